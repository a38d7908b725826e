/** Brings the secret into a known state before each question, and back into the one that was found after the last. */
import { isOk, type Reply } from './questions.ts'
import {
  ConformanceError,
  labelPrefix,
  RejectedError,
  type SecretClient,
  type SeenVersion,
  type Versions,
} from './secret.ts'

/** The labels by which the run finds its three versions again. They also keep the provider from purging them. */
const anchors = ['A', 'B', 'C'].map((letter) => `${labelPrefix}${letter}`)
/** The labels that mark the versions which had the built-in labels before the run. */
const wasCurrent = `${labelPrefix}WasCurrent`
const wasPrevious = `${labelPrefix}WasPrevious`
/** The label that marks the newest version before the run, where versions can be destroyed. */
const wasNewest = `${labelPrefix}WasNewest`
const marks = [wasCurrent, wasPrevious, wasNewest]

/** How often a state is read that has not arrived yet. */
const maxReads = 15

/** The three versions of the run, and the version of each label. */
type Arranged = {
  readonly a: string
  readonly b: string
  readonly c: string
  readonly labels: Readonly<Record<string, string>>
}

/** What the run does with its secret, whatever the provider. */
export class Bench<C extends SecretClient = SecretClient> {
  readonly client: C
  readonly #pauseMs: number
  readonly #signal: AbortSignal | undefined

  /** @param pauseMs the time between two reads of a state that has not arrived yet */
  constructor(client: C, pauseMs: number, signal?: AbortSignal) {
    this.client = client
    this.#pauseMs = pauseMs
    this.#signal = signal
  }

  /** Waits, but not against a stand-in: a multiple of the time between two reads. */
  async wait(pauses: number): Promise<void> {
    this.#signal?.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, pauses * this.#pauseMs))
  }

  /** Returns label → version. */
  async labels(): Promise<Record<string, string>> {
    return labelsOf(await this.client.versions())
  }

  /** Reads until a state has arrived, or for some time. Returns the last read, and how many there were. */
  async until(isThere: (labels: Record<string, string>) => boolean) {
    for (let reads = 1; ; reads++) {
      const versions = await this.client.versions()
      const labels = labelsOf(versions)
      if (isThere(labels) || reads === maxReads) return { labels, versions, reads, hasArrived: isThere(labels) }
      await this.wait(1)
    }
  }

  /** Reads until a label is on a version, then once more: what moves along may arrive late. */
  async untilMoved(label: string, to: string): Promise<Record<string, string>> {
    await this.until((labels) => labels[label] === to)
    await this.wait(1)
    return this.labels()
  }

  /** Returns how a version is listed once it has no label of this name. */
  async unlabeled(label: string, version: string): Promise<SeenVersion | undefined> {
    const { versions } = await this.until((labels) => labels[label] !== version)
    return versions.get(version)
  }

  /** Moves a label and waits until a read shows it. */
  async place(label: string, to: string): Promise<Record<string, string>> {
    const labels = await this.labels()
    if (labels[label] === to) return labels
    const reply = await this.client.move(label, to, labels[label])
    if (!isOk(reply)) throw new RejectedError('moving a label', reply)
    return this.#expect((now) => now[label] === to, 'a move')
  }

  /** Removes a label and waits until a read shows it. */
  async clear(label: string): Promise<void> {
    const from = (await this.labels())[label]
    if (from === undefined) return
    const reply = await this.client.remove(label, from)
    if (!isOk(reply)) throw new RejectedError('removing a label', reply)
    await this.#expect((now) => now[label] === undefined, 'the removal of a label')
  }

  /** Gives the run a new version in place of its third one, which a question has spoiled. */
  async renew(): Promise<void> {
    await this.client.addVersion([`${labelPrefix}C`])
  }

