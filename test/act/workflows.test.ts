/** The built action where the examples do not have it: in a composite action, in a called workflow, among other steps. */
import { expect, it } from 'vitest'
import { TRUSTED } from '../support/clouds/identity.ts'
import { readRecord } from '../support/record.ts'
import { describeWith } from '../tools/tools.ts'
import { type ActOptions, type ActRun, readTerminal, runAct, self } from './act.ts'
import { scripts, startClouds } from './clouds.ts'

type Clouds = Awaited<ReturnType<typeof startClouds>>
type Json = Record<string, unknown>

const promote = (inputs: Record<string, string> = {}): Json => ({
  ...{ id: 'promote', name: 'Promote', uses: `${self}@v1` },
  with: {
    ...{ provider: 'aws-secrets-manager', region: 'eu-central-1', secret: 'shop/db', 'target-stage': 'next' },
    ...{ 'role-to-assume': TRUSTED.aws.role, 'rollback-on-failure': 'true' },
    ...inputs,
  },
})
/** Inputs that turn a promotion into a rollback. */
const rollBack = (record: string) => ({
  ...{ 'target-stage': '', 'rollback-on-failure': 'false' },
  ...{ rollback: 'true', record },
})
const checkout = { uses: 'actions/checkout@v7' }
const job = (steps: Json[], more: Json = {}): Json => ({ 'runs-on': 'ubuntu-latest', steps, ...more })
const jobs = (...steps: Json[]) => ({ deploy: job([checkout, ...steps]) })
const deploy = { name: 'Deploy', run: './deploy.sh' }
/** Shows outputs of a step or a job in the log. */
const show = (expression: string) => ({ name: 'Show', run: 'echo "$VALUE"', env: { VALUE: `\${{ ${expression} }}` } })
const failing = { FAILING: '^deploy.sh' }

/** Returns the options that run these jobs, with files and actions whose steps are led to the stand-ins too. */
const build = (w: Clouds, all: Json, { env, files, actions, ...more }: Partial<ActOptions> = {}): ActOptions => ({
  ...{ ...w.options, ...more },
  env: { ...w.options.env, ...env },
  actions: { ...w.options.actions, ...actions },
  workflow: '.github/workflows/deploy.yml',
  files: {
    ...{ ...scripts, ...files },
    '.github/workflows/deploy.yml': w.redirect(JSON.stringify({ name: 'Deploy', on: 'push', jobs: all })),
  },
})
const run = (w: Clouds, all: Json, more?: Partial<ActOptions>) => runAct(build(w, all, more))

/** Returns the first line of each post step. */
const ends = ({ steps }: ActRun) =>
  steps.flatMap(({ stage, output }) => (stage === 'Post' && output ? [output.trim().split(/\s*\n/)[0]] : []))
const shown = ({ steps }: ActRun) => steps.findLast(({ name }) => name === 'Show')?.output.trim()
const afterFailure = 'Rolling back the labels that this step moved, since the job failed.'
const afterCancellation = 'Rolling back the labels that this step moved, since the job was cancelled.'
const afterSuccess = 'Nothing to roll back: the job succeeded.'
const afterComposite = 'Nothing was rolled back: act says only that the composite action of this step succeeded.'
const found = { AWSPREVIOUS: 'v1', AWSCURRENT: 'v2', next: 'v3', staging: 'v3' }
const promoted = { AWSPREVIOUS: 'v2', AWSCURRENT: 'v3', next: 'v3', staging: 'v3' }

/** What interrupts act when the message has this text. */
function interruptAt(text: string) {
  const controller = new AbortController()
  const onMessage = (message: string) => {
    if (message.includes(text)) controller.abort()
  }
  return { interrupt: controller.signal, onMessage }
}

