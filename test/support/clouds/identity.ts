/**
 * Stand-in for workload identity federation: GitHub's token endpoint and the token services of Huawei Cloud (STS v5),
 * Alibaba Cloud (STS 2015-04-01), AWS (STS 2011-06-15), Google Cloud (STS and IAM credentials) and Azure (OAuth 2.0 v2),
 * distinguished by the request. Issued keys are added to `accessKeys`, which a stand-in cloud can share.
 */
import { randomBytes } from 'node:crypto'
import {
  type AccessKey,
  type CloudResponse,
  type CloudRequest,
  Cloud,
  type CloudOptions,
  CloudError,
  type CloudSecret,
} from './server.ts'

/** The trust of each cloud: a role, its identity provider, and the audience that the provider allows. */
export const TRUSTED = {
  huawei: {
    role: 'iam::0a1b2c3d4e5f:agency:promoter',
    provider: 'iam::0a1b2c3d4e5f:oidcProvider:github',
    audience: 'sts.huaweicloud.com',
  },
  alibaba: {
    role: 'acs:ram::1234567890123456:role/promoter',
    provider: 'acs:ram::1234567890123456:oidc-provider/github',
    audience: 'sts.aliyuncs.com',
  },
  aws: { role: 'arn:aws:iam::123456789012:role/ci/promoter', provider: '', audience: 'sts.amazonaws.com' },
  google: {
    role: 'promoter@shop-prod.iam.gserviceaccount.com',
    provider: 'projects/123456789012/locations/global/workloadIdentityPools/github/providers/shop',
    audience:
      'https://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/github/providers/shop',
  },
  azure: {
    role: '11111111-2222-4333-8444-555555555555',
    provider: '99999999-8888-4777-8666-555555555555',
    audience: 'api://AzureADTokenExchange',
  },
}
type IdentityVendor = keyof typeof TRUSTED

export type IdentityOptions = Pick<CloudOptions, 'intercept' | 'now' | 'tls'> & {
  /** Receives the issued keys. */
  accessKeys?: AccessKey[]
  /** Receive the issued tokens for App Configuration and for Key Vault. */
  storeTokens?: string[]
  vaultTokens?: string[]
  /** The audience that the identity provider allows instead of the usual one. */
  audience?: string
  /** The role's trust policy rejects this job. */
  distrusts?: boolean
}

const REQUEST_TOKEN = 'the-runners-own-request-token-0123456789'
const SESSION_NAME = { huawei: /^[\w+=,.@-]{2,128}$/, alibaba: /^[\w.@-]{2,64}$/, aws: /^[\w+=,.@-]{2,64}$/ }

/** Starts GitHub's token endpoint and all token services. */
export function startIdentity(options: IdentityOptions = {}): Promise<Identity> {
  return new Identity(options).start()
}

export class Identity extends Cloud<CloudSecret> {
  /** All issued OIDC tokens with their audiences. */
  readonly idTokens = new Map<string, string>()
  /** Every issued key and token. */
  readonly handedOut: string[] = []
  readonly sessions: string[] = []
  readonly #options: IdentityOptions
  readonly #federated = new Set<string>()

  constructor(options: IdentityOptions) {
    const traits = { current: '', previous: '', requestIdHeader: 'x-request-id', labelLimit: 0, versionLimit: 0 }
    super(traits, options, {})
    this.#options = options
  }

  /** The variables that the runner sets in a job with `id-token: write`. */
  get env(): Record<string, string> {
    return {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${this.endpoint}/_apis/idtoken?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
    }
  }

  /** Every value that must not leak. */
  get sensitive(): string[] {
    return [REQUEST_TOKEN, ...this.idTokens.keys(), ...this.handedOut]
  }

  /** The operations of all requests so far. */
  get operations(): string[] {
    return this.calls.map(({ operation }) => operation)
  }

  protected operationOf(call: CloudRequest): string {
    const { method, path, query, body } = call
    if (method === 'GET' && path === '/_apis/idtoken') return 'GetIdToken'
    if (method !== 'POST') return 'Unknown'
    if (path === '/v5/agencies/assume-with-oidc') return 'AssumeAgencyWithOIDC'
    if (path === '/v1/token') return 'ExchangeToken'
    if (path.endsWith('/oauth2/v2.0/token')) return 'GetToken'
    if (/^\/v1\/projects\/-\/serviceAccounts\/[^/]+:generateAccessToken$/.test(path)) return 'GenerateAccessToken'
    if (path === '/' && query.get('Action') === 'AssumeRoleWithOIDC') return 'AssumeRoleWithOIDC'
    const isAws = path === '/' && new URLSearchParams(body).get('Action') === 'AssumeRoleWithWebIdentity'
    return isAws ? 'AssumeRoleWithWebIdentity' : 'Unknown'
  }

