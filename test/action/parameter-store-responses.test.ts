/** AWS Parameter Store: errors, lost and late responses, and refusals with the status 200. */
import { describe, expect, it } from 'vitest'
import { arnOf, dbPassword, errorResponse, startSsmScenario } from '../support/parameter-store.ts'
import type { CloudResponse, Fault } from '../support/clouds/server.ts'

const promotion = ['DescribeParameters', 'GetParameterHistory', 'LabelParameterVersion', 'GetParameterHistory']
const arn = arnOf(dbPassword)

describe.concurrent('Parameter Store: a response with the status 200', () => {
  it('that lists the label as invalid is an error', async () => {
    await using p = await startSsmScenario()
    const body = JSON.stringify({ InvalidLabels: ['live'], ParameterVersion: 3 })
    p.onRequest('LabelParameterVersion', () => ({ status: 200, body }))
    const step = await p.promote()
    expect(step).toMatchObject({ exitCode: 1, writes: ['live → 3'], outputs: { changed: 'false' } })
    expect(step.error).toContain('it lists live in InvalidLabels')
    expect(step.error).toContain('State: Nothing was changed: live is on 2.')
  })

  it('that lists only another label as invalid is resolved by reading', async () => {
    await using p = await startSsmScenario()
    const body = JSON.stringify({ InvalidLabels: ['other'], ParameterVersion: 3 })
    p.onRequest('LabelParameterVersion', () => (response) => ({ ...response, body }), { times: 1 })
    const step = await p.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: ['live → 3'] })
    p.onRequest('LabelParameterVersion', () => ({ status: 200, body }))
    const back = await p.rollback(step, { 'max-attempts': '1' })
    expect(back.error).toContain('InvalidLabels: has another label than the request')
    expect(back.error).toContain('may still move live to 2')
  })

  it('that could not remove the label, since someone else has, is a success', async () => {
    await using p = await startSsmScenario()
    const step = await p.promote({ stage: 'blue' })
    p.onRequest('UnlabelParameterVersion', () => {
      p.move('blue', undefined)
    })
    expect(await p.rollback(step)).toMatchObject({ exitCode: 0, annotations: [], writes: ['blue ← 3'] })
  })

  it('that could not remove the label, since someone else has moved it, is a conflict', async () => {
    await using p = await startSsmScenario()
    const step = await p.promote({ stage: 'blue' })
    p.onRequest('UnlabelParameterVersion', () => {
      p.move('blue', '1')
    })
    const back = await p.rollback(step)
    expect(back).toMatchObject({ exitCode: 1, writes: ['blue ← 3'] })
    expect(back.error).toContain('blue was moved by someone else during this run: it is on 1')
  })

  it.each<[string, string, object]>([
    ['DescribeParameters', 'no ARN', { Parameters: [{ Name: dbPassword, Type: 'SecureString' }] }],
    ['DescribeParameters', 'an unknown type', { Parameters: [{ Name: dbPassword, ARN: arn, Type: 'Planted' }] }],
    ['GetParameterHistory', 'no type', { Parameters: [{ Name: dbPassword, Version: 1 }] }],
    ['GetParameterHistory', 'no number', { Parameters: [{ Name: dbPassword, Type: 'SecureString', Version: 'x' }] }],
  ])('of %s with %s is not understood, and not quoted', async (operation, _, body) => {
    await using p = await startSsmScenario()
    p.onRequest(operation, () => ({ status: 200, body: JSON.stringify(body) }))
    const step = await p.promote({ 'max-attempts': '1' })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(`unexpected response from the store (${operation}`)
    expect(step.raw).not.toContain('Planted')
  })

  it.each([
    ['DescribeParameters', 2500, { Parameters: [] }],
    ['GetParameterHistory', 25, { Parameters: [{ Name: dbPassword, Type: 'SecureString', Version: 1 }] }],
  ])('of %s is not followed for more than %i pages, nor twice to the same one', async (operation, pages, body) => {
    await using p = await startSsmScenario()
    let page = 0
    let isSame = false
    p.onRequest(operation, () => {
      return { status: 200, body: JSON.stringify({ ...body, NextToken: isSame ? 'more' : `page ${++page}` }) }
    })
    const step = await p.promote()
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.trace.filter((each) => each === operation)).toHaveLength(pages)
    expect(step.error).toContain(`(${operation}): it has more than ${pages} pages`)
    isSame = true
    const again = await p.promote()
    expect(again.trace.filter((each) => each === operation)).toHaveLength(2)
    expect(again.error).toContain(`(${operation}): the next page is the same one`)
  })

  it('with the history of another parameter is refused', async () => {
    await using p = await startSsmScenario()
    const body = JSON.stringify({ Parameters: [{ Name: '/other', Type: 'SecureString', Version: 1 }] })
    p.onRequest('GetParameterHistory', () => ({ status: 200, body }))
    const step = await p.promote()
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(`it is about /other, not ${dbPassword}`)
  })
})

