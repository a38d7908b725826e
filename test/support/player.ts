/**
 * Plays a workflow as GitHub would, with two exceptions: it runs no action but this one, built, against stand-in clouds,
 * and it executes no command unless the test says so, but takes its outcome from the test. Supports only the syntax that
 * the examples use.
 */
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseCommandFile } from './runner-commands.ts'
import { postScript, type Run, runAction, toStateVariables } from './runner.ts'

type Strings = Record<string, string>
type Status = 'success' | 'failure' | 'cancelled'
type Outcome = Status | 'skipped'

/** What surrounds a workflow: its inputs, and how its actions and commands end. */
export type PlayOptions = {
  inputs?: Strings
  vars?: Strings
  secrets?: Strings
  /** The event that started a workflow which another one calls. */
  event?: string
  /** Variables in the environment of every step. */
  env?: Strings
  /** Returns inputs to add, so that the action sends its requests to a stand-in. */
  address: (inputs: Strings, env: Strings) => Strings
  /** Returns keys to add to an item of a list, so that its requests differ from those of the other items. */
  itemAddress?: (inputs: Strings, env: Strings) => Strings
  /** Returns the variables that a login action sets, by the action's name without the version. */
  logins?: Record<string, (inputs: Strings) => Strings>
  /** Returns the outcome of a command, or the folder in which Bash executes it. */
  ends?: (command: string, env: Strings) => Status | { folder: string }
}
type PlayedStep = { name: string; outcome: Outcome; outputs: Strings; run?: Run; post?: Run }
type PlayedJob = { id: string; status: Outcome; outputs: Strings; steps: PlayedStep[] }
export type PlayedWorkflow = { jobs: PlayedJob[]; outputs: Strings }

const self = 'promote-secret-version/promote-secret-version@v1'
const root = resolve(import.meta.dirname, '../..')

const scalar = z.union([z.string(), z.number(), z.boolean()])
const scalars = z.record(z.string(), scalar).default({})
const stepSchema = z.strictObject({
  id: z.string().default(''),
  name: z.string().optional(),
  if: scalar.optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: scalars,
  env: scalars,
})
const jobSchema = z.strictObject({
  'runs-on': z.string(),
  'timeout-minutes': z.number(),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.string().optional(),
  environment: z.string().optional(),
  strategy: z.strictObject({ 'fail-fast': z.boolean(), matrix: z.record(z.string(), z.array(z.string())) }).optional(),
  needs: z.union([z.string().transform((name) => [name]), z.array(z.string())]).default([]),
  if: z.string().optional(),
  env: scalars,
  outputs: scalars,
  steps: z.array(stepSchema),
})
const callSchema = z.object({
  inputs: z.record(z.string(), z.object({ default: scalar.optional() })).default({}),
  outputs: z.record(z.string(), z.object({ value: z.string() })).default({}),
})
const workflowSchema = z.object({
  on: z.looseObject({ workflow_dispatch: callSchema.nullish(), workflow_call: callSchema.optional() }),
  env: scalars,
  jobs: z.record(z.string(), jobSchema),
})
const actionSchema = z.object({ inputs: z.record(z.string(), z.object({ default: z.string().default('') })) })
const action = actionSchema.parse(parse(readFileSync(join(root, 'action.yml'), 'utf8')))
/** The inputs whose default is an expression. */
const expressionDefaults = Object.entries(action.inputs).flatMap(([name, { default: value }]) =>
  value.includes('${{') ? [[name, value] as const] : [],
)

let lastRunId = 1_800_000_000

/** Plays all jobs of this workflow, one after the other, as a separate run. */
export async function play(yaml: string, { event = 'push', ...rest }: PlayOptions): Promise<PlayedWorkflow> {
  const workflow = workflowSchema.parse(parse(yaml))
  const own = Object.keys(workflow.on).find((name) => name !== 'workflow_call')
  const runEnv = { GITHUB_EVENT_NAME: own ?? event, GITHUB_RUN_ID: String(++lastRunId) }
  const options = { ...rest, env: { ...runEnv, ...rest.env } }
  const called = workflow.on.workflow_dispatch ?? workflow.on.workflow_call ?? callSchema.parse({})
  const defaults = Object.entries(called.inputs).map(([name, input]) => [name, input.default ?? ''] as const)
  const given = { ...Object.fromEntries(defaults), ...options.inputs }
  const github = { server_url: 'https://github.com', repository: 'octo-org/shop', run_id: options.env.GITHUB_RUN_ID }
  const contexts = { github, inputs: given, vars: options.vars ?? {}, secrets: options.secrets ?? {} }
  const jobs: PlayedJob[] = []
  const results: Record<string, { result: Outcome; outputs: Strings }> = {}
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const needs = Object.fromEntries(job.needs.map((name) => [name, results[name]]))
    const before = combineOutcomes(Object.values(needs).map((need) => need?.result ?? 'skipped'))
    const known = { ...contexts, needs, env: workflow.env }
    const played = evaluateCondition(job.if, known, before)
      ? await Promise.all(expandMatrix(job).map((matrix) => playJob(id, job, { ...known, matrix }, options)))
      : [{ id, status: 'skipped' as const, outputs: {}, steps: [] }]
    jobs.push(...played)
    results[id] = { result: combineOutcomes(played.map(({ status }) => status)), outputs: played.at(-1)?.outputs ?? {} }
  }
  const outputs = Object.entries(called.outputs).map(([name, { value }]) => [name, value])
  return { jobs, outputs: fillExpressions(Object.fromEntries(outputs) as Strings, { ...contexts, jobs: results }) }
}

