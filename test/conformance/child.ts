/** A conformance run in a process of its own, which a test can kill. It waits for nothing, since a stand-in is never late. */
import { parseArgs } from 'node:util'
import { resolveSettings, type Options } from '../../conformance/settings.ts'
import { subjects } from '../../conformance/subjects.ts'

const options = JSON.parse(parseArgs({ allowPositionals: true }).positionals[0] ?? '') as Options
await subjects[options.provider]?.run(resolveSettings(options, process.env), { pauseMs: 0, say: () => undefined })
