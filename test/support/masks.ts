/**
 * Masks texts as GitHub's runner does: each masked value in all the forms that its encoders produce.
 *
 * Source: https://github.com/actions/runner, `src/Runner.Common/HostContext.cs` (the list of encoders),
 * `src/Sdk/DTLogging/Logging/ValueEncoders.cs` (what each does), `SecretMasker.cs` in the same folder (empty results are
 * skipped, all else is masked however short), `src/Runner.Worker/Worker.cs`, `InitializeSecretMasker` (each line of a secret
 * is masked too), and `src/Runner.Worker/JobExtension.cs` (“Skip output '…' since it may contain secret.”: a job output is
 * dropped if masking changes it).
 */

type Encoder = (value: string) => string

/** Base64 of the value without its first bytes: what it looks like after other text, where that is encoded with it. */
const base64After =
  (bytes: number): Encoder =>
  (value) => {
    const data = Buffer.from(value)
    return (data.length > bytes ? data.subarray(bytes) : data).toString('base64')
  }

/** The encoders in the order and by the names of the runner. */
const encoders: Readonly<Record<string, Encoder>> = {
  Base64StringEscape: base64After(0),
  Base64StringEscapeShift1: base64After(1),
  Base64StringEscapeShift2: base64After(2),
  CommandLineArgumentEscape: (value) => value.replaceAll('"', '\\"'),
  ExpressionStringEscape: (value) => value.replaceAll("'", "''"),
  JsonStringEscape: (value) => JSON.stringify(value).slice(1, -1),
  UriDataEscape: (value) =>
    encodeURIComponent(value).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
  XmlDataEscape: (value) => value.replace(/[<>"'&]/g, (c) => entities[c] ?? c),
  TrimDoubleQuotes: (value) => (value.length > 8 && /^".*"$/s.test(value) ? value.slice(1, -1) : ''),
  PowerShellPreAmpersandEscape: (value) => atLeastSix(/^.*?&\+|^.*&/s.exec(value)?.[0]),
  // The character after `&+` is colored, so it is printed apart.
  PowerShellPostAmpersandEscape: (value) => atLeastSix(/^.*?&\+.(.*)|^.*&(.*)/s.exec(value)?.slice(1).join('')),
}

const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '&': '&amp;',
}

function atLeastSix(text = ''): string {
  return text.length >= 6 ? text : ''
}

/** Returns every text that the runner masks for a secret. */
export function maskedForms(secret: string): string[] {
  const lines = secret.split(/[\r\n]/).map((line) => line.trim())
  const values = [secret, ...lines].filter((value) => value !== '')
  const forms = values.flatMap((value) => [value, ...Object.values(encoders).map((encode) => encode(value))])
  return [...new Set(forms)].filter((form) => form !== '')
}

/** Returns the text as the runner shows it once these secrets are masked. */
export function maskText(text: string, secrets: readonly string[]): string {
  const hidden = new Uint8Array(text.length)
  for (const form of secrets.flatMap(maskedForms))
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) hidden.fill(1, at, at + form.length)
  let shown = ''
  for (let at = 0; at < text.length; at++) {
    if (hidden[at] === 0) shown += text.charAt(at)
    else if (hidden[at - 1] !== 1) shown += '***'
  }
  return shown
}