  /**
   * Brings the secret into the state that questions begin with: three versions of the run's own, the current label on the
   * second, the previous one on the first, and no other label of the run.
   */
  async arrange(): Promise<Arranged> {
    this.#signal?.throwIfAborted()
    for (const anchor of anchors) {
      const versions = await this.client.versions()
      const id = labelsOf(versions)[anchor]
      if (id !== undefined && versions.get(id)?.isUsable) continue
      const added = await this.client.addVersion([anchor])
      await this.#expect((labels) => labels[anchor] === added, 'a new version')
    }
    const { current, previous } = this.client
    const [a = '', b = '', c = ''] = anchors
    const found = await this.labels()
    await this.place(current, found[b] ?? '')
    await this.place(previous, found[a] ?? '').catch(ignoreRejection)
    for (const label of Object.keys(found).filter(isOfRun))
      if (!anchors.includes(label) && !marks.includes(label) && label !== current && label !== previous)
        await this.clear(label)
    const labels = await this.labels()
    return { a: labels[a] ?? '', b: labels[b] ?? '', c: labels[c] ?? '', labels }
  }

  /** Marks where the labels of a secret are that the run has not created, so that any later run can restore them. */
  async mark(): Promise<void> {
    const { current, previous, hasBuiltInLabels, destroyVersion } = this.client
    const versions = await this.client.versions()
    const labels = labelsOf(versions)
    const [newest] = [...versions].findLast(([, { isDestroyed }]) => !isDestroyed) ?? []
    if (newest === undefined || (hasBuiltInLabels && labels[current] === undefined))
      throw new ConformanceError(`the secret has no version in service: give it one, or let the run create the secret`)
    // The mark of the current label is the last to be set and the first to be removed: with it, all are there.
    if (destroyVersion) await this.place(wasNewest, newest)
    if (!hasBuiltInLabels) return
    if (labels[previous] !== undefined) await this.place(wasPrevious, labels[previous])
    await this.place(wasCurrent, labels[current] ?? '')
  }

  /** Undoes what this run or a killed one has left on a secret that it has not created. */
  async restore(): Promise<void> {
    const { current, previous } = this.client
    const found = await this.labels()
    if (found[wasCurrent] !== undefined) {
      await this.place(current, found[wasCurrent])
      if (found[wasPrevious] !== undefined) await this.place(previous, found[wasPrevious])
      // Not every provider can remove it.
      else await this.clear(previous).catch(ignoreRejection)
    }
    const rest = Object.keys(found).filter((label) => isOfRun(label) && !marks.includes(label))
    // Two labels on a destroyed version may not be removed one after the other.
    if (this.client.removeAll) mustSucceed('removing labels', await this.client.removeAll(rest))
    else for (const label of rest) await this.clear(label)
    await this.#destroyVersions()
    for (const label of marks) await this.clear(label)
  }

  async #destroyVersions(): Promise<void> {
    const versions = await this.client.versions()
    const ids = [...versions.keys()]
    const last = labelsOf(versions)[wasNewest]
    if (last === undefined) return
    for (const id of ids.slice(ids.indexOf(last) + 1)) await this.client.destroyVersion?.(id)
  }

  async #expect(isThere: (labels: Record<string, string>) => boolean, what: string): Promise<Record<string, string>> {
    const { labels, hasArrived } = await this.until(isThere)
    if (!hasArrived) throw new ConformanceError(`${what} was accepted, but no read shows it`)
    return labels
  }
}

/** Returns the version of each label. */
export function labelsOf(versions: Versions): Record<string, string> {
  const pairs = [...versions].flatMap(([id, { labels }]) => labels.map((label) => [label, id] as const))
  return Object.fromEntries(pairs)
}

/** Returns the reply of a request that had to succeed. */
export function mustSucceed(operation: string, reply: Reply): Reply {
  if (!isOk(reply)) throw new RejectedError(operation, reply)
  return reply
}

const isOfRun = (label: string): boolean => label.startsWith(labelPrefix)

function ignoreRejection(error: unknown): void {
  if (!(error instanceof RejectedError)) throw error
}
