/** Errors in the vendors' own words: each keeps its cause and gets advice that fits it. */
import { describe, expect, it } from 'vitest'
import { SERVICE_ACCOUNT } from '../support/clouds/google-secret-manager.ts'
import { startIdentity, TRUSTED } from '../support/clouds/identity.ts'
import type { AccessKey, Fault } from '../support/clouds/server.ts'
import { errorResponse, startGoogleScenario, withCredentialsFile } from '../support/google.ts'
import type { Inputs } from '../support/runner.ts'
import { startDeploymentScenario } from '../support/scenario/deployment-scenario.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, type Vendor } from '../support/scenario/vendors.ts'

/** Promotes a secret of which every read gets this response, and returns the error. */
async function errorOfRead(vendor: Vendor, status: number, body: string): Promise<string> {
  await using s = await startScenario(vendor)
  s.onRequest('read', () => ({ status, body }))
  const step = await s.promote()
  expect(step).toMatchObject({ exitCode: 1, annotations: [{ level: 'error' }] })
  // The first read of Alibaba Cloud is two requests.
  expect(step.calls.length).toBeLessThanOrEqual(vendor === alibaba ? 2 : 1)
  return step.error
}

async function errorOfGoogle(operation: string, response: Fault, inputs: Inputs = {}) {
  await using g = await startGoogleScenario()
  g.onRequest(operation, () => response)
  const step = await g.promote(inputs)
  expect(step).toMatchObject({ exitCode: 1 })
  return step
}

describe.concurrent('Alibaba Cloud: a 403 that is not about permissions', () => {
  const recommended = 'https://api.aliyun.com/troubleshoot?q=Forbidden&product=Kms&requestId=6A5C-1'
  const body = (code: string, message: string, link = recommended) =>
    JSON.stringify({
      RequestId: '6A5C-1',
      HostId: 'kms.cn-hangzhou.aliyuncs.com',
      Code: code,
      Message: message,
      Recommend: link,
    })

  it.each([
    ['Forbidden.InDebtOverdue', 'The account has an overdue payment.', 'overdue', 'Settle the bill'],
    ['Forbidden.InDebt', 'The account is in debt.', 'overdue', 'Settle the bill'],
    ['Forbidden.KmsServiceNotEnabled', 'The KMS service is not enabled.', 'not enabled', 'Enable it'],
    ['Forbidden.ProhibitedByRiskControl', 'Prohibited by risk control.', 'restricted this account', 'support'],
  ])('says so: %s', async (code, message, cause, advice) => {
    const error = await errorOfRead(alibaba, 403, body(code, message))
    expect(error).toMatch(new RegExp(`Cause: .*${cause}.*${code.replace('.', '\\.')}.*${message.replace('.', '')}`))
    expect(error).toMatch(new RegExp(`Next step: .*${advice}`))
    expect(error).toContain(`See ${recommended}`)
    expect(error).not.toMatch(/permission denied|Grant the permissions/)
  })

  it('says so in XML, too, in which the end of a long text counts as well', async () => {
    const message = `The account&apos;s payment is ${'long '.repeat(600)}overdue since 1 May &amp; unpaid.`
    const link = `<![CDATA[${recommended}]]>`
    const xml = `<?xml version='1.0' encoding='UTF-8'?><Error><Code>Forbidden.InDebtOverdue</Code><Message>${message}</Message><Recommend>${link}</Recommend></Error>`
    const error = await errorOfRead(alibaba, 403, xml)
    expect(error).toContain("The account's payment is long")
    expect(error).toContain('overdue since 1 May & unpaid.')
    expect(error).toContain(`See ${recommended}`)
  })

  it.each([
    'https://aliyun.com.example.com/troubleshoot',
    'http://api.aliyun.com/troubleshoot',
    'https://user@api.aliyun.com/',
    'https://api.aliyun.com/a b',
    'https://api.aliyun.com/[x](https://example.com)',
    `https://api.aliyun.com/${alibaba.key.secret}`,
  ])('shows no other link than one of the vendor: %s', async (link) => {
    expect(await errorOfRead(alibaba, 403, body('Forbidden.InDebt', 'In debt.', link))).not.toContain('See http')
  })
})