  protected process(call: CloudRequest, _body: Buffer, requestId: string): CloudResponse {
    const { operation, headers } = call
    // These requests are unsigned, as there is no key yet.
    const needsNoLogin = !['GetIdToken', 'GenerateAccessToken'].includes(operation)
    const extra = Object.keys(headers).filter((name) =>
      /^(authorization|cookie|x-acs-|x-amz-|x-sdk-|x-auth)/.test(name),
    )
    if (needsNoLogin && extra.length > 0) throw new Error(`${operation} came with ${extra.join()}`)
    switch (operation) {
      case 'GetIdToken':
        return this.#idToken(call)
      case 'AssumeAgencyWithOIDC':
        return this.#huawei(call)
      case 'AssumeRoleWithOIDC':
        return this.#alibaba(call, requestId)
      case 'AssumeRoleWithWebIdentity':
        return this.#aws(call, requestId)
      case 'ExchangeToken':
        return this.#google(call)
      case 'GenerateAccessToken':
        return this.#serviceAccount(call)
      case 'GetToken':
        return this.#azure(call)
      default:
        throw new CloudError(404, 'NotFound', 'no such API')
    }
  }

  protected formatError(
    { status, code, message }: CloudError,
    { operation }: CloudRequest,
    requestId: string,
  ): CloudResponse {
    switch (operation) {
      case 'AssumeAgencyWithOIDC':
        return json(status, { error_code: code, error_msg: message, request_id: requestId })
      case 'AssumeRoleWithOIDC':
        return json(status, { RequestId: requestId, HostId: 'sts.aliyuncs.com', Code: code, Message: message })
      case 'AssumeRoleWithWebIdentity':
        return xml(
          status,
          requestId,
          `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code>` +
            `<Message>${message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
        )
      case 'GenerateAccessToken':
        return json(status, { error: { code: status, message, status: code } })
      case 'GetToken':
        return json(status, entraError(code, message, requestId))
      default:
        return json(status, { error: code, error_description: message })
    }
  }

  #idToken({ headers, query }: CloudRequest): CloudResponse {
    if (headers.authorization !== `Bearer ${REQUEST_TOKEN}`) throw new CloudError(401, 'Unauthorized', 'not a job')
    const audience = query.get('audience') ?? ''
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = {
      iss: 'https://token.actions.githubusercontent.com',
      aud: audience,
      sub: 'repo:octo-org/shop:ref:refs/heads/main',
      jti: randomBytes(8).toString('hex'),
    }
    const token = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${randomBytes(32).toString('base64url')}`
    this.idTokens.set(token, audience)
    return json(200, { count: token.length, value: token })
  }

  /** Throws unless role, provider and token match. The codes are the vendor's if documented. */
  #check(
    vendor: IdentityVendor,
    given: { token: unknown; role: unknown; provider: unknown; session?: unknown; seconds?: unknown },
    codes: { audience: string; token: string; provider: string; role: string },
    statusOf: (code: string) => number,
  ): void {
    const say = (code: string, message: string) => new CloudError(statusOf(code), code, message)
    const { role, provider, audience } = TRUSTED[vendor]
    const token = String(given.token)
    if (!this.idTokens.has(token)) throw say(codes.token, `The token ${token} is not valid.`)
    if (given.provider !== provider) throw say(codes.provider, 'No such OIDC Provider registered.')
    const allowed = this.#options.audience ?? audience
    if (this.idTokens.get(token) !== allowed) throw say(codes.audience, 'The audience does not match.')
    if (given.role !== role || this.#options.distrusts) throw say(codes.role, 'Not authorized by the trust policy.')
    if (vendor === 'google' || vendor === 'azure') return
    const session = String(given.session)
    if (!SESSION_NAME[vendor].test(session)) throw new Error(`not a session name: ${session}`)
    const seconds = Number(given.seconds)
    if (!(seconds >= 900 && seconds <= 3600)) throw new Error(`not a duration: ${seconds}`)
    this.sessions.push(session)
  }

  #key(prefix: string): Required<AccessKey> {
    const key = {
      id: `${prefix}${randomBytes(8).toString('hex').toUpperCase()}`,
      secret: `${randomBytes(12).toString('base64')}+secret`,
      token: `${randomBytes(60).toString('base64')}/+==`,
    }
    this.handedOut.push(key.id, key.secret, key.token)
    this.#options.accessKeys?.push(key)
    return key
  }

  #huawei({ headers, body }: CloudRequest): CloudResponse {
    if (headers['content-type'] !== 'application/json') throw new CloudError(400, 'STS5.0002', 'not JSON')
    const input = JSON.parse(body) as Record<string, unknown>
    const { provider_urn: provider, agency_urn: role, agency_session_name: session, id_token: token } = input
    const codes = { audience: 'STS5.2001', token: 'STS5.2002', provider: 'STS5.1002', role: 'STS5.1001' }
    const statusOf = (code: string) => (code === codes.role ? 403 : code === codes.provider ? 404 : 400)
    this.#check('huawei', { token, role, provider, session, seconds: input.duration_seconds }, codes, statusOf)
    const key = this.#key('HSTA')
    return json(200, {
      credentials: {
        access_key_id: key.id,
        secret_access_key: key.secret,
        security_token: key.token,
        expiration: this.#expiration(),
      },
      assumed_agency: { id: 'a:b', urn: `sts::0a1b2c3d4e5f:assumed-agency:promoter/${String(session)}` },
      audience: TRUSTED.huawei.audience,
    })
  }

