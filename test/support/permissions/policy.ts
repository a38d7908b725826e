/** Policies as the pages have them: what they allow, and which token they trust. */
import { z } from 'zod'

/** A request as a policy sees it. */
export type Access = {
  readonly permission: string
  /** The secret, as the provider's policies name it. */
  readonly resource: string
  /** The label that is moved, undefined for other requests. */
  readonly label?: string | undefined
}

/** Requests that are allowed together, or that are denied whatever else allows them. */
type Statement = {
  readonly effect: 'Allow' | 'Deny'
  readonly permissions: readonly string[]
  readonly resources: readonly string[]
  /** The labels that may be moved, undefined if any may. */
  readonly labels?: readonly string[] | undefined
}

const list = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const statement = z.strictObject({
  Effect: z.enum(['Allow', 'Deny']),
  Action: list,
  Resource: list,
  Condition: z.strictObject({ StringEquals: z.strictObject({ 'secretsmanager:VersionStage': list }) }).optional(),
})
const trust = z.strictObject({
  Effect: z.literal('Allow'),
  Action: list,
  Principal: z.strictObject({ Federated: list }),
  Condition: z.partialRecord(z.enum(['StringEquals', 'StringLike', 'StringMatch']), z.record(z.string(), list)),
})
const policyOf = <S extends z.ZodType>(each: S) => z.strictObject({ Version: z.string(), Statement: z.array(each) })

/** Returns the JSON blocks of a text. */
const jsonIn = (text: string): unknown[] =>
  [...text.matchAll(/^```json\n([^]*?)^```/gm)].map(([, block = '']) => JSON.parse(block) as unknown)

/**
 * Returns what the policies of a text allow or deny: those in JSON, the roles of Google Cloud and Azure, or the sentence of
 * OCI.
 */
export function readStatements(text: string): Statement[] {
  const role = [...text.matchAll(/^ +- (secretmanager\.\S+)$/gm)].map(([, permission = '']) => permission)
  const [, secret = '', project = ''] = /^gcloud secrets add-iam-policy-binding (\S+) --project=(\S+)/m.exec(text) ?? []
  if (role.length > 0)
    return [{ effect: 'Allow', permissions: role, resources: [`projects/${project}/secrets/${secret}`] }]
  const [, list = '', id = ''] =
    /^Allow group .* to \{([^}]+)\} in .* where target\.secret\.id = '([^']+)'$/m.exec(text) ?? []
  if (list !== '') return [{ effect: 'Allow', permissions: list.split(', '), resources: [id] }]
  // A role of Azure is about all that it is assigned for: a store, a vault.
  const dataActions = [...text.matchAll(/"DataActions": \[([^\]]+)\]/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name),
  )
  if (dataActions.length > 0) return [{ effect: 'Allow', permissions: dataActions, resources: ['*'] }]
  return jsonIn(text).flatMap((json) =>
    policyOf(statement)
      .parse(json)
      .Statement.map(({ Effect, Action, Resource, Condition }) => {
        const labels = Condition?.StringEquals['secretsmanager:VersionStage']
        return { effect: Effect, permissions: Action, resources: Resource, labels }
      }),
  )
}

/** Returns the actions and the claims of the trust policies of a text. */
export function readTrustPolicies(text: string) {
  return jsonIn(text).map((json) => {
    const [only, ...more] = policyOf(trust).parse(json).Statement
    if (only === undefined || more.length > 0) throw new Error('a trust policy has one statement')
    const conditions = Object.values(only.Condition).flatMap((each) => Object.entries(each))
    const claim = (name: string) => conditions.find(([key]) => key.endsWith(`:${name}`))?.[1].join()
    // The provider of AWS is named by its issuer.
    const [, issuer] = /:oidc-provider\/([^/]+\..*)$/.exec(only.Principal.Federated.join()) ?? []
    return {
      actions: only.Action,
      issuer: claim('iss') ?? (issuer && `https://${issuer}`),
      audience: claim('aud'),
      subject: claim('sub'),
    }
  })
}

/** Whether a statement allows the request, and none denies it. A condition on a label denies requests without one. */
export function allows(statements: readonly Statement[], { permission, resource, label }: Access): boolean {
  const effects = statements
    .filter(
      ({ permissions, resources, labels }) =>
        permissions.includes(permission) &&
        resources.some((pattern) => toPattern(pattern).test(resource)) &&
        (labels === undefined || (label !== undefined && labels.includes(label))),
    )
    .map(({ effect }) => effect)
  return effects.includes('Allow') && !effects.includes('Deny')
}

/** Wildcards mean the same in all policies. */
const toPattern = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll(String.raw`\*`, '.*')
      .replaceAll(String.raw`\?`, '.')}$`,
  )
