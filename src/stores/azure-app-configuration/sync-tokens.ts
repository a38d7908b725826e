import type { HttpResponse } from '../../http/message.ts'

/** More than a store sends, so that no header grows without limit. */
const maxTokens = 20

/**
 * Keeps what a store says about how far it is, and sends it back, so that a read shows every change that was seen before:
 * https://learn.microsoft.com/en-us/azure/azure-app-configuration/rest-api-consistency
 */
export class SyncTokens {
  readonly #tokens = new Map<string, { readonly value: string; readonly sequence: number }>()

  /** Keeps the tokens of a response that are newer than those known. */
  add(response: HttpResponse): void {
    for (const token of response.values('sync-token').join().slice(0, 8_192).split(',')) {
      const [, id, value, sequence] =
        /^\s{0,5}([\x21-\x3a\x3c\x3e-\x7e]{1,128})=([\x21-\x3a\x3c-\x7e]{1,512});sn=(\d{1,15})\s{0,5}$/.exec(token) ??
        []
      if (id === undefined || value === undefined) continue
      const known = this.#tokens.get(id)
      const isNewer = known === undefined ? this.#tokens.size < maxTokens : known.sequence < Number(sequence)
      if (isNewer) this.#tokens.set(id, { value, sequence: Number(sequence) })
    }
  }

  /** The header of the next request; none before the first response. */
  get headers(): Record<string, string> {
    const tokens = [...this.#tokens].map(([id, { value }]) => `${id}=${value}`)
    return tokens.length === 0 ? {} : { 'sync-token': tokens.join(',') }
  }
}
