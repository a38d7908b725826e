/**
 * Plays a workflow as GitHub would, but for two things: of actions only ours is run, the built one against stand-in
 * clouds, and a command ends as the test says, without being executed. Knows what the examples use and nothing more.
 */
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Run, runAction } from './runner.ts'

type Strings = Record<string, string>
type Status = 'success' | 'failure' | 'cancelled'
type Outcome = Status | 'skipped'

export type Stage = {
  inputs?: Strings
  vars?: Strings
  secrets?: Strings
  /** What the runner adds to the environment of every step. */
  env?: Strings
  /** What the action gets beside its inputs, so that its requests go to a stand-in. */
  address: (inputs: Strings, env: Strings) => Strings
  /** The same for an item of a list, by which its requests are told from those of the others. */
  itemAddress?: (inputs: Strings, env: Strings) => Strings
  /** The environment that a login action leaves behind, by its name without the version. */
  logins?: Record<string, (inputs: Strings) => Strings>
  /** How a command ends. */
  ends?: (command: string, env: Strings) => Status
}
type PlayedStep = { name: string; outcome: Outcome; run?: Run; post?: Run }
type PlayedJob = { id: string; status: Outcome; outputs: Strings; steps: PlayedStep[] }
export type Played = { jobs: PlayedJob[]; outputs: Strings }

const self = 'promote-secret-version/promote-secret-version@v1'
const root = resolve(import.meta.dirname, '../..')

const scalar = z.union([z.string(), z.number(), z.boolean()])
const scalars = z.record(z.string(), scalar).default({})
const Step = z.strictObject({
  id: z.string().default(''),
  name: z.string().optional(),
  if: scalar.optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: scalars,
  env: scalars,
})
const Job = z.strictObject({
  'runs-on': z.string(),
  'timeout-minutes': z.number(),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.string().optional(),
  strategy: z.strictObject({ 'fail-fast': z.boolean(), matrix: z.record(z.string(), z.array(z.string())) }).optional(),
  needs: z.union([z.string().transform((name) => [name]), z.array(z.string())]).default([]),
  if: z.string().optional(),
  env: scalars,
  outputs: scalars,
  steps: z.array(Step),
})
const Called = z.object({
  inputs: z.record(z.string(), z.object({ default: scalar.optional() })).default({}),
  outputs: z.record(z.string(), z.object({ value: z.string() })).default({}),
})
const Workflow = z.object({
  on: z.object({ workflow_dispatch: Called.optional(), workflow_call: Called.optional() }),
  env: scalars,
  jobs: z.record(z.string(), Job),
})
const Action = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string().default('') })),
  runs: z.object({ post: z.string() }),
})
const action = Action.parse(parse(readFileSync(join(root, 'action.yml'), 'utf8')))
/** Inputs whose default says something about the job. */
const computed = Object.entries(action.inputs).flatMap(([name, { default: value }]) =>
  value.includes('${{') ? [[name, value] as const] : [],
)

/** Plays all jobs of the workflow in this file, one after the other. */
export async function play(file: string, stage: Stage): Promise<Played> {
  const workflow = Workflow.parse(parse(readFileSync(join(root, file), 'utf8')))
  const called = workflow.on.workflow_dispatch ?? workflow.on.workflow_call ?? Called.parse({})
  const defaults = Object.entries(called.inputs).map(([name, input]) => [name, input.default ?? ''] as const)
  const given = { ...Object.fromEntries(defaults), ...stage.inputs }
  const contexts = { github: {}, inputs: given, vars: stage.vars ?? {}, secrets: stage.secrets ?? {} }
  const jobs: PlayedJob[] = []
  const results: Record<string, { result: Outcome; outputs: Strings }> = {}
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const needs = Object.fromEntries(job.needs.map((name) => [name, results[name]]))
    const before = overall(Object.values(needs).map((need) => need?.result ?? 'skipped'))
    const known = { ...contexts, needs, env: workflow.env }
    const played = holds(job.if, known, before)
      ? await Promise.all(combinations(job).map((matrix) => playJob(id, job, { ...known, matrix }, stage)))
      : [{ id, status: 'skipped' as const, outputs: {}, steps: [] }]
    jobs.push(...played)
    results[id] = { result: overall(played.map(({ status }) => status)), outputs: played.at(-1)?.outputs ?? {} }
  }
  const outputs = Object.entries(called.outputs).map(([name, { value }]) => [name, value])
  return { jobs, outputs: filled(Object.fromEntries(outputs) as Strings, { ...contexts, jobs: results }) }
}