describe.concurrent('Parameter Store: an error', () => {
  it.each<[string, number, string, number]>([
    ['ThrottlingException', 400, 'rate limited by the store', 2],
    ['AccessDeniedException', 400, 'permission denied', 1],
    ['UnrecognizedClientException', 400, 'authentication failed', 1],
    ['ParameterNotFound', 400, 'secret not found', 1],
    ['ValidationException', 400, 'the store rejected the request', 1],
    ['InvalidKeyId', 400, 'the store rejected the request', 1],
    ['InternalServerError', 500, 'the store returned a server error', 2],
  ])('%s with the status %i is reported as "%s"', async (code, status, message, attempts) => {
    await using p = await startSsmScenario()
    p.onRequest('GetParameterHistory', () => errorResponse(code, 'not today', status))
    const step = await p.promote({ 'max-attempts': '2' })
    expect(step.trace.slice(1)).toHaveLength(attempts)
    for (const word of [message, code, 'GetParameterHistory', 'not today', 'Nothing was changed'])
      expect(step.error).toContain(word)
  })

  it.each(['plain', 'namespace', 'header'] as const)('about too many labels is reported (%s)', async (errorForm) => {
    const full = Array.from({ length: 10 }, (_, n) => `l${n}`)
    await using p = await startSsmScenario({ secrets: { [dbPassword]: { 2: ['live'], 3: full } }, errorForm })
    const step = await p.promote()
    expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(step.error).toContain('label limit (LabelParameterVersion, ParameterVersionLabelLimitExceeded')
    expect(step.error).toContain('A version can have 10 labels.')
  })

  it('about the rate of requests says what a list can do', async () => {
    await using p = await startSsmScenario()
    p.onRequest('DescribeParameters', () => errorResponse('ThrottlingException', 'Rate exceeded'))
    expect((await p.promote({ 'max-attempts': '1' })).error).toContain('a smaller `concurrency`')
  })

  it('about a simultaneous write is resolved by reading, and the write is repeated', async () => {
    await using p = await startSsmScenario()
    p.onRequest('LabelParameterVersion', () => errorResponse('TooManyUpdates'), { times: 1 })
    expect(await p.promote()).toMatchObject({ exitCode: 0, annotations: [], writes: ['live → 3', 'live → 3'] })
  })

  it('about a simultaneous write that moved the label is a conflict', async () => {
    await using p = await startSsmScenario()
    const collide = () => {
      p.move('live', '1')
      return errorResponse('TooManyUpdates')
    }
    p.onRequest('LabelParameterVersion', collide, { times: 1 })
    const step = await p.promote()
    expect(step).toMatchObject({ exitCode: 1, writes: ['live → 3'] })
    expect(step.error).toContain('live was moved by someone else during this run: it is on 1, expected 3')
  })

  it('about the permission to label leaves everything as it was', async () => {
    await using p = await startSsmScenario({ denied: ['LabelParameterVersion'] })
    const step = await p.promote()
    expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(step.error).toContain('permission denied (LabelParameterVersion, AccessDeniedException')
  })

  it("about a wrong clock is answered with the store's", async () => {
    await using p = await startSsmScenario({ now: () => Date.now() + 3_600_000 })
    expect(await p.promote()).toMatchObject({ exitCode: 0, annotations: [] })
  })
})

