import * as z from 'zod/mini'
import { labelList, lenient, listOf, maxPageLength } from '../../untrusted/schema.ts'
import { patterns } from './names.ts'

const arn = z.string('is not the ARN of a parameter').check(z.regex(patterns.fullName, 'is not the ARN of a parameter'))
/** One of the types that a parameter has; an unknown one is not quoted. */
const type = z.enum(['String', 'StringList', 'SecureString'], 'is not a known type')
const name = z.string('is not a name').check(z.regex(patterns.secret, 'is not the name of a parameter'))

/**
 * `DescribeParameters`, which returns no value; a page may be empty though another follows:
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html
 */
export const descriptionList = z.object({
  Parameters: z.nullish(
    listOf(z.object({ ARN: arn, Name: name, Type: type, Tier: lenient(z.string()) }), maxPageLength),
  ),
  NextToken: z.nullish(z.string()),
})

/** A parameter without its value. */
export type Description = NonNullable<z.output<typeof descriptionList>['Parameters']>[number]

/**
 * `GetParameterHistory`. Each version has a `Value`, encrypted unless the parameter is none of type `SecureString`; since
 * the schema does not name it, it is dropped here.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameterHistory.html
 */
export const history = z.object({
  Parameters: z.nullish(
    listOf(
      z.object({
        Name: name,
        Type: type,
        Version: z.int().check(z.positive()),
        Labels: z.nullish(labelList()),
      }),
      maxPageLength,
    ),
  ),
  NextToken: z.nullish(z.string()),
})

/** `LabelParameterVersion` and `UnlabelParameterVersion`: the labels that were refused, although the status is 200. */
export const labelResponse = z.object({ InvalidLabels: z.nullish(labelList()) })