describe.concurrent('Google Cloud: a 403 that is not about permissions', () => {
  const url = 'https://console.developers.google.com/apis/api/secretmanager.googleapis.com/overview?project=123'
  const body = (reason: string, message: string, metadata: object, links: object[] = []) =>
    JSON.stringify({
      error: {
        ...{ code: 403, message, status: 'PERMISSION_DENIED' },
        details: [
          { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com', metadata },
          { '@type': 'type.googleapis.com/google.rpc.LocalizedMessage', locale: 'en-US', message },
          ...(links.length > 0 ? [{ '@type': 'type.googleapis.com/google.rpc.Help', links }] : []),
        ],
      },
    })
  const activation = [{ description: 'Google developers console API activation', url }]

  it.each([
    ['SERVICE_DISABLED', { activationUrl: url }, [], 'not enabled', 'Enable it'],
    ['SERVICE_DISABLED', { service: 'secretmanager.googleapis.com' }, activation, 'not enabled', 'Enable it'],
    ['BILLING_DISABLED', {}, activation, 'billing', 'enable billing'],
    ['CONSUMER_SUSPENDED', {}, activation, 'restricted this account', 'support'],
  ])('says so: %s with %j', async (reason, metadata, links, cause, advice) => {
    const response = {
      status: 403,
      body: body(reason, 'Secret Manager API has not been used before.', metadata, links),
    }
    const { error, trace } = await errorOfGoogle('GetSecret', response)
    expect(error).toMatch(new RegExp(`Cause: .*${cause}.*${reason}.*has not been used before`))
    expect(error).toMatch(new RegExp(`Next step: .*${advice}.* See ${url.replace('?', '\\?')}`))
    expect(error).not.toMatch(/permission denied|Grant the permissions/)
    expect(trace).toEqual(['GetSecret'])
  })

  it('is a permission for every other reason', async () => {
    const response = { status: 403, body: body('IAM_PERMISSION_DENIED', "Permission 'x' denied.", {}, []) }
    const { error } = await errorOfGoogle('GetSecret', response)
    expect(error).toMatch(/permission denied \(GetSecret, PERMISSION_DENIED\): Permission 'x' denied\./)
  })
})

it('AWS: a service that the account is not subscribed to is no missing permission', async () => {
  const message = 'The AWS Access Key Id needs a subscription for the service'
  expect(await errorOfRead(aws, 403, aws.error('OptInRequired', message))).toMatch(
    /not enabled.*OptInRequired.*needs a/,
  )
})

describe.concurrent('a refused signature', () => {
  it.each([
    'Credential should be scoped to a valid region. ',
    "Credential should be scoped to a valid region, not 'eu-central-1'. ",
    "Credential should be scoped to correct service: 'secretsmanager'. ",
  ])('is about the region or the endpoint if AWS says so: %s', async (message) => {
    const error = await errorOfRead(aws, 400, aws.error('InvalidSignatureException', message))
    expect(error).toContain('Credential should be scoped to')
    expect(error).toMatch(/Next step: .*`region`.*`endpoint`/)
    expect(error).not.toContain('authentication failed')
  })

  const prefix = 'Incorrect IAM authentication information: '
  it.each([
    ['verify aksk signature fail', 'authentication failed', 'Check that the access key'],
    [`Get secretKey failed,ak:${huawei.key.id},err:ak not exist`, 'authentication failed', 'Check that the access key'],
    ['AK access failed to reach the limit,forbidden', 'locked', 'five minutes'],
  ])('has three causes on Huawei Cloud: %s', async (message, cause, advice) => {
    const body = JSON.stringify({ error_msg: prefix + message, error_code: 'APIGW.0301', request_id: 'of-the-body' })
    const error = await errorOfRead(huawei, 401, body)
    expect(error).toMatch(new RegExp(`Cause: .*${cause}.*APIGW\\.0301`))
    expect(error).toContain(message.replace(huawei.key.id, '***'))
    expect(error).toMatch(new RegExp(`Next step: .*${advice}`))
  })

  it.each<[string, Vendor, string, string, string]>([
    [
      'AWS',
      aws,
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key.',
      "The Canonical String for this request should have been\n'POST\n/\n\nhost:example.com\nx-amz-date:2031\n\n0a1b'\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\n2031'",
    ],
    [
      'Alibaba Cloud',
      alibaba,
      'SignatureDoesNotMatch',
      'Specified signature is not matched with our calculation.',
      'server string to sign is:POST&%2F&AccessKeyId%3Dhost:example.com',
    ],
    [
      'Alibaba Cloud',
      alibaba,
      'SignatureDoesNotMatch',
      'Specified signature is not matched with our calculation.',
      'server canonicalizedQuery: host:example.com canonical request is:GET\n/\nhost:example.com',
    ],
    ['Huawei Cloud', huawei, 'APIGW.0301', 'verify aksk signature fail', 'canonicalRequest: GET|/v1/|host:example.com'],
  ])('of %s keeps its sentence, but not the request that it quotes', async (_, vendor, code, sentence, quote) => {
    const error = await errorOfRead(vendor, 401, vendor.error(code, `${sentence}\n\n${quote}`))
    expect(error).toContain(sentence)
    expect(error).not.toMatch(/canonical|to.sign|example\.com|HMAC/i)
  })
})

describe.concurrent('a text that is long', () => {
  it.each(['with an explicit deny in a service control policy', 'because no resource-based policy allows the action'])(
    'keeps its end, where AWS names the cause: %s',
    async (cause) => {
      const arn = `arn:aws:sts::123456789012:assumed-role/${'deploy/'.repeat(60)}`
      const message = `User: ${arn} is not authorized to perform: secretsmanager:DescribeSecret on resource: ${arn} ${cause}`
      const error = await errorOfRead(aws, 400, aws.error('AccessDeniedException', message))
      expect(error).toContain('User: arn:aws:sts::123456789012')
      expect(error).toContain(cause)
      // A permission that is granted elsewhere does not help against a policy that denies it.
      const isDenied = cause.includes('explicit deny')
      expect(error).toContain(
        isDenied ? 'Next step: Find the policy that denies this' : 'Next step: Grant the permission',
      )
    },
  )
})

it('Huawei Cloud: the request id in the body counts if the header is missing', async () => {
  await using s = await startScenario(huawei)
  const body = JSON.stringify({ error_msg: 'no', error_code: 'APIGW.0302', request_id: '7b1c0d' })
  s.onRequest('read', () => ({ status: 403, headers: { 'x-request-id': '' }, body }))
  const step = await s.promote()
  expect(step.error).toContain('request id 7b1c0d')
  expect(JSON.parse(step.outputs.results ?? '')).toMatchObject([{ requestIds: ['7b1c0d'] }])
})

describe.concurrent('Google Cloud: a FAILED_PRECONDITION', () => {
  const keyMessage =
    'Cloud KMS CryptoKeyVersion projects/shop/locations/global/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1 is not enabled, current state is: DESTROY_SCHEDULED.'

  it.each(['1', '4'])("is a refusal in the store's words if nobody has changed the secret", async (attempts) => {
    const inputs = { 'max-attempts': attempts }
    const step = await errorOfGoogle('UpdateSecret', errorResponse(400, 'FAILED_PRECONDITION', keyMessage), inputs)
    expect(step.error).toMatch(
      /Cause: .*\(UpdateSecret, FAILED_PRECONDITION\): Cloud KMS CryptoKeyVersion .*DESTROY_SCHED/,
    )
    expect(step.error).toContain('\nState: Nothing was changed')
    expect(step.error).not.toMatch(/another process|moved by someone else|concurrency/)
    expect(step.trace.filter((operation) => operation === 'UpdateSecret')).toHaveLength(1)
  })

  it('is a refusal after a conflict, too', async () => {
    await using g = await startGoogleScenario()
    g.onRequest('UpdateSecret', g.concurrentMove('theirs', '2'), { times: 1 })
    g.onRequest('UpdateSecret', () => errorResponse(400, 'FAILED_PRECONDITION', keyMessage), { nth: 2 })
    const step = await g.promote()
    expect(step).toMatchObject({ exitCode: 1 })
    expect(step.error).toContain('DESTROY_SCHEDULED')
    expect(step.writes).toHaveLength(2)
  })

  it('is a conflict as long as others change the secret', async () => {
    await using g = await startGoogleScenario()
    let version = 1
    g.onRequest('UpdateSecret', () => {
      g.move('theirs', String((version = 3 - version)))
      return undefined
    })
    const step = await g.promote()
    expect(step).toMatchObject({ exitCode: 1, writes: { length: 4 } })
    expect(step.error).toContain('conflict: another process is changing this secret')
  })
})

describe.concurrent('a refused key of a Google service account', () => {
  async function errorOfKey(status: number, body: object) {
    await using g = await startGoogleScenario()
    g.onRequest('token', () => ({ status, body: JSON.stringify(body) }))
    return await withCredentialsFile(g.cloud.keyFile, async (path) => {
      const env = { GOOGLE_APPLICATION_CREDENTIALS: path }
      const step = await g.promote({}, { env })
      expect(step).toMatchObject({ exitCode: 1 })
      return step
    })
  }

  it.each([
    [400, 'invalid_grant', 'Invalid JWT Signature.'],
    [400, 'invalid_grant', 'Invalid grant: account not found'],
    [401, 'unauthorized_client', 'Client is unauthorized to retrieve access tokens using this method.'],
    [401, 'invalid_client', 'The OAuth client was not found.'],
    [403, 'disabled_client', 'The OAuth client was disabled.'],
  ])('is about the key, not about an OIDC token: %i %s %s', async (status, code, message) => {
    const { error, trace } = await errorOfKey(status, { error: code, error_description: message })
    expect(error).toMatch(/Cause: the token service rejected the key of the service account/)
    expect(error).toContain(`(token, ${code}): ${message.replace(/\.$/, '')}`)
    expect(error).toMatch(/Next step: .*service account/)
    expect(error).not.toMatch(/OIDC|identity provider|trust policy/)
    expect(trace).toEqual(['token'])
  })

  it('is about the clock if the token service says so', async () => {
    const message =
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.'
    const { error } = await errorOfKey(400, { error: 'invalid_grant', error_description: message })
    expect(error).toMatch(/clock skew \(token, invalid_grant\): .*reasonable timeframe/)
  })
})

describe.concurrent("GitHub's token service", () => {
  async function promoteWithToken(fault: (attempt: number) => Fault | undefined) {
    const accessKeys: AccessKey[] = []
    await using identity = await startIdentity({ accessKeys })
    await using s = await startScenario(aws, undefined, { accessKeys })
    let attempt = 0
    identity.intercept = ({ operation }) => (operation === 'GetIdToken' ? fault((attempt += 1)) : undefined)
    const inputs = { 'role-to-assume': TRUSTED.aws.role, 'identity-endpoint': identity.endpoint }
    return { ...(await s.promote(inputs, { env: identity.env })), operations: identity.operations }
  }
  const words = 'Your audience is not allowed here.'
  const body = JSON.stringify({ $id: '1', innerException: null, message: words, typeKey: 'InvalidAudience' })

  it.each([400, 401, 403, 404])('is quoted if it refuses with %i', async (status) => {
    const { error, operations } = await promoteWithToken(() => ({ status, body }))
    expect(error).toMatch(
      new RegExp(`GitHub's token service refused to issue an OIDC token.*HTTP ${status}\\): ${words}`),
    )
    expect(error).toMatch(/Next step: .*`oidc-audience`/)
    expect(error).not.toContain('id-token: write')
    expect(operations).toEqual(['GetIdToken'])
  })

  it.each([408, 429, 500, 502, 503, 504])('is asked again after %i', async (status) => {
    const { exitCode, operations } = await promoteWithToken((attempt) => (attempt === 1 ? { status } : undefined))
    expect(exitCode).toBe(0)
    expect(operations).toEqual(['GetIdToken', 'GetIdToken', 'AssumeRoleWithWebIdentity'])
  })

  it('is named if something else responds in its place', async () => {
    const { error } = await promoteWithToken(() => ({ status: 200, body: '<html>Sign in to the network</html>' }))
    expect(error).toMatch(/unexpected response from GitHub's token service \(GitHub's OIDC token\): it is not JSON/)
    expect(error).toMatch(/Next step: .*proxy responds in place of GitHub/)
    expect(error).not.toContain('`endpoint`')
  })

  it('is named in the same way if a credentials file leads to it', async () => {
    await using g = await startGoogleScenario()
    g.onRequest('job token', () => ({ status: 403, body }))
    await withCredentialsFile(g.cloud.externalFile(SERVICE_ACCOUNT), async (path) => {
      const step = await g.promote({}, { env: { GOOGLE_APPLICATION_CREDENTIALS: path } })
      expect(step.error).toMatch(new RegExp(`GitHub's token service refused to issue an OIDC token.*${words}`))
    })
  })
})

