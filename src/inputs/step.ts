import { cutMiddle, sanitize } from '../untrusted/text.ts'
import { formatIssue, InputIssues, type IssueKind } from './issues.ts'
import { inputNames, inputSchema, itemKeys, readVariable } from './schema.ts'
import type { Environment, InputName, Inputs } from './schema.ts'
import { readCredentials } from './sensitive.ts'

/** Where the inputs come from, and where their issues go. */
type Source = {
  readonly environment: Environment
  /** What was written, by input. */
  readonly texts: ReadonlyMap<string, string>
  /** The inputs that are written right here, not inherited by an item from its step. */
  readonly ownNames: ReadonlySet<string>
  readonly issues: InputIssues
  /** What the names of an item's inputs begin with in an issue. */
  readonly prefix?: string
  /** Where the record comes from, if it is not the input: what `environment` led to. */
  readonly recordOrigin?: string
  readonly isEndOfJob: boolean
}

/** Inputs whose value is never quoted: credentials, or longer than an error should be. */
const unquoted: readonly string[] = [
  'access-key-id',
  'secret-access-key',
  'security-token',
  'auth-token',
  'github-token',
  'record',
  'promotions',
]
const maxQuoted = 60

/** The inputs of the step, or of one item of its list, and the issues that all of them share. */
export class StepInputs {
  /** Without the invalid ones, so that the rest can still be checked. */
  readonly values: Inputs
  readonly #source: Source

  private constructor(source: Source) {
    this.#source = source
    const { texts, ownNames } = source
    const parsed = inputSchema.safeParse(Object.fromEntries(texts))
    const issues = parsed.error?.issues ?? []
    const invalid = new Map(issues.map(({ path, message }) => [path[0] as InputName, message]))
    // The step has reported what an item inherits.
    for (const [name, message] of invalid) if (ownNames.has(name)) this.#add(name, `${message}${this.#quote(name)}`)
    const valid = [...texts].filter(([name]) => !invalid.has(name as InputName))
    this.values = parsed.data ?? inputSchema.parse(Object.fromEntries(valid))
  }

  /**
   * Returns the inputs of the step that the runner has started.
   *
   * @param isEndOfJob whether it was started for the end of the job; never to be read from a variable, which a later step
   * of the job can set
   */
  static from(environment: Environment, { isEndOfJob = false } = {}): StepInputs {
    const texts = new Map<string, string>()
    for (const name of inputNames) {
      const value = readVariable(environment, name)
      if (value !== undefined) texts.set(name, value)
    }
    const ownNames = new Set(texts.keys())
    return new StepInputs({ environment, texts, ownNames, issues: new InputIssues(), isEndOfJob })
  }

  /** Returns an item of the step's list: its own values, the rest from the step. */
  item(index: number, values: Readonly<Record<string, string>>): StepInputs {
    const own = new Map(Object.entries(values).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : [])))
    const isTarget = (name: string) => name === 'target-version' || name === 'target-stage'
    const ownsTarget = [...own.keys()].some(isTarget)
    const inherited = [...this.#source.texts].filter(([name]) => !(ownsTarget && isTarget(name)))
    const texts = new Map([...inherited, ...own])
    return new StepInputs({ ...this.#source, texts, ownNames: new Set(own.keys()), prefix: `promotions[${index}].` })
  }

  /**
   * Returns the step with a record that was found for it.
   *
   * @param recordOrigin what an issue with the record says of `environment` first
   * @param unset inputs that do not apply to that record
   */
  withRecord(record: string, recordOrigin: string, unset: readonly InputName[] = []): StepInputs {
    const texts = new Map([...this.#source.texts, ['record', record]])
    for (const name of unset) texts.delete(name)
    return new StepInputs({ ...this.#source, texts, ownNames: new Set(texts.keys()), recordOrigin })
  }

  /** Whether an input is set at all, valid or not. */
  isSet(name: InputName): boolean {
    return this.#source.texts.has(name)
  }

  /** Whether an input is set right here, not inherited by an item from its step. */
  isOwn(name: InputName): boolean {
    return this.#source.ownNames.has(name)
  }

  /** Whether the step is a rollback that has only its environment to go by. */
  get isByEnvironment(): boolean {
    const others = ['record', 'target-version', 'target-stage', 'promotions'] as const
    return this.values.rollback && this.isSet('environment') && !others.some((name) => this.isSet(name))
  }

  /** Whether the record was found for the step, by inputs that selected it. */
  get hasFoundRecord(): boolean {
    return this.#source.recordOrigin !== undefined
  }

  /** Whether the record is the one that this very step saved for the end of its job, along with the rest of its state. */
  get isOwnRecord(): boolean {
    return this.#source.isEndOfJob
  }

  /** Reads an input, or an environment variable. */
  readonly readVariable = (name: string): string | undefined => readVariable(this.#source.environment, name)

  /** Adds an issue with an input. */
  addIssue(input: InputName, kind: IssueKind, values: Readonly<Record<string, string>> = {}): void {
    this.#add(input, formatIssue(kind, values))
  }

  /** Adds an issue with an input whose value is refused, and quotes that. */
  addInvalid(input: InputName, kind: IssueKind, values: Readonly<Record<string, string>> = {}): void {
    this.#add(input, `${formatIssue(kind, values)}${this.#quote(input)}`)
  }

  /** Adds an issue with the record, in the words of the record's own parser. */
  addRecordIssue(message: string): void {
    this.#add('record', message)
  }

  /** Formats a text from outside for an error: short, and without credentials. */
  formatQuoted(text: string, maxLength = maxQuoted): string {
    const clean = sanitize(text.slice(0, 10 * maxLength), readCredentials(this.#source.environment)) ?? ''
    return cutMiddle(clean.replaceAll('`', "'"), maxLength)
  }

  /** @throws InputError if there are any issues */
  throwIfInvalid(): void {
    this.#source.issues.throwIfAny()
  }

  #add(input: InputName, message: string): void {
    const { issues, prefix = '', recordOrigin } = this.#source
    if (input === 'record' && recordOrigin !== undefined) issues.add('environment', `${recordOrigin} ${message}`)
    else issues.add(itemKeys.some((key) => key === input) ? `${prefix}${input}` : input, message)
  }

  #quote(input: InputName): string {
    const text = this.#source.texts.get(input)
    return text === undefined || unquoted.includes(input) ? '' : `, got \`${this.formatQuoted(text)}\``
  }
}
