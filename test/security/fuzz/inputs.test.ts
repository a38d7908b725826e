/** Fuzzes the inputs of a step: all inputs, the list in `promotions`, and plain and packed records. */
import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { StepInputs } from '../../../src/inputs/step.ts'
import { parseTasks } from '../../../src/inputs/tasks.ts'
import { unpack } from '../../../src/promotion/packing.ts'
import { serializeRecord, parseRecord } from '../../../src/promotion/record.ts'
import { fuzz, type Json, planted } from '../../support/fuzz/engine.ts'

const singleLine = /^[^\p{C}\p{Zl}\p{Zp}]{1,2048}$/u
const credentials = {
  HUAWEICLOUD_SDK_AK: planted.accessKeyId,
  HUAWEICLOUD_SDK_SK: planted.secretAccessKey,
  ALIBABA_CLOUD_ACCESS_KEY_ID: planted.accessKeyId,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: planted.secretAccessKey,
  AWS_ACCESS_KEY_ID: planted.accessKeyId,
  AWS_SECRET_ACCESS_KEY: planted.secretAccessKey,
  GOOGLE_OAUTH_ACCESS_TOKEN: planted.authToken,
}

/** Parses the inputs and expects names that are safe in requests and messages. */
async function expectSafeTasks(inputs: Record<string, string>): Promise<void> {
  const variables = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  )
  for (const { provider, ref, stage, identityEndpoint } of await parseTasks(
    StepInputs.from({ ...credentials, ...variables }),
  )) {
    expect(provider.patterns.secret.test(ref.secret) && provider.patterns.stage.test(stage)).toBe(true)
    for (const name of [ref.secret, stage]) expect(name).toMatch(singleLine)
    expect(ref.region).toMatch(/^[a-z0-9-]*$/)
    for (const address of [ref.endpoint, identityEndpoint]) {
      if (address !== undefined) expect(address).toBe(new URL(address).origin)
    }
  }
}

/** Returns the text of a value, as long as an input can be. */
const textOf = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 127 * 1024)
const usual = { provider: 'huaweicloud-csms', region: 'ap-southeast-1', 'target-version': 'v3' }

fuzz('inputs', Object.values(credentials), (mutated) => {
  const inputs = Object.entries((typeof mutated === 'string' ? {} : Object(mutated)) as Record<string, Json>).map(
    ([name, value]) => [name, textOf(value)],
  )
  return expectSafeTasks(Object.fromEntries(inputs) as Record<string, string>)
})

fuzz('promotions', Object.values(credentials), (mutated) => expectSafeTasks({ ...usual, promotions: textOf(mutated) }))

fuzz('record', Object.values(credentials), async (mutated) => {
  const text = textOf(mutated)
  const packed = `psv1.${gzipSync(text).toString('base64url')}`
  for (const record of text.startsWith('psv1.') ? [text] : [text, packed, `record: ${JSON.stringify(text)}`]) {
    await expectSafeTasks({ rollback: 'true', record }).catch((error: unknown) => {
      if ((error as Error).name !== 'InputError') throw error
    })
    const parsed = parseRecord(unpack(record))
    expect(() => parseRecord(serializeRecord(parsed))).not.toThrow()
  }
})
