/** The results as a table to read. */
import type { Asked, Question } from './questions.ts'
import type { Answer, Results } from './results.ts'

/** A question without what asks it. */
export type QuestionText = Omit<Question, 'ask'>

/** Formats the results of a run as Markdown: question, expected, seen, raw status and code. */
export function formatTable(
  { provider, date, region, action, answers, notAsked }: Results,
  questions: readonly QuestionText[],
) {
  const rows = questions.map((question) => {
    const { id, about } = question
    const answer = answers.find((each) => each.id === id)
    const reason = notAsked.find((each) => each.id === id)?.reason
    const expected = ('expected' in question ? (question as Asked).expected : undefined) ?? 'unknown'
    return [about, expected, answer ? formatSeen(answer) : formatReason(reason), formatRaw(answer)]
  })
  return [
    `## ${provider}, ${region}, ${date}`,
    '',
    '| question | expected | seen | status and code |',
    '| --- | --- | --- | --- |',
    ...[
      ['whether the action promotes', 'succeeded', action.promotion, ''],
      ['whether the action rolls back', 'succeeded', action.rollback, ''],
      ...rows,
    ].map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`),
    '',
  ].join('\n')
}

const formatReason = (reason: string | undefined) => (reason === undefined ? 'not asked' : `not asked: ${reason}`)
const formatSeen = ({ answer, detail }: Answer): string => (detail === undefined ? answer : `${answer} (${detail})`)

/** Formats the status and the code of the response that gave an answer. */
export function formatRaw(answer: Pick<Answer, 'status' | 'code'> | undefined): string {
  return [answer?.status, answer?.code && `\`${answer.code}\``]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
}