describe.concurrent('Parameter Store: a lost response to a write', () => {
  const lost: [string, Fault, string[]][] = [
    ['connection reset, request lost', 'reset', ['live → 3', 'live → 3']],
    ['connection reset, request processed', 'reset after', ['live → 3']],
    ['503, not processed', { status: 503 }, ['live → 3', 'live → 3']],
    ['503, processed', (response) => ({ ...response, status: 503, body: '' }), ['live → 3']],
    ['200 with an unreadable body, processed', (response) => ({ ...response, body: '<html>' }), ['live → 3']],
  ]
  it.each(lost)('is resolved by reading: %s', async (_, fault, writes) => {
    await using p = await startSsmScenario()
    p.onRequest('LabelParameterVersion', () => fault, { times: 1 })
    const step = await p.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes, outputs: { changed: 'true' } })
    expect(p.labels()).toMatchObject({ live: '3' })
  })

  it('to a removal is resolved by reading', async () => {
    await using p = await startSsmScenario()
    const step = await p.promote({ stage: 'blue' })
    p.onRequest('UnlabelParameterVersion', () => 'reset after', { times: 1 })
    expect(await p.rollback(step)).toMatchObject({ exitCode: 0, annotations: [], writes: ['blue ← 3'] })
  })

  it('leaves the write in doubt if it may still be made', async () => {
    await using p = await startSsmScenario()
    p.onRequest('LabelParameterVersion', () => 'reset', { times: 1 })
    const step = await p.promote({ 'max-attempts': '1' })
    expect(step.exitCode).toBe(1)
    expect(step.error).toContain('may still move live to 3')
  })
})

describe.concurrent('Parameter Store: late reads', () => {
  it('are waited for after a write', async () => {
    await using p = await startSsmScenario()
    const asBefore: CloudResponse = { status: 200, body: JSON.stringify({ Parameters: p.history() }) }
    p.onRequest('GetParameterHistory', () => asBefore, { nth: 2, times: 2 })
    const step = await p.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: ['live → 3'] })
    expect(step.trace).toEqual([...promotion, 'GetParameterHistory', 'GetParameterHistory'])
  })

  it('of a new version are repeated', async () => {
    await using p = await startSsmScenario()
    const created = () => void Object.assign(p.parameter().versions, { 4: { stages: new Set(), createTime: 0 } })
    p.onRequest('GetParameterHistory', created, { nth: 2, times: 1 })
    expect(await p.promote({ 'target-version': '4' })).toMatchObject({ exitCode: 0, writes: ['live → 4'] })
  })
})

describe.concurrent('Parameter Store: a label that moves while the pages of a history are read', () => {
  const secrets = { [dbPassword]: { 1: [], 2: [], 3: ['live'], 4: [] } }

  it('to a page that was read before is found there, not on no version', async () => {
    await using p = await startSsmScenario({ secrets, maxPageSize: 2 })
    p.onRequest(
      'GetParameterHistory',
      () => {
        p.move('live', '1')
      },
      { nth: 2, times: 1 },
    )
    const step = await p.promote({ 'target-version': '4' })
    expect(step).toMatchObject({ exitCode: 0, writes: ['live → 4'], outputs: { 'previous-version': '1' } })
    expect(await p.rollback(step)).toMatchObject({ exitCode: 0, writes: ['live → 1'] })
  })

  it('from a page that was read before is found where it is, not on two versions', async () => {
    await using p = await startSsmScenario({ secrets: { [dbPassword]: { 1: ['live'], 2: [], 3: [] } }, maxPageSize: 2 })
    p.onRequest(
      'GetParameterHistory',
      () => {
        p.move('live', '3')
      },
      { nth: 2, times: 1 },
    )
    const step = await p.promote({ 'target-version': '2' })
    expect(step).toMatchObject({ exitCode: 0, writes: ['live → 2'], outputs: { 'previous-version': '3' } })
  })

  it('is reported where it is if it moved after the write', async () => {
    await using p = await startSsmScenario({ secrets, maxPageSize: 2 })
    p.onRequest(
      'GetParameterHistory',
      () => {
        p.move('live', '1')
      },
      { nth: 4, times: 1 },
    )
    const step = await p.promote({ 'target-version': '4' })
    expect(step).toMatchObject({ exitCode: 1, writes: ['live → 4'] })
    expect(step.error).toContain('live was moved by someone else during this run: it is on 1, expected 4')
  })

  it('is on no version if it is on none in two reads', async () => {
    await using p = await startSsmScenario({ secrets, maxPageSize: 2 })
    const step = await p.promote({ stage: 'blue', 'target-version': '4' })
    expect(step).toMatchObject({ exitCode: 0, writes: ['blue → 4'], outputs: { 'previous-version': '' } })
    expect(step.trace.slice(0, -3)).toEqual(['DescribeParameters', ...Array<string>(4).fill('GetParameterHistory')])
  })
})
