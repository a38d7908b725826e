/** A run: finds or creates the secret, promotes and rolls back, asks every question, and cleans up. */
import { playAction } from './action.ts'
import { Bench } from './bench.ts'
import { NotAskedError, type Question } from './questions.ts'
import { type Answer, type Results, resultsSchema, toAnswer } from './results.ts'
import { ConformanceError, type FoundSecret, namePrefix, type SecretClient } from './secret.ts'
import type { Settings } from './settings.ts'

/** How a run is made. */
type Manner = {
  /** The time between two reads of a state that has not arrived yet. */
  readonly pauseMs: number
  /** Ends the run early. The secret is cleaned up anyway. */
  readonly signal?: AbortSignal
  /** Gets lines for the person who has started the run. */
  readonly say: (line: string) => void
}

/** A provider, as a run uses it. */
export type Subject = {
  /** The questions, which the pages need as well. */
  readonly questions: readonly Omit<Question, 'ask'>[]
  readonly run: (settings: Settings, manner: Manner) => Promise<Results>
}

/** Makes a provider of its client and its questions. */
export function defineSubject<C extends SecretClient>(
  open: (settings: Settings) => C,
  questions: readonly Question<Bench<C>>[],
): Subject {
  return { questions, run: (settings, manner) => conform(open(settings), questions, settings, manner) }
}

async function conform<C extends SecretClient>(
  client: C,
  questions: readonly Question<Bench<C>>[],
  settings: Settings,
  manner: Manner,
): Promise<Results> {
  const { pauseMs, signal, say } = manner
  const found = await client.find()
  checkThrowAway(found, settings.secret)
  // What cleans up is not stopped by the signal.
  const cleaner = new Bench(client, pauseMs)
  if (found) await cleanUp(cleaner, found, say)
  const isOwn = found?.isOwn ?? true
  try {
    if (!found) await client.create()
    const bench = new Bench(client, pauseMs, signal)
    if (!isOwn) await bench.mark()
    say('promoting and rolling back')
    const action = await playAction(bench, settings, say)
    const asked = await askAll(bench, questions, isOwn, manner)
    return resultsSchema.parse({
      provider: settings.provider,
      date: new Date().toISOString().slice(0, 10),
      region: settings.region || 'global',
      ...{ action, ...asked },
    })
  } finally {
    say('cleaning up')
    if (isOwn) await client.delete()
    else await cleaner.restore()
  }
}

/** Refuses a secret that nobody has marked as a throw-away. Nothing has been written before. */
function checkThrowAway(found: FoundSecret | undefined, name: string): void {
  const hasName = name.startsWith(namePrefix)
  if (!found && !hasName)
    throw new ConformanceError(`there is no such secret; the run creates it if its name begins with ${namePrefix}`)
  if (found && !found.isOwn && !found.hasMark && !hasName)
    throw new ConformanceError(
      'the secret is not marked as a throw-away, by its name or by its tag; nothing was changed',
    )
  if (found?.isDeleting && !found.isOwn)
    throw new ConformanceError('the secret is scheduled for deletion; nothing was changed')
}

/** Cleans up after a run that was killed. */
async function cleanUp(cleaner: Bench, { isOwn, isDeleting }: FoundSecret, say: Manner['say']): Promise<void> {
  if (isDeleting) await cleaner.client.restore?.()
  // The end of this run deletes a secret that an earlier one has created.
  if (isOwn) say('using the secret that an earlier run has left')
  else await cleaner.restore()
}

async function askAll<C extends SecretClient>(
  bench: Bench<C>,
  questions: readonly Question<Bench<C>>[],
  isOwn: boolean,
  { signal, say }: Manner,
): Promise<Pick<Results, 'answers' | 'notAsked'>> {
  const answers: Answer[] = []
  const notAsked: Results['notAsked'] = []
  for (const question of questions) {
    const { id } = question
    if ('notAsked' in question) notAsked.push({ id, reason: question.notAsked })
    else if (question.ownSecretOnly !== undefined && !isOwn)
      notAsked.push({ id, reason: `only of a secret that the run has created: ${question.ownSecretOnly}` })
    else {
      say(`asking ${question.about}`)
      try {
        answers.push(toAnswer(id, await question.ask(bench)))
      } catch (error) {
        signal?.throwIfAborted()
        notAsked.push({ id, reason: reasonOf(error) })
      }
    }
  }
  return { answers, notAsked }
}

/** How the reason begins why a question has no answer although it was asked. */
export const failed = 'the run failed here: '

/** Only a `ConformanceError` is known to quote nothing of the server. */
function reasonOf(error: unknown): string {
  if (error instanceof NotAskedError) return error.message
  const text = error instanceof ConformanceError ? error.message : error instanceof Error ? error.name : 'unknown'
  return `${failed}${text}`.slice(0, 120)
}
