import type { Rules } from '../../promotion/store.ts'
import { formatCommandLine, quote } from '../command-line.ts'
import { projectIdPattern, type Provider } from '../provider.ts'

const project = projectIdPattern.source.slice(1, -1)
const location = '[a-z]{2,20}-[a-z]{2,20}\\d{1,2}'
const name = '[A-Za-z0-9_-]{1,255}'
const fullName = new RegExp(`^projects/(${project})(?:/locations/(${location}))?/secrets/(${name})$`)

export const patterns: Provider['patterns'] = {
  secret: new RegExp(`^${name}$|${fullName.source}`),
  stage: /^(?!(?:latest|NEW)$)[A-Za-z][A-Za-z0-9_-]{0,62}$/,
  version: /^[1-9]\d{0,18}$/,
  fullName,
  // The name of a version, as in Terraform, and that of a secret for all services.
  surplus: { secret: /^(\/\/secretmanager\.googleapis\.com\/)|(\/versions\/.*)$/ },
  region: new RegExp(`^${location}$`),
  projectId: projectIdPattern,
}

/**
 * Labels are the keys of `versionAliases`, none of which is built in
 * (https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets).
 */
export const rules: Rules = {
  current: null,
  previous: null,
  movesPrevious: 'never',
  condition: 'secret',
  movesTogether: true,
  removable: () => true,
}

export const apiHosts = new RegExp(`^secretmanager(\\.${location}\\.rep)?\\.googleapis\\.com$`)

/** Returns the plain name of a secret. */
export const shortName = (secret: string): string => fullName.exec(secret)?.[3] ?? secret

/** Returns the location in a full name, empty for a global secret; undefined for a plain name. */
export const regionInName = (secret: string): string | undefined =>
  fullName.test(secret) ? (fullName.exec(secret)?.[2] ?? '') : undefined

/** Returns the project in a full name, undefined for a plain name. */
export const projectInName = (secret: string): string | undefined => fullName.exec(secret)?.[1]

/** Whether two names of a project may be of the same one: a number cannot be compared with an id. */
export const mayBeProject = (project: string, other: string): boolean =>
  project === other || /^\d+$/.test(project) !== /^\d+$/.test(other)

/** Whether a plain or a full name may be of the secret with this full name. */
export const isNameOf = (name: string, secret: string): boolean => {
  const [, project, location, short] = fullName.exec(name) ?? [undefined, undefined, undefined, name]
  const [, ownProject = '', ownLocation, ownShort] = fullName.exec(secret) ?? []
  if (project === undefined) return short === ownShort
  return short === ownShort && location === ownLocation && mayBeProject(project, ownProject)
}

/**
 * Formats the move of one alias for the gcloud CLI. Its `--update-version-aliases` drops all aliases that it does not name
 * (up to version 528 at least), so the command reads them first. The etag, read before that, makes the store refuse the
 * write if anyone has changed the secret since.
 */
export const formatCommand: Provider['formatCommand'] = (ref, { stage, after }) => {
  const { endpoint } = ref
  // gcloud would take such a name for an option.
  if (shortName(ref.secret).startsWith('-')) return undefined
  const override = endpoint ? `CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER=${quote(`${endpoint}/`)} ` : ''
  const gcloud = (command: string, options = {}) =>
    formatCommandLine(`${override}gcloud secrets ${command} ${quote(shortName(ref.secret))}`, {
      '--project': projectInName(ref.secret) ?? ref.projectId,
      '--location': regionInName(ref.secret) ?? ref.region,
      ...options,
    })
  const read = (field: string) => `$(${gcloud('describe', { '--format': `value(${field})` })})`
  const etag = `etag="${read('etag')}"`
  if (after === null) {
    return `${etag} && ${gcloud('update', { '--remove-version-aliases': stage })} --etag="$etag"`
  }
  const aliases = `"\${aliases:+$aliases,}"${quote(`${stage}=${after}`)}`
  const update = `${gcloud('update')} --update-version-aliases=${aliases} --etag="$etag"`
  return `${etag} && aliases="${read('versionAliases.list()')}" && ${update}`
}