  #alibaba({ query, headers, body }: CloudRequest, RequestId: string): CloudResponse {
    if (headers['content-type'] !== 'application/x-www-form-urlencoded') throw new Error('not a form')
    if (query.get('Version') !== '2015-04-01' || query.get('Format') !== 'JSON') throw new Error('not this API')
    if (query.has('OIDCToken')) throw new Error('the token must not be in the address')
    const skew = Math.abs(Date.parse(query.get('Timestamp') ?? '') - this.now())
    if (!(skew <= 15 * 60_000)) throw new CloudError(400, 'InvalidTimeStamp.Expired', 'The timestamp is expired.')
    const input = Object.fromEntries(new URLSearchParams(body))
    const codes = {
      audience: 'AuthenticationFail.OIDCToken.AudienceNotMatch',
      token: 'AuthenticationFail.OIDCToken.Invalid',
      provider: 'AuthenticationFail.NoPermission',
      role: 'AuthenticationFail.NoPermission',
    }
    const { OIDCToken: token, RoleArn: role, OIDCProviderArn: provider, RoleSessionName: session } = input
    this.#check('alibaba', { token, role, provider, session, seconds: input.DurationSeconds }, codes, () => 401)
    const key = this.#key('STS.')
    const Credentials = { AccessKeyId: key.id, AccessKeySecret: key.secret, SecurityToken: key.token }
    return json(200, { RequestId, Credentials: { ...Credentials, Expiration: this.#expiration() } })
  }

  #aws({ body }: CloudRequest, requestId: string): CloudResponse {
    const input = Object.fromEntries(new URLSearchParams(body))
    if (input.Version !== '2011-06-15') throw new Error('not this API')
    const codes = {
      audience: 'InvalidIdentityToken',
      token: 'InvalidIdentityToken',
      provider: 'InvalidIdentityToken',
      role: 'AccessDenied',
    }
    const statusOf = (code: string) => (code === codes.role ? 403 : 400)
    const { WebIdentityToken: token, RoleArn: role, RoleSessionName: session, DurationSeconds: seconds } = input
    this.#check('aws', { token, role, provider: '', session, seconds }, codes, statusOf)
    const key = this.#key('ASIA')
    return xml(
      200,
      requestId,
      `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleWithWebIdentityResult>
    <Audience>${TRUSTED.aws.audience}</Audience>
    <AssumedRoleUser><AssumedRoleId>AROA:${session ?? ''}</AssumedRoleId><Arn>arn:aws:sts::1:assumed-role/x/y</Arn></AssumedRoleUser>
    <Credentials>
      <AccessKeyId>${key.id}</AccessKeyId><SecretAccessKey>${key.secret}</SecretAccessKey>
      <SessionToken>${key.token}</SessionToken><Expiration>${this.#expiration()}</Expiration>
    </Credentials>
  </AssumeRoleWithWebIdentityResult>
  <ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>
</AssumeRoleWithWebIdentityResponse>`,
    )
  }

  #google({ body }: CloudRequest): CloudResponse {
    const input = Object.fromEntries(new URLSearchParams(body)) as Record<string, string>
    const { subject_token: token, audience = '', scope } = input
    const types = [input.grant_type, input.requested_token_type, input.subject_token_type].map((type) =>
      type?.replace('urn:ietf:params:oauth:', ''),
    )
    if (types.join() !== 'grant-type:token-exchange,token-type:access_token,token-type:jwt')
      throw new CloudError(400, 'unsupported_grant_type', 'not an exchange')
    if (scope !== 'https://www.googleapis.com/auth/cloud-platform') throw new CloudError(400, 'invalid_scope', 'scope')
    const codes = {
      audience: 'invalid_grant',
      token: 'invalid_grant',
      provider: 'invalid_target',
      role: 'unauthorized_client',
    }
    const provider = audience.replace('//iam.googleapis.com/', '')
    this.#check('google', { token, role: TRUSTED.google.role, provider }, codes, () => 400)
    const access_token = this.#token('federated')
    this.#federated.add(access_token)
    const issued_token_type = 'urn:ietf:params:oauth:token-type:access_token'
    return json(200, { access_token, issued_token_type, token_type: 'Bearer', expires_in: 3600 })
  }