describe.concurrent('a refused role', () => {
  const claims = (audience: string) =>
    `sub \`repo:octo-org/shop:ref:refs/heads/main\`, aud \`${audience}\`, iss \`https://token.actions.githubusercontent.com\``

  it.each([
    ['Huawei Cloud', huawei, TRUSTED.huawei],
    ['Alibaba Cloud', alibaba, TRUSTED.alibaba],
    ['AWS', aws, TRUSTED.aws],
  ])(
    'shows the claims of the token that %s refuses, but not the token',
    async (_, vendor, { role, provider, audience }) => {
      await using identity = await startIdentity({ distrusts: true })
      await using s = await startScenario(vendor)
      const inputs = { 'role-to-assume': role, 'oidc-provider': provider, 'identity-endpoint': identity.endpoint }
      const step = await s.promote(inputs, { env: identity.env })
      expect(step.error).toContain(`Not authorized by the trust policy; the token of this job has ${claims(audience)}`)
      for (const secret of identity.sensitive) expect(step.error).not.toContain(secret)
    },
  )

  it.each([
    ['ExchangeToken', 'unauthorized_client'],
    ['GenerateAccessToken', 'PERMISSION_DENIED'],
  ])('shows the claims of the token that Google Cloud refuses: %s', async (operation, code) => {
    await using identity = await startIdentity()
    await using g = await startGoogleScenario({ tokens: identity.handedOut })
    const error = operation === 'ExchangeToken' ? code : { code: 403, status: code, message: 'no' }
    identity.intercept = (call) =>
      call.operation === operation
        ? { status: 403, body: JSON.stringify({ error, error_description: 'no' }) }
        : undefined
    const { role, provider, audience } = TRUSTED.google
    const login = { 'role-to-assume': role, 'oidc-provider': provider, 'identity-endpoint': identity.endpoint }
    const step = await g.promote(login, { env: identity.env })
    expect(step.error).toContain(`: no; the token of this job has ${claims(audience)}`)
  })
})