describeWith('act', 'the action in a composite action', () => {
  /** A composite action that promotes, then runs a command. */
  const composite = (w: Clouds) =>
    w.redirect(
      JSON.stringify({
        ...{ name: 'Release', description: 'Promotes a secret' },
        inputs: { command: { description: 'Command to run after the promotion', default: 'true' } },
        outputs: { record: { description: 'Record', value: '${{ steps.promote.outputs.record }}' } },
        runs: { using: 'composite', steps: [promote(), { run: '${{ inputs.command }}', shell: 'bash' }] },
      }),
    )
  const remote = 'octo-org/release@v1'
  const local = './.github/actions/release'
  const placed = (w: Clouds) => ({
    actions: { [remote]: { 'action.yml': composite(w) } },
    files: { [`${local}/action.yml`]: composite(w) },
  })
  const release = (uses: string, command = 'true') => ({ id: 'release', uses, with: { command } })

  it.each([remote, local])('promotes, and returns its outputs: %s', async (uses) => {
    await using w = await startClouds()
    const played = await run(w, jobs(release(uses), deploy, show('steps.release.outputs.record')), placed(w))
    expect(played.jobs, played.log).toEqual({ 'Deploy/deploy': 'success' })
    expect(readRecord(shown(played)).secrets).toHaveLength(1)
    expect(ends(played)).toEqual([afterComposite])
    expect(w.amazon.labels('shop/db')).toEqual(promoted)
  })

  it.each([remote, local])('rolls back if a later step of the composite action fails: %s', async (uses) => {
    await using w = await startClouds()
    const played = await run(w, jobs(release(uses, 'exit 1'), deploy), placed(w))
    expect(played.jobs, played.log).toEqual({ 'Deploy/deploy': 'failure' })
    expect(ends(played)).toEqual([afterFailure])
    expect(w.amazon.labels('shop/db')).toEqual(found)
  })

  it.each([remote, local])('rolls back if the job is cancelled later: %s', async (uses) => {
    await using w = await startClouds()
    const more = { ...placed(w), ...interruptAt('called: deploy.sh'), env: { HANGING: '^deploy.sh' } }
    const played = await run(w, jobs(release(uses), deploy), more)
    expect(ends(played), played.log).toEqual([afterCancellation])
    expect(w.amazon.labels('shop/db')).toEqual(found)
  })

  it.each([remote, local])(
    'is told by act that the job succeeded if a later step of the job fails: %s',
    async (uses) => {
      await using w = await startClouds()
      const played = await run(w, jobs(release(uses), deploy), { ...placed(w), env: failing })
      expect(played.jobs, played.log).toEqual({ 'Deploy/deploy': 'failure' })
      expect(ends(played)).toEqual([afterComposite])
      expect(w.amazon.labels('shop/db')).toEqual(promoted)
    },
  )

  it('is rolled back by a step of the workflow, with the record that the composite action returns', async () => {
    await using w = await startClouds()
    const inputs = rollBack('${{ steps.release.outputs.record }}')
    const rollback = { ...promote(inputs), id: 'rollback', name: 'Roll back', if: 'failure() || cancelled()' }
    const played = await run(w, jobs(release(remote), deploy, rollback), { ...placed(w), env: failing })
    expect(played.steps.find(({ name }) => name === 'Roll back')?.result, played.log).toBe('success')
    expect(w.amazon.labels('shop/db')).toEqual(found)
  })

  it('warns that act does not tell it whether the job fails', async () => {
    await using w = await startClouds()
    const played = await run(w, jobs(release(remote), deploy), placed(w))
    expect(played.log).toMatch(/::warning .*composite action.*`rollback-on-failure` may roll back nothing/)
  })
})