async function playJob(id: string, job: z.output<typeof Job>, known: Contexts, stage: Stage): Promise<PlayedJob> {
  let status: Status = 'success'
  let exported: Strings = {}
  const seen: Record<string, { outputs: Strings; outcome: Outcome; conclusion: Outcome }> = {}
  const played: PlayedStep[] = []
  const posts: (() => Promise<void>)[] = []
  const jobEnv = { ...filled(known.env as Strings, known), ...filled(job.env, known) }
  const contexts = (): Contexts => ({ ...known, env: { ...jobEnv, ...exported }, steps: seen, job: { status } })

  for (const step of job.steps) {
    const done: PlayedStep = { name: step.name ?? step.uses ?? step.run ?? '', outcome: 'skipped' }
    played.push(done)
    if (holds(step.if, contexts(), status)) {
      const env = () => ({ ...stage.env, ...jobEnv, ...exported, ...filled(step.env, contexts()) })
      if (step.uses === self) {
        const inputs = () => sentTo(stage, filled({ ...Object.fromEntries(computed), ...step.with }, contexts()), env())
        const run = await runAction({ with: inputs(), env: env() })
        Object.assign(done, { run, outcome: run.exitCode === 0 ? 'success' : 'failure' })
        posts.unshift(async () => {
          const states = Object.entries(run.state).map(([name, value]) => [`STATE_${name}`, value])
          const state = Object.fromEntries(states) as Strings
          const main = join(root, action.runs.post)
          done.post = await runAction({ with: inputs(), env: { ...env(), ...state }, main })
          if (done.post.exitCode !== 0) status = 'failure'
        })
      } else if (step.uses !== undefined) {
        const login = stage.logins?.[step.uses.split('@')[0] ?? '']
        exported = { ...exported, ...login?.(filled(step.with, contexts())) }
        done.outcome = 'success'
      } else done.outcome = stage.ends?.(step.run ?? '', env()) ?? 'success'
      if (done.outcome !== 'success' && status === 'success') status = overall([done.outcome])
    }
    seen[step.id] = { outputs: done.run?.outputs ?? {}, outcome: done.outcome, conclusion: done.outcome }
  }
  // GitHub drops an output of a job that holds something masked.
  const masks = [...Object.values(stage.secrets ?? {}), ...played.flatMap(({ run }) => run?.masks ?? [])]
  const isSafe = ([, value]: [string, string]) => !masks.some((mask) => value.includes(mask))
  const outputs = Object.fromEntries(Object.entries(filled(job.outputs, contexts())).filter(isSafe))
  for (const post of posts) await post()
  return { id, status, outputs, steps: played }
}

/** The inputs of a step as they are, and those of the items of its list, with what leads to the stand-ins. */
function sentTo({ address, itemAddress }: Stage, inputs: Strings, env: Strings): Strings {
  const entries = Object.entries({ ...inputs, ...address(inputs, env) })
  // To the action, an empty input is one that is not given.
  const all = Object.fromEntries(entries.filter(([, value]) => value !== ''))
  if (!inputs.promotions) return all
  const items = (parse(inputs.promotions) as Strings[]).map((item) => {
    return { ...item, ...itemAddress?.({ ...inputs, ...item }, env) }
  })
  return { ...all, promotions: JSON.stringify(items) }
}

/** Every combination of the matrix; one without anything where there is none. */
function combinations({ strategy }: z.output<typeof Job>): Strings[] {
  return Object.entries(strategy?.matrix ?? {}).reduce<Strings[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
}

function overall(outcomes: readonly Outcome[]): Status {
  return outcomes.includes('cancelled')
    ? 'cancelled'
    : outcomes.every((outcome) => outcome === 'success')
      ? 'success'
      : 'failure'
}

type Contexts = Record<string, unknown>

/** Whether an `if:` holds; without a word about the status it holds only as long as all is well. */
function holds(condition: string | number | boolean = 'success()', contexts: Contexts, status: Status): boolean {
  const text = String(condition).replace(/^\s*\$\{\{([^]*)\}\}\s*$/, '$1')
  const asks = /\b(success|failure|cancelled|always)\s*\(/.test(text)
  return evaluate(`!(${asks ? text : `success() && (${text})`})`, contexts, status).coerceString() === 'false'
}

/** The values with their expressions replaced by what they come to. */
function filled(values: Record<string, string | number | boolean>, contexts: Contexts): Strings {
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
