/** A step that is cancelled, with the timing of GitHub's runner: SIGINT, SIGTERM after 7.5 s, SIGKILL after 10 s. */
import { type Run, runAction } from './runner.ts'
import { printEvents } from './spy.ts'

type Options = Parameters<typeof runAction>[0]

/** A step that runs, and what cancels it. */
type Cancellable = { readonly run: Promise<Run>; readonly cancel: () => Promise<void> }

/** Starts a step. `cancel` sends the first signal and resolves when it has arrived; later ones follow by themselves. */
export function startCancellable(options: Options): Cancellable {
  const { promise: pid, resolve: isStarted } = Promise.withResolvers<number>()
  const { promise: handled, resolve: isHandled } = Promise.withResolvers<undefined>()
  const onLine = (line: string) => {
    const [, id] = /^pid:(\d+)$/.exec(line) ?? []
    if (id !== undefined) isStarted(Number(id))
    if (line.startsWith('signal:')) isHandled(undefined)
  }
  // The runner's double does not tell the process id, so the process itself prints it.
  const env = { ...options.env, ...printEvents() }
  const run = runAction({ ...options, env, onLine })
  const later: NodeJS.Timeout[] = []
  void run.finally(() => {
    for (const timer of later) clearTimeout(timer)
  })
  const cancel = async () => {
    const id = await pid
    const send = (signal: NodeJS.Signals) => {
      try {
        process.kill(id, signal)
      } catch (error) {
        // It may have ended, although nobody has noticed so far.
        if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
      }
    }
    send('SIGINT')
    later.push(setTimeout(send, 7_500, 'SIGTERM'), setTimeout(send, 10_000, 'SIGKILL'))
    await handled
  }
  return { run, cancel }
}