describeWith('act', 'the action in a called workflow', () => {
  const called = (w: Clouds) => ({
    files: {
      '.github/workflows/called.yml': w.redirect(
        JSON.stringify({
          ...{ name: 'Called' },
          on: {
            workflow_call: {
              inputs: { version: { type: 'string', required: true } },
              outputs: { record: { value: '${{ jobs.promote.outputs.record }}' } },
            },
          },
          jobs: {
            promote: job(
              [promote({ 'target-stage': '', 'target-version': '${{ inputs.version }}' }), checkout, deploy],
              {
                outputs: { record: '${{ steps.promote.outputs.record }}' },
              },
            ),
          },
        }),
      ),
    },
  })
  const all = {
    deploy: { uses: './.github/workflows/called.yml', with: { version: 'v3' } },
    test: job([checkout, { run: './smoke-test.sh' }], { needs: 'deploy' }),
    rollback: job([promote(rollBack('${{ needs.deploy.outputs.record }}'))], {
      needs: ['deploy', 'test'],
      if: "failure() && needs.deploy.result == 'success'",
    }),
  }

  it('promotes, and a later job rolls back with the record that the workflow returns', async () => {
    await using w = await startClouds()
    expect((await run(w, all, called(w))).exitCode).toBe(0)
    expect(w.amazon.labels('shop/db')).toEqual(promoted)
    await using other = await startClouds()
    const played = await run(other, all, { ...called(other), env: { FAILING: '^smoke-test.sh' } })
    expect(played.jobs, played.log).toMatchObject({ 'Deploy/test': 'failure', 'Deploy/rollback': 'success' })
    expect(other.amazon.labels('shop/db')).toEqual(found)
  })

  it('rolls back at the end of the job if the deploy fails', async () => {
    await using w = await startClouds()
    const played = await run(w, all, { ...called(w), env: failing })
    expect(ends(played), played.log).toEqual([afterFailure])
    expect(w.amazon.labels('shop/db')).toEqual(found)
  })
})

