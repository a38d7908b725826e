/** Questions about labels that several providers get in the same words. */
import type { Bench } from './bench.ts'
import { accepted, type Asked, isOk, NotAskedError, type Reply, seen } from './questions.ts'
import { labelPrefix, type SecretClient } from './secret.ts'

/** What a provider says about a question of this file. */
type Evidence = Partial<Pick<Asked, 'expected' | 'isDocumented' | 'isRecorded' | 'action'>>

const correctEitherWay = 'The action is correct either way.'
/** A label that no version has. */
export const freeLabel = `${labelPrefix}X`

/** Does a move of the current label take the previous one along? */
export const movesPrevious = ({ current, previous }: Labels, evidence: Evidence = {}): Asked => ({
  id: 'moves-previous',
  about: `whether moving \`${current}\` moves \`${previous}\` along`,
  action: correctEitherWay,
  answers: {
    yes: `Moving \`${current}\` moves \`${previous}\` to the version that loses it.`,
    no: `Moving \`${current}\` leaves \`${previous}\` where it is.`,
    otherwise: `Moving \`${current}\` changes \`${previous}\` in another way.`,
    unclear: `Whether moving \`${current}\` moves \`${previous}\` could not be seen.`,
  },
  ...evidence,
  ask: async (bench) => {
    const { b, c, labels: before } = await bench.arrange()
    const reply = await bench.client.move(current, c, b)
    if (!isOk(reply) || before[previous] === b) return seen('unclear', reply)
    const after = await bench.untilMoved(current, c)
    if (after[previous] === b) return seen('yes', reply)
    return seen(after[previous] === before[previous] ? 'no' : 'otherwise', reply)
  },
})

/** May the previous label be moved by itself? */
export const movePrevious = ({ previous }: Labels, evidence: Evidence = {}): Asked => ({
  id: 'move-previous',
  about: `whether \`${previous}\` can be moved by itself`,
  action: 'If it cannot, a promotion fails unless `previous-stage` is `none` or another label.',
  answers: {
    accepted: `\`${previous}\` can be moved by itself.`,
    rejected: `\`${previous}\` cannot be moved by itself.`,
  },
  ...evidence,
  ask: async (bench) => {
    const { c, labels } = await bench.arrange()
    return accepted(await bench.client.move(previous, c, labels[previous]))
  },
})

/** What does a move change that changes nothing? */
export const noopMove = ({ current }: Labels, evidence: Evidence = {}): Asked => ({
  id: 'noop-move',
  about: 'whether a label can be moved to the version that has it',
  action: 'The action skips such a move, and reads the labels if one is rejected.',
  answers: {
    accepted: 'A move of a label to the version that has it is accepted.',
    rejected: 'A move of a label to the version that has it is rejected.',
  },
  ...evidence,
  ask: async (bench) => {
    const { b } = await bench.arrange()
    return accepted(await bench.client.move(current, b, b))
  },
})

/** What does the provider say to a version that does not exist? */
export const missingVersion = ({ current }: Labels, evidence: Evidence = {}): Asked => ({
  id: 'missing-version',
  about: 'which status and code a move to a version that does not exist returns',
  action: 'The action checks the version before it writes.',
  answers: {
    rejected: 'A move to a version that does not exist is rejected.',
    accepted: 'A move to a version that does not exist is accepted.',
  },
  ...evidence,
  ask: async (bench) => {
    const { b } = await bench.arrange()
    return accepted(await bench.client.move(current, bench.client.missingVersion, b))
  },
})

/** What does the provider say to the removal of a label that no version has? */
export const missingLabel = (evidence: Evidence = {}): Asked => ({
  id: 'missing-label',
  about: 'which status and code the removal of a label that is on no version returns',
  action: 'The action reads the labels if it fails.',
  answers: {
    rejected: 'The removal of a label that is on no version is rejected.',
    accepted: 'The removal of a label that is on no version is accepted.',
  },
  ...evidence,
  ask: async (bench) => {
    const { a } = await bench.arrange()
    return accepted(await bench.client.remove(freeLabel, a))
  },
})

