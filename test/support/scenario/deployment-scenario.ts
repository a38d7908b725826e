/** Runs the built action on secrets in the clouds and on the deployments of a stand-in for GitHub. */
import { GITHUB_TEST_TOKEN, type GitHubDeployment, startGitHub } from '../clouds/github.ts'
import type { CloudRequest, Fault } from '../clouds/server.ts'
import type { Inputs } from '../runner.ts'
import { type ListRun, type ListScenario, startListScenario } from './list-scenario.ts'

type GitHubOptions = Parameters<typeof startGitHub>[0]
type GitHub = Awaited<ReturnType<typeof startGitHub>>
type DeploymentStepOptions = Parameters<ListScenario['run']>[1]

const labels = { v1: ['previous'], v2: ['current'], v3: [], v4: [] }
const forbidden: Fault = { status: 403, body: '{"error_code":"CSMS.0302","error_msg":"not today"}' }
const environmentInputs = { environment: 'production', 'github-token': GITHUB_TEST_TOKEN }
const prefix = 'github: '
/** The id of the first run that rolls back. The runner's own is the one that promotes. */
const firstRollbackId = 1_700_000_001

/** What a step left behind, and the environment that the end of its job has too. */
type DeploymentRun = ListRun & { env: Record<string, string> }

/** Starts the clouds with these secrets, each with a version v4 in addition, and GitHub. */
export async function startDeploymentScenario(
  names: readonly string[] = ['h1'],
  options?: GitHubOptions,
): Promise<DeploymentScenario> {
  const list = await startListScenario(names, Object.fromEntries(names.map((name) => [name, labels])))
  const github = await startGitHub(options)
  const scenario = new DeploymentScenario(list, github)
  github.intercept = (call) => {
    list.requests.push(`${prefix}${call.operation}`)
    return scenario.interceptGitHub(call)
  }
  return scenario
}

export class DeploymentScenario {
  readonly list: ListScenario
  readonly github: GitHub
  /** Called for each request to GitHub before it is processed; a fault that it returns takes effect. */
  interceptGitHub: (call: CloudRequest) => Fault | undefined | Promise<Fault | undefined> = () => undefined
  #rollbacks = 0

  constructor(list: ListScenario, github: GitHub) {
    this.list = list
    this.github = github
  }

  get env(): Record<string, string> {
    return { ...this.list.env, GITHUB_API_URL: this.github.address }
  }

  /** Runs a step with these inputs and `environment: production`. */
  async run(inputs: Inputs, options: DeploymentStepOptions = {}): Promise<DeploymentRun> {
    const env = { ...this.env, ...options.env }
    return { ...(await this.list.run({ ...environmentInputs, ...inputs }, { ...options, env })), env }
  }

  /** Promotes this version of all secrets. */
  promote(version = 'v3', inputs: Inputs = {}, options?: DeploymentStepOptions): Promise<DeploymentRun> {
    const [name = '', another] = this.list.names
    const target =
      another === undefined
        ? this.list.buildItem(name, { 'target-version': version })
        : { promotions: this.list.buildList({ 'target-version': version }) }
    return this.run({ ...target, ...inputs }, options)
  }

  /**
   * Rolls back the latest promotion in the environment, unless the inputs select another. Each rollback is a separate run
   * that someone has started by hand.
   */
  rollback(inputs: Inputs = {}, options: DeploymentStepOptions = {}): Promise<DeploymentRun> {
    const id = String(firstRollbackId + this.#rollbacks++)
    const env = { GITHUB_RUN_ID: id, GITHUB_EVENT_NAME: 'workflow_dispatch', ...options.env }
    return this.run({ rollback: 'true', ...inputs }, { ...options, env })
  }

  endOfJob(step: DeploymentRun, status = 'failure'): Promise<ListRun> {
    return this.list.endOfJob(step, status, { env: step.env })
  }

  /** The states of a deployment, oldest first. */
  states(index = 0): string[] {
    const statuses = this.github.deployments[index]?.statuses ?? []
    return statuses.map(({ state }) => state).reverse()
  }

  deployment(index: number): GitHubDeployment {
    const deployment = this.github.deployments.at(index)
    if (!deployment) throw new Error(`no deployment ${index}`)
    return deployment
  }

  /** Has the clouds deny these requests from now on. */
  deny(...requests: string[]): void {
    this.list.intercept = (request) => (requests.includes(request) ? forbidden : undefined)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.github.close()
    await this.list[Symbol.asyncDispose]()
  }
}

/** Returns the status of a deployment that the nth rollback of a scenario has rolled back. */
export function rolledBackStatus(nth = 1): Omit<GitHubDeployment['statuses'][number], 'id'> {
  const url = `https://github.com/octo-org/shop/actions/runs/${firstRollbackId + nth - 1}`
  return { state: 'inactive', description: `rolled back by ${url}`, log_url: url }
}

/** Builds an error response of GitHub. */
export function githubError(status: number, message: string, headers: Record<string, string> = {}): Fault {
  return { status, headers, body: JSON.stringify({ message }) }
}

/** Returns the operations that a step requested from GitHub. */
export function githubRequests({ requests }: ListRun): string[] {
  return requests.filter((request) => request.startsWith(prefix)).map((request) => request.slice(prefix.length))
}

/** Returns the requests of a step to the clouds. */
export function cloudRequests({ requests }: ListRun): string[] {
  return requests.filter((request) => !request.startsWith(prefix))
}
