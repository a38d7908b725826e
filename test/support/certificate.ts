/** Generates self-signed certificates, so that no key is stored and none expires. */
import { generateKeyPairSync, sign } from 'node:crypto'

/** Encodes a value in DER: tag, length and content. */
function der(tag: number, ...parts: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)))
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const hex = (text: string) => Buffer.from(text, 'hex')
const time = (date: Date) => der(0x18, date.toISOString().replace(/[-:T]|\.\d+/g, ''))

const ecdsaWithSha256 = sequence(der(0x06, hex('2a8648ce3d040302')))
const commonName = der(0x06, hex('550403'))
const subjectAltName = der(0x06, hex('551d11'))

/** Returns a key and a certificate for these names: `{ ip: [127, 0, 0, 1] }` or `{ dns: 'localhost' }`. */
export function selfSigned(
  names: readonly ({ readonly ip: readonly number[] } | { readonly dns: string })[],
  until = new Date(Date.now() + 3_600_000),
): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, 'test'))))
  const addresses = names.map((each) => ('ip' in each ? der(0x87, Buffer.from(each.ip)) : der(0x82, each.dns)))
  const content = sequence(
    der(0xa0, der(0x02, hex('02'))), // version 3
    der(0x02, hex('01')),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(until.getTime() - 7_200_000)), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(subjectAltName, der(0x04, sequence(...addresses))))),
  )
  const signature = sign('sha256', content, privateKey)
  const certificate = sequence(content, ecdsaWithSha256, der(0x03, hex('00'), signature))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  }
}
