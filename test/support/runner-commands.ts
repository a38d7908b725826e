/** What a process tells GitHub's runner: commands in its output, and lines in the command files. */

type Command = { name: string; properties: Record<string, string>; data: string }

export type Obeyed = {
  /** The output as a user sees it: masked from each `::add-mask::` on, commands carried out instead of shown. */
  log: string
  masks: string[]
  /** Every command the runner would have obeyed, in order, wherever in the output it hid. */
  commands: Command[]
  annotations: { level: 'error' | 'warning' | 'notice'; message: string; title?: string }[]
}

/** What the runner makes of the output: a masked log, and the commands found in it. */
export function obey(lines: string[], debug: boolean): Obeyed {
  const shown: string[] = []
  const masks: string[] = []
  const commands: Command[] = []
  const annotations: Obeyed['annotations'] = []
  const show = (text: string) => shown.push(masks.reduce((masked, mask) => masked.replaceAll(mask, '***'), text))
  for (const line of lines) {
    const command = parseCommand(line)
    if (!command) {
      show(line)
      continue
    }
    commands.push(command)
    const { name, data, properties } = command
    if (name === 'add-mask') {
      const parts = [data, ...data.split(/[\r\n]/).map((part) => part.trim())]
      masks.push(...new Set(parts.filter((part) => part.trim() !== '' && !masks.includes(part))))
      masks.sort((a, b) => b.length - a.length)
    } else if (name === 'error' || name === 'warning' || name === 'notice') {
      annotations.push({ level: name, message: data, ...(properties.title && { title: properties.title }) })
      show(`##[${name}]${data}`)
    } else if (name === 'group' || name === 'endgroup' || (name === 'debug' && debug)) {
      show(`##[${name}]${data}`)
    }
  }
  return { log: shown.join('\n'), masks, commands, annotations }
}

// `::name key=value,…::data` after any indentation, else the older `##[name key=value;…]data` anywhere in the line.
const grammars = [
  { form: /^\s*::(.*?)::(.*)$/s, comma: ',', escaped: { property: /%(25|0D|0A|3A|2C)/g, data: /%(25|0D|0A)/g } },
  { form: /##\[(.*?)](.*)$/s, comma: ';', escaped: { property: /%(25|0D|0A|3B|5D)/g, data: /%(25|0D|0A|3B|5D)/g } },
]
const known =
  /^(add-mask|add-path|(add|remove)-matcher|debug|echo|(end)?group|error|warning|notice|save-state|set-env|set-output|stop-commands)$/

function parseCommand(line: string): Command | undefined {
  for (const { form, comma, escaped } of grammars) {
    const [, head = '', data = ''] = form.exec(line) ?? []
    const [name = '', properties = ''] = head.split(/ (.*)/s)
    if (!known.test(name.toLowerCase())) continue
    const decode = (text: string, code: RegExp) => text.replace(code, (it) => decodeURIComponent(it))
    const pairs = properties.split(comma).flatMap((pair) => {
      const [, key, value] = /^\s*([^=]+)=(.+)$/s.exec(pair) ?? []
      return key && value ? [[key, decode(value, escaped.property)] as const] : []
    })
    return {
      name: name.toLowerCase(),
      properties: Object.fromEntries(pairs),
      data: decode(data, escaped.data),
    }
  }
  return undefined
}

/** What commands of the old kind, such as `::set-output name=x::y`, still set. */
export const valuesSet = (commands: Command[], name: 'set-output' | 'save-state') =>
  Object.fromEntries(commands.filter((it) => it.name === name).map((it) => [it.properties.name ?? '', it.data]))

/** Reads a command file: `key=value`, or `key<<MARK` with lines up to `MARK`; the sign that comes first decides. */
export function readPairs(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split('\n')
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue
    const [, key, sign, rest = ''] = /^(.+?)(=|<<)(.*)$/s.exec(line) ?? []
    if (!key || (sign === '<<' && (rest === '' || !lines.includes(rest)))) {
      throw new Error(`Bad line in a command file: ${line}`)
    }
    values[key] = rest
    if (sign === '<<') {
      values[key] = lines.splice(0, lines.indexOf(rest)).join('\n')
      lines.shift()
    }
  }
  return values
}
