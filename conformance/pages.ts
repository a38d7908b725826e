/** Writes what the runs have seen into the pages of the providers: `node conformance/pages.ts`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Asked } from './questions.ts'
import { type Answer, type Results, resultsSchema } from './results.ts'
import { subjects } from './subjects.ts'
import { formatRaw, type QuestionText } from './table.ts'

const start = '<!-- questions -->'
const end = '<!-- /questions -->'
const maxWidth = 120

/**
 * Returns the page with a bullet for each question between its markers. Whatever the provider documents has none, unless
 * something else has been seen.
 */
export function withAnswers(page: string, questions: readonly QuestionText[], results: Results | undefined): string {
  const [from, to] = [page.indexOf(start), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`the page needs the markers ${start} and ${end}, in this order`)
  const bullets = questions.flatMap((question) => {
    const answer = results?.answers.find(({ id }) => id === question.id)
    const { expected, isDocumented = false } = question as Partial<Asked>
    if (isDocumented && (answer === undefined || answer.answer === expected)) return []
    return wrap(`- <!-- ${question.id} --> ${describe(question, answer, results)} ${question.action}`)
  })
  return `${page.slice(0, from)}${start}\n\n${bullets.join('\n')}\n\n${page.slice(to)}`
}

function describe(question: QuestionText, answer: Answer | undefined, results: Results | undefined): string {
  const { answers, expected, isRecorded } = question as Partial<Asked>
  if (answer === undefined || results === undefined) {
    const recorded = isRecorded ? answers?.[expected ?? ''] : undefined
    return recorded?.replace(/\.$/, ' (undocumented, but publicly recorded).') ?? `It is unknown ${question.about}.`
  }
  const sentence = answers?.[answer.answer]
  if (sentence === undefined) throw new Error(`${question.id} has no answer ${answer.answer}`)
  const facts = [formatRaw(answer), answer.detail].filter((fact) => fact !== undefined && fact !== '')
  const raw = facts.length > 0 ? ` (${facts.join(', ')})` : ''
  return `${sentence} Seen on ${results.date} in \`${results.region}\`${raw}.`
}

function wrap(text: string): string {
  const lines = ['']
  // Neither code nor a link is broken.
  for (const [word] of text.matchAll(/(?:<!--.*?-->|\[[^\]]*\]\([^)]*\)|`[^`]*`|\S)+/g)) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && `${line} ${word}`.length > maxWidth) lines.push(`  ${word}`)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.join('\n')
}

const fileOf = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Returns the results of a provider that are kept here. */
export function readResults(provider: string): Results | undefined {
  const file = fileOf(`conformance/results/${provider}.json`)
  return existsSync(file) ? resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}

if (import.meta.main) {
  for (const [provider, { questions }] of Object.entries(subjects)) {
    const page = fileOf(`docs/${provider}.md`)
    writeFileSync(page, withAnswers(readFileSync(page, 'utf8'), questions, readResults(provider)))
  }
}