  #serviceAccount({ headers, path, body }: CloudRequest): CloudResponse {
    if (!this.#federated.has(headers.authorization?.replace('Bearer ', '') ?? ''))
      throw new CloudError(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.')
    const { lifetime, scope } = JSON.parse(body) as Record<string, unknown>
    if (!/^\d+s$/.test(String(lifetime)) || !Array.isArray(scope)) throw new CloudError(400, 'INVALID_ARGUMENT', 'no')
    if (!path.includes(`/${TRUSTED.google.role}:`))
      throw new CloudError(403, 'PERMISSION_DENIED', "Permission 'iam.serviceAccounts.getAccessToken' denied.")
    return json(200, { accessToken: this.#token('account'), expireTime: this.#expiration() })
  }

  #azure({ path, body }: CloudRequest): CloudResponse {
    const input = Object.fromEntries(new URLSearchParams(body)) as Record<string, string>
    const { client_id: role, client_assertion: token, client_assertion_type: type, grant_type, scope = '' } = input
    if (grant_type !== 'client_credentials' || type !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
      throw new CloudError(400, '900023', 'not an exchange')
    const codes = { audience: '700212', token: '50027', provider: '90002', role: '700213' }
    if (role !== TRUSTED.azure.role) throw new CloudError(400, '700016', 'Application was not found in the directory.')
    const [, provider] = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(path) ?? []
    this.#check('azure', { token, role, provider }, codes, (code) => (code === codes.provider ? 400 : 401))
    const isVault = scope === 'https://vault.azure.net/.default'
    if (!isVault && scope !== 'https://appconfig.azure.com/.default')
      throw new CloudError(400, '500011', `The resource principal named ${scope} was not found in the tenant.`)
    const access_token = `eyJ0eXAiOiJKV1QifQ.${randomBytes(30).toString('base64url')}.${isVault ? 'vault' : 'store'}`
    this.handedOut.push(access_token)
    const tokens = isVault ? this.#options.vaultTokens : this.#options.storeTokens
    tokens?.push(access_token)
    return json(200, { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token })
  }

  #token(kind: string): string {
    const token = `ya29.${kind}.${randomBytes(30).toString('base64url')}`
    this.handedOut.push(token)
    return token
  }

  #expiration(): string {
    return new Date(this.now() + 900_000).toISOString()
  }
}

/** The form of an error of Entra: the code is a number, and a part of the text. */
const entraError = (code: string, message: string, requestId: string) => ({
  error: ['700016', '900023', '90002'].includes(code) ? 'unauthorized_client' : 'invalid_client',
  error_description: `AADSTS${code}: ${message} Trace ID: ${requestId} Correlation ID: ${requestId} Timestamp: 2031-01-02 03:04:05Z`,
  error_codes: [Number(code)],
  correlation_id: requestId,
})
const json = (status: number, body: unknown): CloudResponse => ({ status, body: JSON.stringify(body) })
const xml = (status: number, requestId: string, body: string): CloudResponse => ({
  status,
  body,
  headers: { 'content-type': 'text/xml', 'x-amzn-RequestId': requestId },
})
