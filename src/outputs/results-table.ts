/** The table of the job summary: secret, versions and outcome, narrow enough for a phone. */
import type { Change, VersionId } from '../promotion/change.ts'
import { formatExpiry } from '../promotion/expiry.ts'
import type { Result } from '../promotion/result.ts'
import { formatIdentity } from '../promotion/store.ts'
import { findProvider } from '../stores/registry.ts'
import { createShortener, escapeHtml, formatCode, type Shorten, takeBytes } from './html.ts'

/** Longer lists are grouped by outcome. */
const maxUngrouped = 10
const maxNameLength = 40
export const maxVersionLength = 9

/** The order of the groups. */
const outcomes: readonly Result['outcome'][] = [
  'failed',
  'restored',
  'skipped',
  'planned',
  'promoted',
  'rolled-back',
  'unchanged',
]

/** Formats a table row. */
export function formatRow(cells: readonly string[], tag: 'td' | 'th' = 'td'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
}

/** Formats the results, and above them what all secrets have in common. */
export function formatResults(results: readonly Result[], maxBytes: number): string[] {
  const shortenName = createShortener(results.map(resolveName), maxNameLength)
  const shortenVersion = createShortener(results.flatMap(listVersions), maxVersionLength)
  const places = resolvePlaces(results)
  const isCommon = (places[0] ?? []).map((text, index) => places.every((place) => place[index] === text))
  const formatPlace = (place: Place | undefined, ofAll: boolean) =>
    place?.flatMap((text, index) => (isCommon[index] === ofAll && text ? escapeHtml(text) : [])).join(' · ')
  const rows = results.map((result, row) => {
    const name = formatCode(formatIdentity(result.ref), shortenName(resolveName(result)))
    const place = formatPlace(places[row], false)
    const secret = place ? `${name}<br><sub>${place}</sub>` : name
    return formatRow([secret, formatVersions(result, shortenVersion), result.outcome])
  })
  const common = formatPlace(places[0], true)
  const head = formatRow(['secret', 'versions', 'outcome'], 'th')
  const body = takeBytes(group(results, rows), maxBytes, (text) => `<tr><td colspan="3">${text}</td></tr>`)
  return [...(common ? [`<p>${common}</p>`] : []), `<table>${[head, ...body].join('\n')}</table>`]
}

/** Groups the rows of a long list by outcome, those that failed first. */
function group(results: readonly Result[], rows: readonly string[]): string[] {
  const found = new Set(results.map(({ outcome }) => outcome))
  if (rows.length <= maxUngrouped || found.size === 1) return [...rows]
  return outcomes.flatMap((outcome) => {
    const own = rows.filter((_, row) => results[row]?.outcome === outcome)
    return own.length === 0 ? [] : [`<tr><th colspan="3" align="left">${outcome}: ${own.length}</th></tr>`, ...own]
  })
}

/** What tells secrets of the same name apart. */
type Place = readonly (string | undefined)[]

/** Returns label, provider and region of each secret; with the account and the endpoint if secrets still look alike. */
function resolvePlaces(results: readonly Result[]): Place[] {
  const places = results.map(({ ref: { provider, region, secret }, stage }) => {
    return [stage, provider, region === '' ? findProvider(provider)?.regionInName(secret) : region]
  })
  const looks = new Set(results.map((result, row) => JSON.stringify([resolveName(result), places[row]])))
  if (looks.size === results.length) return places
  return results.map(({ ref: { provider, projectId, endpoint, secret } }, row) => {
    const account = findProvider(provider)?.projectInName?.(secret) ?? projectId ?? /:(\d{1,32}):/.exec(secret)?.[1]
    return [...(places[row] ?? []), account, endpoint]
  })
}

/** Returns the plain name of a secret. */
function resolveName({ ref: { provider, secret } }: Result): string {
  return findProvider(provider)?.shortName?.(secret) ?? secret
}

function listVersions({ previous, current, changes }: Result): VersionId[] {
  return [previous, current, ...changes.flatMap(({ before, after }) => [before, after])].filter(
    (id) => typeof id === 'string',
  )
}

function formatVersions({ stage, outcome, previous, current, changes, expiry }: Result, shorten: Shorten): string {
  const formatChange = ({ before, after }: Pick<Change, 'before' | 'after'>) =>
    before === after
      ? formatVersion(before, shorten)
      : `${formatVersion(before, shorten)} → ${formatVersion(after, shorten)}`
  const planned = outcome === 'planned' ? changes.find((change) => change.stage === stage) : undefined
  if (previous === undefined) return 'unknown'
  const own =
    current === undefined
      ? `${formatVersion(previous, shorten)} → in doubt`
      : formatChange(planned ?? { before: previous, after: current })
  // What was rolled back, or never started, must not look as if it were in place.
  if (['restored', 'failed', 'skipped'].includes(outcome)) return own
  const others = changes.filter((change) => change.stage !== stage)
  const more = [
    ...others.map((change) => `${formatCode(change.stage)} ${formatChange(change)}`),
    ...(expiry ? [escapeHtml(formatExpiry(expiry))] : []),
  ]
  return [own, ...more.map((text) => `<sub>${text}</sub>`)].join('<br>')
}

/** Formats a version, null as `none`, undefined as `unknown`. */
export function formatVersion(version: VersionId | null | undefined, shorten: Shorten): string {
  if (version === undefined) return 'unknown'
  return version === null ? 'none' : formatCode(version, shorten(version))
}
