/** Reads what a process reports to GitHub's runner: commands in its output, and lines in the command files. */

type WorkflowCommand = { name: string; properties: Record<string, string>; data: string }

export type InterpretedOutput = {
  /** The output as a user sees it: masked from each `::add-mask::` on, with commands executed instead of shown. */
  log: string
  masks: string[]
  /** Every command that the runner would have executed, in order, wherever in a line it is. */
  commands: WorkflowCommand[]
  annotations: { level: 'error' | 'warning' | 'notice'; message: string; title?: string }[]
}

/** Interprets the output as the runner does. */
export function interpretOutput(lines: string[], debug: boolean): InterpretedOutput {
  const shown: string[] = []
  const masks: string[] = []
  const commands: WorkflowCommand[] = []
  const annotations: InterpretedOutput['annotations'] = []
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

// `::name key=value,…::data` after any indentation, otherwise the older `##[name key=value;…]data` anywhere in the line.
const grammars = [
  { form: /^\s*::(.*?)::(.*)$/s, comma: ',', escaped: { property: /%(25|0D|0A|3A|2C)/g, data: /%(25|0D|0A)/g } },
  { form: /##\[(.*?)](.*)$/s, comma: ';', escaped: { property: /%(25|0D|0A|3B|5D)/g, data: /%(25|0D|0A|3B|5D)/g } },
]
const commandNames =
  /^(add-mask|add-path|(add|remove)-matcher|debug|echo|(end)?group|error|warning|notice|save-state|set-env|set-output|stop-commands)$/

function parseCommand(line: string): WorkflowCommand | undefined {
  for (const { form, comma, escaped } of grammars) {
    const [, head = '', data = ''] = form.exec(line) ?? []
    const [name = '', properties = ''] = head.split(/ (.*)/s)
    if (!commandNames.test(name.toLowerCase())) continue
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

/** Returns the values set by deprecated commands such as `::set-output name=x::y`, which the runner still executes. */
export function readSetCommands(commands: WorkflowCommand[], name: 'set-output' | 'save-state') {
  return Object.fromEntries(commands.filter((it) => it.name === name).map((it) => [it.properties.name ?? '', it.data]))
}

/** Parses a command file: `key=value`, or `key<<MARK` with lines up to `MARK`, by the operator that comes first. */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split('\n')
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue
    const [, key, operator, rest = ''] = /^(.+?)(=|<<)(.*)$/s.exec(line) ?? []
    if (!key || (operator === '<<' && (rest === '' || !lines.includes(rest)))) {
      throw new Error(`Bad line in a command file: ${line}`)
    }
    values[key] = rest
    if (operator === '<<') {
      values[key] = lines.splice(0, lines.indexOf(rest)).join('\n')
      lines.shift()
    }
  }
  return values
}