/** Can a built-in label be removed? */
export const removeBuiltIn = (id: string, label: string, evidence: Evidence = {}): Asked => ({
  id,
  about: `whether \`${label}\` can be removed`,
  action: 'The action never removes it.',
  answers: { rejected: `\`${label}\` cannot be removed.`, accepted: `\`${label}\` can be removed.` },
  ...evidence,
  ask: async (bench) => {
    const { labels } = await bench.arrange()
    return accepted(await bench.client.remove(label, labels[label] ?? ''))
  },
})

/** How many labels does a secret have room for, and which error says that it is full? */
export const labelLimit = (limit: number, builtIn: number, evidence: Evidence = {}): Asked => ({
  id: 'label-limit',
  about: `which error a label beyond the limit of ${limit} returns, and whether the built-in labels count`,
  action: 'The action quotes the error.',
  answers: {
    'with-built-in': `The limit of ${limit} labels includes the built-in ones.`,
    'without-built-in': `The limit of ${limit} labels is for labels of your own.`,
    otherwise: `The limit is not ${limit} labels.`,
    none: `A secret can have more than ${limit} labels.`,
  },
  ...evidence,
  ask: async (bench) => {
    const { a, labels } = await bench.arrange()
    for (let count = Object.keys(labels).length; count <= limit + builtIn; count++) {
      const reply = await bench.client.move(`${labelPrefix}L${count}`, a, undefined)
      if (isOk(reply)) continue
      const answer = count === limit ? 'with-built-in' : count === limit + builtIn ? 'without-built-in' : 'otherwise'
      return seen(answer, reply, `${count} labels`)
    }
    return seen('none')
  },
})

/** How is a version without a label listed? */
export const unlabeledShape = (evidence: Evidence = {}): Asked => ({
  id: 'unlabeled-shape',
  about: 'how the list shows a version without a label',
  action: 'The action understands every form.',
  answers: {
    empty: 'A version without a label is listed with an empty list of labels.',
    absent: 'A version without a label is listed without the field for labels.',
    null: 'A version without a label is listed with `null` for its labels.',
    gone: 'A version that has lost its last label is not listed any more.',
  },
  ...evidence,
  ask: async (bench) => {
    const { c } = await bench.arrange()
    const reply = await bench.client.remove(`${labelPrefix}C`, c)
    const version = await bench.unlabeled(`${labelPrefix}C`, c)
    return seen(version?.shape ?? 'gone', reply)
  },
})

/** Can a version without a label be promoted? */
export const promoteUnlabeled = ({ current }: Labels, evidence: Evidence = {}): Asked => ({
  id: 'promote-unlabeled',
  about: 'whether a version without a label can be promoted',
  action: 'The action sends the move if the version is listed.',
  answers: {
    accepted: 'A version without a label can be promoted.',
    rejected: 'A version without a label cannot be promoted.',
  },
  ...evidence,
  ask: async (bench) => {
    const { b, c } = await bench.arrange()
    await bench.client.remove(`${labelPrefix}C`, c)
    await bench.unlabeled(`${labelPrefix}C`, c)
    return accepted(await bench.client.move(current, c, b))
  },
})

/** Is a label named that the first version of it does not have? */
export const namedHolder = (parameter: string, { current }: Labels, evidence: Evidence = {}): Asked => ({
  id: 'named-holder',
  about: `whether the provider compares \`${parameter}\` with the version that has the label`,
  action: 'The action reads the labels back in any case.',
  answers: {
    rejected: `A move whose \`${parameter}\` does not have the label is rejected.`,
    accepted: `A move is accepted although its \`${parameter}\` does not have the label.`,
  },
  ...evidence,
  ask: async (bench) => {
    const { a, c } = await bench.arrange()
    return accepted(await bench.client.move(current, c, a))
  },
})