async function playJob(
  id: string,
  job: z.output<typeof jobSchema>,
  known: Contexts,
  options: PlayOptions,
): Promise<PlayedJob> {
  let status: Status = 'success'
  let exported: Strings = {}
  const seen: Record<string, { outputs: Strings; outcome: Outcome; conclusion: Outcome }> = {}
  const played: PlayedStep[] = []
  const posts: (() => Promise<void>)[] = []
  const jobEnv = { ...fillExpressions(known.env as Strings, known), ...fillExpressions(job.env, known) }
  const contexts = (): Contexts => ({ ...known, env: { ...jobEnv, ...exported }, steps: seen, job: { status } })

  for (const step of job.steps) {
    const done: PlayedStep = { name: step.name ?? step.uses ?? step.run ?? '', outcome: 'skipped', outputs: {} }
    played.push(done)
    if (evaluateCondition(step.if, contexts(), status)) {
      const env = () => ({ ...options.env, ...jobEnv, ...exported, ...fillExpressions(step.env, contexts()) })
      if (step.uses === self) {
        const inputs = () =>
          redirectInputs(
            options,
            fillExpressions({ ...Object.fromEntries(expressionDefaults), ...step.with }, contexts()),
            env(),
          )
        const run = await runAction({ with: inputs(), env: env() })
        Object.assign(done, { run, outputs: run.outputs, outcome: run.exitCode === 0 ? 'success' : 'failure' })
        posts.unshift(async () => {
          const postEnv = { ...env(), ...toStateVariables(run.state) }
          done.post = await runAction({ with: inputs(), env: postEnv, main: postScript })
          if (done.post.exitCode !== 0) status = 'failure'
        })
      } else if (step.uses !== undefined) {
        const login = options.logins?.[step.uses.split('@')[0] ?? '']
        exported = { ...exported, ...login?.(fillExpressions(step.with, contexts())) }
        done.outcome = 'success'
      } else {
        const end = options.ends?.(step.run ?? '', env()) ?? 'success'
        Object.assign(done, typeof end === 'string' ? { outcome: end } : execute(step.run ?? '', env(), end.folder))
      }
      if (done.outcome !== 'success' && status === 'success') status = combineOutcomes([done.outcome])
    }
    seen[step.id] = { outputs: done.outputs, outcome: done.outcome, conclusion: done.outcome }
  }
  // GitHub drops a job output that contains a masked value.
  const masks = [...Object.values(options.secrets ?? {}), ...played.flatMap(({ run }) => run?.masks ?? [])]
  const isSafe = ([, value]: [string, string]) => !masks.some((mask) => value.includes(mask))
  const outputs = Object.fromEntries(Object.entries(fillExpressions(job.outputs, contexts())).filter(isSafe))
  for (const post of posts) await post()
  return { id, status, outputs, steps: played }
}

/** Executes a command as the runner does if a step names no shell. */
function execute(command: string, env: Strings, folder: string): Pick<PlayedStep, 'outcome' | 'outputs'> {
  const file = join(folder, 'GITHUB_OUTPUT')
  writeFileSync(file, '')
  const { status } = spawnSync('bash', ['-e', '-c', command], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env, GITHUB_OUTPUT: file },
  })
  return { outcome: status === 0 ? 'success' : 'failure', outputs: parseCommandFile(readFileSync(file, 'utf8')) }
}

/** Adds to the inputs of a step, and to the items of its list, what directs requests to the stand-ins. */
function redirectInputs({ address, itemAddress }: PlayOptions, inputs: Strings, env: Strings): Strings {
  const entries = Object.entries({ ...inputs, ...address(inputs, env) })
  // The action treats an empty input as unset.
  const all = Object.fromEntries(entries.filter(([, value]) => value !== ''))
  if (!inputs.promotions) return all
  const items = (parse(inputs.promotions) as Strings[]).map((item) => {
    return { ...item, ...itemAddress?.({ ...inputs, ...item }, env) }
  })
  return { ...all, promotions: JSON.stringify(items) }
}

/** Returns every combination of the matrix, or a single empty one if the job has no matrix. */
function expandMatrix({ strategy }: z.output<typeof jobSchema>): Strings[] {
  return Object.entries(strategy?.matrix ?? {}).reduce<Strings[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
}

function combineOutcomes(outcomes: readonly Outcome[]): Status {
  return outcomes.includes('cancelled')
    ? 'cancelled'
    : outcomes.every((outcome) => outcome === 'success')
      ? 'success'
      : 'failure'
}

type Contexts = Record<string, unknown>

/** Evaluates an `if:`. Without a status function it requires `success()`, as on GitHub. */
function evaluateCondition(
  condition: string | number | boolean = 'success()',
  contexts: Contexts,
  status: Status,
): boolean {
  const text = String(condition).replace(/^\s*\$\{\{([^]*)\}\}\s*$/, '$1')
  const hasStatusFunction = /\b(success|failure|cancelled|always)\s*\(/.test(text)
  return (
    evaluate(`!(${hasStatusFunction ? text : `success() && (${text})`})`, contexts, status).coerceString() === 'false'
  )
}

/** Replaces the expressions in these values by their results. */
function fillExpressions(values: Record<string, string | number | boolean>, contexts: Contexts): Strings {
  const fill = (value: unknown) =>
    String(value).replaceAll(/\$\{\{([^]*?)\}\}/g, (_, text: string) => evaluate(text, contexts).coerceString())
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]))
}

function evaluate(text: string, contexts: Contexts, status?: Status): data.ExpressionData {
  const is = { success: 'success', failure: 'failure', cancelled: 'cancelled', always: status }
  const functions = Object.entries(is).map(([name, wanted]) => {
    return { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(status === wanted) }
  })
  const expression = new Parser(new Lexer(text).lex().tokens, Object.keys(contexts), functions).parse()
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  return new Evaluator(expression, values, new Map(functions.map((it) => [it.name, it]))).evaluate()
}
