/** A label, such as `SYSCURRENT`. A label is on at most one version of a secret. */
export type Stage = string

/** The store's id of one version of a secret. */
export type VersionId = string

/**
 * One label's way: from the version `before` to the version `after`; null is "on no version". Where both are the same
 * the label is to be found there in the end, wherever the store itself has put it meanwhile.
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
  /** When it expires, in milliseconds since 1970; null where the store keeps no such date. */
  readonly expires: number | null
  /** Whether the store refuses to hand it out until somebody enables it again. */
  readonly isDisabled?: boolean
  /** Whether there is nothing left of it but the labels that are still on it. */
  readonly isGone?: boolean
}

/** All versions of a secret at one moment. */
export type Snapshot = readonly Version[]

/** The version that `stage` is on, null when it is on none. */
export function holder(snapshot: Snapshot, stage: Stage): VersionId | null {
  return snapshot.find((version) => version.stages.includes(stage))?.id ?? null
}

/** The version of that id, undefined when there is none. */
export function find(snapshot: Snapshot, id: VersionId): Version | undefined {
  return snapshot.find((version) => version.id === id && !version.isGone)
}

/** Whether the label goes from one place to another. */
export function isMove({ before, after }: Change): boolean {
  return before !== after
}

/** The versions that going back leads to. */
export function versionsBefore(changes: readonly Change[]): VersionId[] {
  return [...new Set(changes.flatMap(({ before }) => before ?? []))]
}

/** The versions as they are after the changes, whatever the labels were on before. */
export function changed(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const moved = new Map(changes.map(({ stage, after }) => [stage, after]))
  return snapshot.map((version) => ({
    ...version,
    stages: [
      ...version.stages.filter((stage) => !moved.has(stage)),
      ...[...moved].filter(([, after]) => after === version.id).map(([stage]) => stage),
    ],
  }))
}

/**
 * The way back by hand, one after the other. `stage` goes first, since the store may take its previous label along; only
 * where that label belongs on the very version that `stage` leaves, it goes before, so that the version keeps a label.
 */
export function stepsBack(stage: Stage, changes: readonly Change[]): Change[] {
  const main = changes.find((change) => change.stage === stage)
  const rank = (step: Change) => (step.stage === stage ? 1 : step.after === main?.after ? 0 : 2)
  return inverse(changes).sort((a, b) => rank(a) - rank(b))
}

/** The same changes turned round, the last first. */
export function inverse(changes: readonly Change[]): Change[] {
  return changes.map(({ stage, before, after }) => ({ stage, before: after, after: before })).reverse()
}
