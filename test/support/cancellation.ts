/** A step that is cancelled, with the timing of GitHub's runner: SIGINT, SIGTERM after 7.5 s, SIGKILL after 10 s. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Run, runAction } from './runner.ts'

type Options = Parameters<typeof runAction>[0]

/** A step that runs, and what cancels it. */
type Cancellable = { readonly run: Promise<Run>; readonly cancel: () => Promise<void> }

/** Time for a signal to arrive. */
const arrivalMs = 300

/** Starts a step. `cancel` sends the first signal and resolves when it has arrived; later ones follow by themselves. */
export function startCancellable(options: Options): Cancellable {
  const { promise: pid, resolve: isStarted } = Promise.withResolvers<number>()
  const when = (line: string) => {
    const [, id] = /^pid:(\d+)$/.exec(line) ?? []
    if (id !== undefined) isStarted(Number(id))
    return false
  }
  // The runner's double does not tell the process id, so the process itself prints it.
  const env = { ...options.env, NODE_OPTIONS: `--import=data:text/javascript,console.log('pid:'+process.pid)` }
  const run = runAction({ ...options, env, signal: { send: 'SIGINT', when } })
  const later: NodeJS.Timeout[] = []
  void run.finally(() => {
    for (const timer of later) clearTimeout(timer)
  })
  const cancel = async () => {
    const id = await pid
    const send = (signal: NodeJS.Signals) => {
      process.kill(id, signal)
    }
    send('SIGINT')
    later.push(setTimeout(send, 7_500, 'SIGTERM'), setTimeout(send, 10_000, 'SIGKILL'))
    await sleep(arrivalMs)
  }
  return { run, cancel }
}
