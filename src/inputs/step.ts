import * as z from 'zod/mini'
import { originOf } from '../http/url.ts'
import { credentialInputs } from '../auth/credentials.ts'
import { providers } from '../stores/registry.ts'
import { projectIdPattern } from '../stores/provider.ts'

/** The variables of the process. */
type Environment = Readonly<Record<string, string | undefined>>

/** All that is wrong with the inputs, each with its name. */
export class InputError extends Error {
  override readonly name = 'InputError'
  constructor(mistakes: readonly { readonly input: string; readonly message: string }[]) {
    super(mistakes.map(({ input, message }) => `\`${input}\` ${message}`).join('\n'))
  }
}

const flag = z.pipe(
  z._default(z.enum(['true', 'false'], { error: 'must be `true` or `false`' }), 'false'),
  z.transform((value) => value === 'true'),
)
const line = z.string().check(z.regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,2048}$/u, 'must be one line of text'))
const credential = z.string().check(z.regex(/^[\x21-\x7e]+$/, 'must be one line without blanks'))
const hoursIn = { h: 1, d: 24 }
const duration = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,3}[hd]$/, 'must be hours or days ahead, such as `36h` or `30d`')),
  z.transform((text) => parseInt(text, 10) * hoursIn[text.slice(-1) as keyof typeof hoursIn] * 3_600_000),
)

/** The address of an API, as its origin. */
export const address = z.pipe(
  z.string(),
  z.transform((text, context) => {
    const origin = originOf(text)
    if (origin !== undefined) return origin
    const message = 'must be `https://host`, or `http://` to a loopback host, with nothing after it'
    context.issues.push({ code: 'custom', message, input: text })
    return z.NEVER
  }),
)
function count(most: number) {
  const message = `must be a whole number from 1 to ${most}`
  const number = z.pipe(z.string().check(z.regex(/^\d{1,6}$/, message)), z.transform(Number))
  return number.check(z.refine((value) => value >= 1 && value <= most, message))
}

/** What is said of a region that is none. */
export const notRegion = 'is not the name of a region'

/** What the region of any provider, and a project id, look like, wherever they come from. */
const region = z.string().check(z.regex(/^[a-z]{2,20}(-[a-z0-9]{1,20}){1,4}$/, notRegion))
export const projectId = z.string().check(z.regex(projectIdPattern, 'is not a project id'))

const names = Object.keys(providers).join(', ')

/** Every input by the name that it has in a workflow. */
const schema = z.object({
  provider: z.optional(z.enum(Object.keys(providers), { error: `must be one of ${names}` })),
  secret: z.optional(line),
  stage: z.optional(line),
  'target-version': z.optional(line),
  'target-stage': z.optional(line),
  'expected-version': z.optional(line),
  'previous-stage': z._default(line, 'auto'),
  rollback: flag,
  record: z.optional(z.string()),
  force: flag,
  'rollback-on-failure': flag,
  'dry-run': flag,
  promotions: z.optional(z.string()),
  concurrency: z._default(count(64), 8),
  'expire-outgoing-after': z.optional(duration),
  region: z.optional(region),
  'project-id': z.optional(projectId),
  endpoint: z.optional(address),
  'identity-endpoint': z.optional(address),
  'role-to-assume': z.optional(line),
  'oidc-provider': z.optional(line),
  'oidc-audience': z.optional(line),
  'role-session-name': z.optional(line),
  [credentialInputs.accessKeyId]: z.optional(credential),
  [credentialInputs.secretAccessKey]: z.optional(credential),
  [credentialInputs.securityToken]: z.optional(credential),
  [credentialInputs.authToken]: z.optional(credential),
  environment: z.optional(line),
  'github-token': z.optional(z.string()),
  'timeout-seconds': z._default(count(86_400), 120),
  'max-attempts': z._default(count(20), 4),
  'job-status': z.optional(z.string()),
})

/** The inputs as what they mean. */
type Inputs = z.output<typeof schema>
export type InputName = keyof Inputs

/** The names of all inputs. */
export const inputNames = Object.keys(schema.shape) as readonly InputName[]

/**
 * The value of an input as the runner hands it over, or of an environment variable where no input has that name;
 * undefined where it is empty, since the runner passes inputs that are not given that way.
 */