describeWith('act', 'the end of a job', () => {
  /** Interrupts act when the store has processed the first write; the step never gets the response. */
  function interruptAtWrite({ amazon }: Clouds) {
    const controller = new AbortController()
    amazon.intercept = ({ operation }) => {
      if (operation !== 'UpdateSecretVersionStage' || controller.signal.aborted) return undefined
      controller.abort()
      return () => 'silence'
    }
    return { interrupt: controller.signal }
  }

  it('restores the labels if act kills the step while it writes', async () => {
    await using w = await startClouds()
    const played = await run(w, jobs(promote(), deploy), interruptAtWrite(w))
    expect(played.steps.find(({ name }) => name === 'Promote')?.result, played.log).toBe('failure')
    expect(w.amazon.history[0]?.labels).toEqual(promoted)
    expect(ends(played)).toEqual([afterCancellation])
    expect(w.amazon.labels('shop/db')).toEqual(found)
  })

  it('leaves the labels of a killed step without `rollback-on-failure`, which act gives no time to roll back', async () => {
    await using w = await startClouds()
    const played = await run(w, jobs(promote({ 'rollback-on-failure': 'false' }), deploy), interruptAtWrite(w))
    expect(played.log).toContain('this step has been cancelled: signal: killed')
    expect(played.log).toMatch(/^record: psv1\./m)
    expect(w.amazon.labels('shop/db')).toEqual(promoted)
  })

  it('comes after the steps, the last step first, with a job summary each', async () => {
    await using w = await startClouds()
    const second = { ...promote({ secret: 'shop/mail' }), id: 'second', name: 'Second' }
    const played = await run(w, jobs(promote(), second, deploy), { env: failing })
    expect(played.steps.filter(({ summary }) => summary).map(({ stage, name }) => `${stage} ${name}`)).toEqual([
      ...['Main Promote', 'Main Second', 'Post Second', 'Post Promote'],
    ])
    const summaries = played.steps.map(({ summary }) => summary).filter(Boolean)
    expect(summaries[0]).toContain('### ✅ Promoted')
    expect(summaries[3]).toMatch(/^### .*[Rr]olled back/)
  })

  const brokenEnd = {
    'action.yml': JSON.stringify({
      ...{ name: 'Broken', description: 'Fails at the end of the job' },
      runs: { using: 'node24', main: 'main.js', post: 'post.js' },
    }),
    'main.js': '',
    'post.js': 'process.exitCode = 1',
  }

  it('is told by act that the job succeeded if only an earlier post step has failed', async () => {
    await using w = await startClouds()
    const more = { actions: { 'octo-org/broken@v1': brokenEnd } }
    const played = await run(w, jobs(promote(), { uses: 'octo-org/broken@v1' }), more)
    expect(played.jobs, played.log).toEqual({ 'Deploy/deploy': 'failure' })
    expect(ends(played)).toEqual([afterSuccess])
  })

  const withOutput = {
    deploy: job([checkout, promote(), deploy], { outputs: { record: '${{ steps.promote.outputs.record }}' } }),
    next: job([show('needs.deploy.outputs.record')], { needs: 'deploy', if: 'always()' }),
  }
  const move = { stage: 'AWSCURRENT', before: 'v2', after: 'v3' }
  const recordedMoves = (played: ActRun) => readRecord(shown(played)).secrets.flatMap(({ changes }) => changes)

  it('is told by act to replace the outputs of its step', async () => {
    await using w = await startClouds()
    const { steps } = await run(w, withOutput, { env: failing })
    const outputs = steps.filter(({ name }) => name === 'Promote').map((step) => step.outputs['current-version'])
    expect(outputs).toEqual(['v3', 'v2'])
  })

  it('leaves the record of the step to the jobs that follow', async () => {
    await using w = await startClouds()
    expect(recordedMoves(await run(w, withOutput, { env: failing }))).toContainEqual(move)
  })

  it('leaves the record of the step to the jobs that follow if there was nothing to do', async () => {
    await using w = await startClouds()
    expect(recordedMoves(await run(w, withOutput))).toContainEqual(move)
  })
})

describeWith('act', 'credentials', () => {
  const login = {
    uses: 'aws-actions/configure-aws-credentials@e1253824e5c10ff9df46874f81ed3ec929e19cfd',
    with: { 'role-to-assume': TRUSTED.aws.role, 'aws-region': 'eu-central-1' },
  }

  it('are masked in the terminal, of a job that succeeds and of one that fails', async () => {
    await using w = await startClouds()
    const steps = [login, promote({ 'role-to-assume': '' }), { ...promote({ secret: 'shop/mail' }), id: 'second' }]
    for (const env of [{}, failing]) {
      const text = await readTerminal(build(w, jobs(...steps, deploy), { env }))
      expect(text).toContain('record: psv1.')
      expect(w.sensitive().filter((secret) => text.includes(secret))).toEqual([])
    }
  })

  it('are in the JSON of act, which masks the messages only', async () => {
    await using w = await startClouds()
    const text = await readTerminal(build(w, jobs(promote())), '--json')
    const commands = text.split('\n').filter((line) => line.includes('"command":"add-mask"'))
    const leaks = (lines: string[]) => w.sensitive().filter((secret) => lines.some((line) => line.includes(secret)))
    expect(leaks(commands)).not.toEqual([])
    const messages = text
      .split('\n')
      .flatMap((line) => (line.startsWith('{') ? [String((JSON.parse(line) as Json).msg)] : []))
    expect(leaks(messages)).toEqual([])
  })

  it('are passed to other jobs in an output, which GitHub drops', async () => {
    await using w = await startClouds()
    const secret = 'as-secret-as-can-be'
    const all = {
      login: job(
        [{ id: 'login', run: 'echo "value=$SECRET" >> "$GITHUB_OUTPUT"', env: { SECRET: '${{ secrets.OTHER }}' } }],
        {
          outputs: { value: '${{ steps.login.outputs.value }}' },
        },
      ),
      use: job([{ name: 'Show', run: 'echo "${#VALUE}"', env: { VALUE: '${{ needs.login.outputs.value }}' } }], {
        needs: 'login',
      }),
    }
    expect(shown(await run(w, all, { secrets: { OTHER: secret } }))).toBe(String(secret.length))
  })
})

describeWith('act', 'what act does not have', () => {
  /** Returns the error of a step that is refused before it changes anything. */
  async function refusal(inputs: Record<string, string>, more: Partial<ActOptions>) {
    await using w = await startClouds()
    const { exitCode, log } = await run(w, jobs(promote(inputs)), more)
    expect([exitCode, w.amazon.labels('shop/db')]).toEqual([1, found])
    return /::error title=.*/.exec(log)?.[0]
  }

  it('is an OIDC token: a role is refused', async () => {
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' }
    expect(await refusal({}, { env })).toContain('requires an OIDC token')
  })

  it('is a token for GitHub unless one is given: `environment` is refused', async () => {
    const secrets = { GITHUB_TOKEN: '' }
    expect(await refusal({ environment: 'production' }, { secrets })).toContain('`github-token` is required')
  })
})