describe.concurrent('GitHub: a step with `environment`', () => {
  const documentation_url = 'https://docs.github.com/rest/deployments/deployments#create-a-deployment'
  const github = (status: number, message: string, headers: Record<string, string> = {}): Fault => ({
    ...{ status, headers },
    body: JSON.stringify({ message, documentation_url, status: String(status) }),
  })
  const sso = { 'x-github-sso': 'required; url=https://github.com/orgs/octo-org/sso?authorization_request=AB' }
  const gitea = { status: 404, headers: { 'x-github-request-id': '' } }

  it.each<[string, Fault, RegExp, RegExp]>([
    [
      'single sign-on',
      github(
        403,
        'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.',
        sso,
      ),
      /requires single sign-on.*SAML enforcement/,
      /Authorize the token in `github-token`/,
    ],
    [
      'an IP allow list',
      github(
        403,
        'Although you appear to have the correct authorization credentials, the `octo-org` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
      ),
      /IP allow list of the organization excludes this runner.*your IP address is not permitted/,
      /Add the address of the runner/,
    ],
    [
      'a conflict',
      github(409, 'Git Repository is empty.'),
      /GitHub reports a conflict.*Git Repository is empty/,
      /Resolve what/,
    ],
    [
      'an invalid field',
      {
        status: 422,
        body: JSON.stringify({
          message: 'Validation Failed',
          errors: [
            { resource: 'Deployment', code: 'invalid', field: 'environment' },
            { resource: 'Deployment', code: 'custom', message: 'Environment is locked.' },
            'No such ref',
          ],
        }),
      },
      /GitHub rejected the request.*Validation Failed: environment invalid; Environment is locked\.; No such ref/,
      /Check `environment`/,
    ],
    [
      'a server without deployments, in JSON',
      { ...gitea, body: '{"errors":null,"message":"Not Found","url":"https://gitea.example.com/api/swagger"}' },
      /has no deployments API/,
      /Unset `environment`/,
    ],
    [
      'a server without deployments, in text',
      { ...gitea, body: '404 page not found' },
      /has no deployments API/,
      /`record`/,
    ],
  ])('fails before the first write with %s', async (_, fault, cause, advice) => {
    await using d = await startDeploymentScenario()
    d.interceptGitHub = ({ method }) => (method === 'POST' ? fault : undefined)
    const step = await d.promote()
    expect(step.exitCode).toBe(1)
    expect(step.error).toMatch(new RegExp(`^the deployment record: .*${cause.source}`))
    expect(step.error).toMatch(new RegExp(`Next step: .*${advice.source}`))
    expect(step.error).not.toMatch(/deployments: write|another process/)
    expect(d.list.writes).toEqual([])
  })
})

describe.concurrent('the label limit', () => {
  it.each<[string, Vendor, Inputs]>([
    ['AWS, a second label', aws, { 'previous-stage': 'retired' }],
    ['AWS, a new `stage`', aws, { stage: 'blue' }],
    ['Huawei Cloud, a new `stage`', huawei, { stage: 'blue', 'previous-stage': 'none' }],
    ['Alibaba Cloud, a new `stage`', alibaba, { stage: 'blue', 'previous-stage': 'none' }],
  ])('gets advice that can be followed: %s', async (_, vendor, inputs) => {
    await using s = await startScenario(vendor, undefined, { labelLimit: 2 })
    const { error } = await s.promote(inputs)
    expect(error).toMatch(/label limit.*\n.*\nNext step: Remove an unused label, then run again\.$/m)
    expect(error).not.toContain('previous-stage: none')
  })

  it.each([huawei, alibaba])('is not reached without a second label: $title', async (vendor) => {
    await using s = await startScenario(vendor, undefined, { labelLimit: 2 })
    const { error } = await s.promote({ 'previous-stage': 'retired' })
    expect(error).toContain('Next step: Remove an unused label, or set `previous-stage: none`, then run again.')
  })
})
