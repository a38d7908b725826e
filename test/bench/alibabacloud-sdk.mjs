// The same work with the vendor's own client: read the labels, move both, read back.
import core from '@alicloud/openapi-core'

const [, , endpoint, SecretName, MoveToVersion, RemoveFromVersion] = process.argv
const { Config, OpenApiRequest, Params } = core.$OpenApiUtil
const identity = {
  accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID,
  accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
}
const Client = core.default
const client = new Client(
  new Config({
    ...identity,
    protocol: new URL(endpoint).protocol === 'http:' ? 'HTTP' : 'HTTPS',
    endpoint: new URL(endpoint).host,
  }),
)
const call = (action, query) => {
  const api = {
    action,
    version: '2016-01-20',
    method: 'POST',
    protocol: 'HTTPS',
    pathname: '/',
    authType: 'AK',
    style: 'RPC',
  }
  const params = new Params({ ...api, reqBodyType: 'formData', bodyType: 'json' })
  return client.callApi(params, new OpenApiRequest({ query }), {})
}

const list = { SecretName, IncludeDeprecated: 'true' }
await call('ListSecretVersionIds', list)
await call('UpdateSecretVersionStage', { SecretName, VersionStage: 'ACSPrevious', MoveToVersion: RemoveFromVersion })
await call('UpdateSecretVersionStage', { SecretName, VersionStage: 'ACSCurrent', MoveToVersion, RemoveFromVersion })
await call('ListSecretVersionIds', list)
