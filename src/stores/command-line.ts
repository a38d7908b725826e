/** The vendors' own command lines, as text to paste into a POSIX shell. */

/** An option that is null, undefined or empty is left out. */
type Options = Readonly<Record<string, string | null | undefined>>

/**
 * Formats a command with its options. An option and its value are one word, so that no value is taken for an option.
 *
 * @param options by name, with the dashes
 */
export function formatCommandLine(command: string, options: Options): string {
  const words = Object.entries(options).flatMap(([name, value]) => (value ? `${name}=${quote(value)}` : []))
  return [command, ...words].join(' ')
}

/**
 * Quotes a value for a POSIX shell unless no character of it needs that. Inside of single quotes, every other character
 * stands for itself; `##[` is divided, since it would start a command of the runner.
 */
export function quote(value: string): string {
  if (/^[\w@%+:,./-]+$/.test(value)) return value
  return `'${value.replaceAll("'", String.raw`'\''`).replaceAll('##[', "##''[")}'`
}
