/** What a question to a provider is, and what an answer to it. */
import type { Bench } from './bench.ts'

/** A provider's response: what may be published of it, and the body, which may not. */
export type Reply = { readonly status: number; readonly code: string; readonly body: unknown }

/** An answer: one of the words that the question allows, and the response that gave it. */
export type Seen = {
  readonly answer: string
  readonly status?: number | undefined
  readonly code?: string | undefined
  /** A measure: a count, or a time. */
  readonly detail?: string | undefined
}

/** Whatever is true of every question, whether it can be asked or not. */
type Common = {
  /** Names the question in the results and on the provider's page. */
  readonly id: string
  /** What it is about, as it follows “It is unknown”. */
  readonly about: string
  /** What the action does about it: the sentence after it on the provider's page. */
  readonly action: string
}

/** A question that a run asks. */
export type Asked<B = Bench> = Common & {
  /** The sentence that each answer stands for. */
  readonly answers: Readonly<Record<string, string>>
  /** The answer that evidence suggests; none if there is no evidence. */
  readonly expected?: string
  /** Whether the provider documents the answer: then the page is silent about it, unless something else is seen. */
  readonly isDocumented?: boolean
  /** Whether the expected answer has been recorded in public, although the provider does not document it. */
  readonly isRecorded?: boolean
  /** Why it is asked only about a secret that the run itself has created. */
  readonly ownSecretOnly?: string
  readonly ask: (bench: B) => Promise<Seen>
}

/** A question that no run asks, and why. */
type NotAsked = Common & { readonly notAsked: string }

/** Why a question could not be asked in this run. */
export class NotAskedError extends Error {}

export type Question<B = Bench> = Asked<B> | NotAsked

/** Whether a response reports success. */
export const isOk = ({ status }: Reply): boolean => status >= 200 && status < 300

/** Returns an answer with the status and the code of the response that it is from. */
export const seen = (answer: string, reply?: Reply, detail?: string): Seen => ({
  answer,
  status: reply?.status,
  code: reply?.code,
  detail,
})

/** Returns whether a request was accepted, as an answer. */
export const accepted = (reply: Reply): Seen => seen(isOk(reply) ? 'accepted' : 'rejected', reply)