/** Is a label required to say where it comes from? */
export const unnamedHolder = (parameter: string, { current }: Labels, evidence: Evidence = {}): Asked => ({
  id: 'unnamed-holder',
  about: `whether a label can be moved without \`${parameter}\``,
  action: 'The action always names it.',
  answers: {
    rejected: `A move without \`${parameter}\` is rejected.`,
    accepted: `A move without \`${parameter}\` is accepted.`,
  },
  ...evidence,
  ask: async (bench) => {
    const { c } = await bench.arrange()
    return accepted(await bench.client.move(current, c, undefined))
  },
})

/** How late does a read show a move? */
export const readAfterMove = ({ current }: Labels, evidence: Evidence = {}): Asked => ({
  id: 'read-after-move',
  about: 'how late a read shows a move',
  action: 'The action reads until the labels are as planned.',
  answers: {
    'at-once': 'The first read after a move showed it.',
    late: 'The first read after a move did not show it.',
    never: 'No read showed an accepted move.',
  },
  ...evidence,
  ask: async (bench) => {
    const { b, c } = await bench.arrange()
    const reply = await bench.client.move(current, c, b)
    return delay(bench, reply, (labels) => labels[current] === c)
  },
})

/** How late does the list show a new version? */
export const readAfterCreation = (evidence: Evidence = {}): Asked => ({
  id: 'read-after-creation',
  about: 'how late the list shows a new version',
  action: 'The action reads again before it says that a version does not exist.',
  answers: {
    'at-once': 'The first list after its creation showed a version.',
    late: 'The first list after its creation did not show a version.',
    never: 'No list showed a new version.',
  },
  ...evidence,
  ask: async (bench) => {
    await bench.arrange()
    const added = await bench.client.addVersion([`${labelPrefix}C`])
    return delay(bench, undefined, (labels) => labels[`${labelPrefix}C`] === added)
  },
})

async function delay(bench: Bench, reply: Reply | undefined, isThere: (labels: Record<string, string>) => boolean) {
  const start = performance.now()
  const { reads, hasArrived } = await bench.until(isThere)
  if (!hasArrived) return seen('never', reply)
  return reads === 1 ? seen('at-once', reply) : seen('late', reply, `${Math.round(performance.now() - start)} ms`)
}

/** What does the provider say about a secret that it manages itself? */
export const managedSecret = (evidence: Evidence = {}): Asked<Bench<ManagedClient>> => ({
  id: 'managed-secret',
  about: 'which error a move returns for a secret that the provider itself rotates',
  action: 'The action quotes the error.',
  answers: {
    rejected: 'A move of a label of a managed secret is rejected.',
    accepted: 'A move of a label of a managed secret to a version that does not exist is accepted.',
  },
  ...evidence,
  ask: async ({ client }) => {
    if (client.managedSecret === undefined) throw new NotAskedError('no `--managed-secret` was named')
    // To a version that does not exist, so that nothing can change.
    return accepted(await client.moveOf(client.managedSecret, freeLabel, client.missingVersion, undefined))
  },
})

/** Can a label be moved while the secret is scheduled for deletion? */
export const moveWhileDeleting = ({ current }: Labels, evidence: Evidence = {}): Asked<Bench<DeletingClient>> => ({
  id: 'move-while-deleting',
  about: 'which error a move returns while the secret is scheduled for deletion',
  action: 'The action quotes the error.',
  answers: {
    rejected: 'A move is rejected while the secret is scheduled for deletion.',
    accepted: 'A move is accepted while the secret is scheduled for deletion.',
  },
  ...evidence,
  ownSecretOnly: 'it schedules the deletion of the secret',
  ask: async (bench) => {
    const { b, c } = await bench.arrange()
    await bench.client.scheduleDeletion()
    try {
      return accepted(await bench.client.move(current, c, b))
    } finally {
      await bench.client.restore()
    }
  },
})

type Labels = Pick<SecretClient, 'current' | 'previous'>

/** A client that can also be asked about a secret which the run does not use. */
export type ManagedClient = SecretClient & {
  readonly managedSecret: string | undefined
  moveOf: (secret: string, label: string, to: string, from: string | undefined) => Promise<Reply>
}

/** A client of a provider that deletes secrets on a date. */
export type DeletingClient = SecretClient & { scheduleDeletion: () => Promise<void>; restore: () => Promise<void> }