export function lookUpIn(environment: Environment, name: string): string | undefined {
  const isInput = inputNames.some((input) => input === name)
  const value = environment[isInput ? `INPUT_${name.toUpperCase()}` : name]?.trim()
  return value === '' ? undefined : value
}

/** What an item of `promotions` may say. */
export const itemNames = [
  'provider',
  'secret',
  'stage',
  'target-version',
  'target-stage',
  'expected-version',
  'previous-stage',
  'region',
  'project-id',
  'endpoint',
  'expire-outgoing-after',
] as const satisfies readonly InputName[]

/** The inputs of the step, or of one item of it, and a place to take note of all that is wrong with them. */
export class Step {
  /** Without those that are wrong, so that the rest can still be checked. */
  readonly inputs: Inputs
  readonly #environment: Environment
  readonly #given: ReadonlyMap<string, string>
  readonly #own: ReadonlySet<string>
  readonly #mistakes: Map<string, string>
  readonly #prefix: string
  readonly #originOfRecord: string | undefined

  private constructor(
    environment: Environment,
    given: ReadonlyMap<string, string>,
    own: ReadonlySet<string>,
    mistakes = new Map<string, string>(),
    prefix = '',
    originOfRecord?: string,
  ) {
    this.#environment = environment
    this.#given = given
    this.#own = own
    this.#mistakes = mistakes
    this.#prefix = prefix
    this.#originOfRecord = originOfRecord
    const issues = schema.safeParse(Object.fromEntries(given)).error?.issues ?? []
    const wrong = new Map(issues.map(({ path, message }) => [path[0] as InputName, message]))
    // An item inherits what the step has said about already.
    for (const [name, message] of wrong) if (own.has(name)) this.say(name, message)
    this.inputs = schema.parse(Object.fromEntries([...given].filter(([name]) => !wrong.has(name as InputName))))
  }

  /** The step that the runner has started. */
  static from(environment: Environment): Step {
    const given = new Map<string, string>()
    for (const name of inputNames) {
      const value = lookUpIn(environment, name)
      if (value !== undefined) given.set(name, value)
    }
    return new Step(environment, given, new Set(given.keys()))
  }

  /** An item of the step's list: what it says itself, the rest from the step. */
  item(index: number, values: Readonly<Record<string, string>>): Step {
    const own = new Map(Object.entries(values).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : [])))
    const isTarget = (name: string) => name === 'target-version' || name === 'target-stage'
    const ownsTarget = [...own.keys()].some(isTarget)
    const inherited = [...this.#given].filter(([name]) => !(ownsTarget && isTarget(name)))
    const given = new Map([...inherited, ...own])
    return new Step(this.#environment, given, new Set(own.keys()), this.#mistakes, `promotions[${index}].`)
  }

  /**
   * The step with a record that was found for it: what the other inputs have chosen it by is not said again.
   *
   * @param origin what is said of `environment` before what is wrong with the record
   */
  withRecord(record: string, origin: string, chosenBy: readonly InputName[]): Step {
    const rest = [...this.#given].filter(([name]) => !chosenBy.some((chosen) => chosen === name))
    const given = new Map([...rest, ['record', record]])
    return new Step(this.#environment, given, new Set(given.keys()), this.#mistakes, this.#prefix, origin)
  }

  /** Whether an input is given at all, right or wrong. */
  has(name: InputName): boolean {
    return this.#given.has(name)
  }

  /** Whether an input is given right here, not inherited by an item from its step. */
  hasOwn(name: InputName): boolean {
    return this.#own.has(name)
  }

  /** Value of an input, or of an environment variable. */
  readonly lookUp = (name: string): string | undefined => lookUpIn(this.#environment, name)

  /** Takes note of a mistake. The first about an input counts: it explains the others. */
  say(input: InputName, message: string): void {
    if (input === 'record' && this.#originOfRecord !== undefined) {
      this.say('environment', `${this.#originOfRecord} ${message}`)
      return
    }
    const isItems = itemNames.some((name) => name === input)
    const name = isItems ? `${this.#prefix}${input}` : input
    if (!this.#mistakes.has(name)) this.#mistakes.set(name, message)
  }

  /** @throws InputError when anything is wrong */
  complain(): void {
    if (this.#mistakes.size > 0)
      throw new InputError([...this.#mistakes].map(([input, message]) => ({ input, message })))
  }
}
