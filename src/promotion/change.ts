import { ApiError } from '../errors/api-error.ts'

/** A label, such as `SYSCURRENT`. A label is on at most one version of a secret. */
export type Stage = string

/** The store's id of one version of a secret. */
export type VersionId = string

/**
 * The move of one label from the version `before` to the version `after`; null is "on no version". If both are the same,
 * the label must end up there, wherever the store itself has moved it in the meantime.
 */
export type Change = {
  readonly stage: Stage
  readonly before: VersionId | null
  readonly after: VersionId | null
}

/** One version as the store lists it; never its value. */
export type Version = {
  readonly id: VersionId
  readonly stages: readonly Stage[]
  /** When it expires, in milliseconds since 1970; null if the store keeps no such date. */
  readonly expires: number | null
  /** Its place in the order of creation: a time or a number; undefined if the store does not list it. */
  readonly order?: number | undefined
  /** Whether the store refuses to return it until someone enables it again. */
  readonly isDisabled?: boolean
  /** Whether nothing is left of it but the labels that are still on it. */
  readonly isGone?: boolean
  /** Whether it is gone because someone has destroyed it. */
  readonly isDestroyed?: boolean
  /** When the store will destroy it, in milliseconds since 1970, if it is scheduled. */
  readonly destroyAt?: number | undefined
  /** Whether it stands for whichever version is the newest at the time, so that it is never that version itself. */
  readonly isFloating?: boolean
  /** Why nobody knows whether it exists; undefined if the store lists it. */
  readonly unchecked?: string | undefined
}

/** All versions of a secret at one moment. */
export type Snapshot = readonly Version[]

/** Returns the version that `stage` is on, null if it is on none. */
export function holder(snapshot: Snapshot, stage: Stage): VersionId | null {
  return snapshot.find((version) => version.stages.includes(stage))?.id ?? null
}

/**
 * Returns the snapshot if each label in it is on one version at most.
 *
 * @throws ApiError that names both versions
 */
export function checkUnique(snapshot: Snapshot): Snapshot {
  const holders = new Map<Stage, VersionId>()
  for (const { id, stages } of snapshot) {
    for (const stage of new Set(stages)) {
      const other = holders.get(stage)
      if (other !== undefined)
        throw new ApiError('label-not-unique', { detail: `${stage} is on ${other} and on ${id}` })
      holders.set(stage, id)
    }
  }
  return snapshot
}

/** Returns the version with this id, undefined if there is none. */
export function findVersion(snapshot: Snapshot, id: VersionId): Version | undefined {
  return snapshot.find((version) => version.id === id && !version.isGone)
}

/** Formats why a version cannot get a label any more. */
export function formatGone(snapshot: Snapshot, id: VersionId): string {
  return isDestroyed(snapshot, id) ? 'is destroyed' : 'no longer exists'
}

/** Whether the store says that someone has destroyed this version. */
export function isDestroyed(snapshot: Snapshot, id: VersionId): boolean {
  return snapshot.some((version) => version.id === id && version.isDestroyed === true)
}

/** Whether the label goes from one place to another. */
export function isMove({ before, after }: Change): boolean {
  return before !== after
}

/** Returns the versions that a rollback leads to. */
export function versionsBefore(changes: readonly Change[]): VersionId[] {
  return [...new Set(changes.flatMap(({ before }) => before ?? []))]
}

/** Returns the snapshot after these changes, whatever the labels were on before. A version without a label may be unlisted. */
export function withChanges(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const moved = new Map(changes.map(({ stage, after }) => [stage, after]))
  const unlisted = [...new Set(moved.values())].filter((id) => snapshot.every((version) => version.id !== id))
  const all = [...snapshot, ...unlisted.flatMap((id) => (id === null ? [] : [{ id, stages: [], expires: null }]))]
  return all.map((version: Version) => ({
    ...version,
    stages: [
      ...version.stages.filter((stage) => !moved.has(stage)),
      ...[...moved].filter(([, after]) => after === version.id).map(([stage]) => stage),
    ],
  }))
}

/**
 * Returns the steps of a manual rollback, in order. `stage` goes first, since the store may move its previous label along;
 * only if that label belongs on the very version that `stage` leaves, it goes before, so that the version keeps a label.
 */
export function rollbackSteps(stage: Stage, changes: readonly Change[]): Change[] {
  const main = changes.find((change) => change.stage === stage)
  const rank = (step: Change) => (step.stage === stage ? 1 : step.after === main?.after ? 0 : 2)
  return inverse(changes).sort((a, b) => rank(a) - rank(b))
}

/** Returns the same changes reversed, the last first. */
export function inverse(changes: readonly Change[]): Change[] {
  return changes.map(({ stage, before, after }) => ({ stage, before: after, after: before })).reverse()
}

/** Formats the holder of a label: the version's id, or `no version`. */
export function formatVersion(version: VersionId | null): string {
  return version ?? 'no version'
}

/** Formats where the labels of these changes are. */
export function formatHolders(changes: readonly Change[], snapshot: Snapshot): string {
  return changes.map(({ stage }) => `${stage} is on ${formatVersion(holder(snapshot, stage))}`).join(', ')
}
