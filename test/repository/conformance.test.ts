/** The pages say what conformance runs have seen, and what nobody has seen yet. */
import { globSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { readResults, withAnswers } from '../../conformance/pages.ts'
import type { Asked } from '../../conformance/questions.ts'
import { type Results, resultsSchema, toAnswer } from '../../conformance/results.ts'
import { subjects } from '../../conformance/subjects.ts'
import { formatTable, type QuestionText } from '../../conformance/table.ts'
import { providers } from '../../src/stores/registry.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

test('there is a conformance run for every provider but those that the page leaves out', () => {
  const leftOut = Object.keys(providers).filter((provider) => !Object.hasOwn(subjects, provider))
  const [sentences = ''] = /^There is no run for [^]*?\n\n/m.exec(read('docs/conformance.md')) ?? []
  const named = [...sentences.matchAll(/\[`([\w-]+)`\]\(\1\.md\)/g)].map(([, name = '']) => name)
  expect(named.sort()).toEqual(leftOut.sort())
})

describe.each(Object.entries(subjects))('%s', (provider, { questions }) => {
  const page = read(`docs/${provider}.md`)

  it('has a page with the current answers: see `node conformance/pages.ts`', () => {
    expect(withAnswers(page, questions, readResults(provider))).toBe(page)
  })

  it('has no bullet about undocumented behavior that no run asks about', () => {
    const [, section = ''] = /^## Undocumented provider behavior\n([^]*)/m.exec(page) ?? []
    const bullets = section.split(/^- /m).slice(1)
    const ids = bullets.map((bullet) => /^<!-- ([\w-]+) -->/.exec(bullet)?.[1] ?? bullet)
    expect(ids.filter((id) => !questions.some((question) => question.id === id))).toEqual([])
    expect(ids.length).toBeGreaterThan(5)
  })

  it('has questions in whole sentences, with one of the answers expected if any', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length)
    for (const question of questions as Partial<Asked>[]) {
      expect(question.about).toMatch(/^(whether|which|how|when|what) [^]*[^.]$/)
      expect(question.action).toMatch(/^[A-Z`][^]*\.$/)
      for (const sentence of Object.values(question.answers ?? {})) expect(sentence).toMatch(/^[A-Z`][^]*\.$/)
      const words = Object.keys(question.answers ?? {})
      if (question.expected !== undefined) expect(words).toContain(question.expected)
      // Without an expectation, nothing can differ from the documents.
      if (question.isDocumented || question.isRecorded) expect(question.expected).toBeDefined()
      for (const word of words) expect(toAnswer(question.id ?? '', { answer: word }).answer).toBe(word)
    }
  })
})

test('every file of results is that of a provider, answers its questions, and names no account', () => {
  for (const file of globSync('conformance/results/*', { cwd: root }).filter((name) => !name.endsWith('README.md'))) {
    const results = resultsSchema.parse(JSON.parse(read(file)))
    expect(basename(file)).toBe(`${results.provider}.json`)
    const ids = new Set(subjects[results.provider]?.questions.map(({ id }) => id))
    expect(results.answers.filter(({ id }) => !ids.has(id))).toEqual([])
  }
})

describe('the section of a page', () => {
  const asked = {
    ...{ id: 'moves-along', about: 'whether it moves along', action: 'The action is correct either way.' },
    answers: { yes: 'It moves along.', no: 'It stays.' },
  }
  const documented = { ...asked, id: 'documented', expected: 'yes', isDocumented: true }
  const notAsked = {
    id: 'purge',
    about: 'when it is purged',
    action: 'The action keeps it.',
    notAsked: 'it takes a day',
  }
  const questions: QuestionText[] = [asked, documented, notAsked]
  const page = 'Before.\n\n<!-- questions -->\n\n- Old.\n\n<!-- /questions -->\n\nAfter.\n'
  const resultsOf = (answers: Results['answers']): Results => ({
    ...{ provider: 'some-cloud', date: '2031-01-02', region: 'moon-1', answers },
    action: { promotion: 'succeeded', rollback: 'failed' },
    notAsked: [{ id: 'purge', reason: 'it takes a day' }],
  })
  const bullets = (results?: Results) =>
    /<!-- questions -->\n\n([^]*)\n\n<!-- \/questions -->/.exec(withAnswers(page, questions, results))?.[1]?.split('\n')
  const unknown = '- <!-- moves-along --> It is unknown whether it moves along. The action is correct either way.'
  const purge = '- <!-- purge --> It is unknown when it is purged. The action keeps it.'

  it('says what is unknown, and nothing of what is documented', () => {
    expect(bullets()).toEqual([unknown, purge])
    expect(withAnswers(page, questions, undefined)).toMatch(/^Before\.\n[^]*\nAfter\.\n$/)
    expect(withAnswers(page, questions, undefined)).not.toContain('Old')
  })

  it('says what has been recorded elsewhere', () => {
    const recorded: QuestionText[] = [{ ...asked, expected: 'no', isRecorded: true } as QuestionText]
    expect(withAnswers(page, recorded, undefined)).toContain(
      '- <!-- moves-along --> It stays (undocumented, but publicly recorded). The action is correct either way.\n',
    )
  })

  it('says what was seen, where and when, in place of it', () => {
    const answers = [{ id: 'moves-along', answer: 'no', status: 200, detail: '12 ms' }]
    expect(bullets(resultsOf(answers))).toEqual([
      '- <!-- moves-along --> It stays. Seen on 2031-01-02 in `moon-1` (200, 12 ms). The action is correct either way.',
      purge,
    ])
  })

  it('says what was seen against the documents', () => {
    const rejected = { id: 'documented', answer: 'no', status: 400, code: 'Not.Today' }
    const [, second, ...more] = bullets(resultsOf([rejected])) ?? []
    expect(second).toBe(
      '- <!-- documented --> It stays. Seen on 2031-01-02 in `moon-1` (400 `Not.Today`). The action is correct either way.',
    )
    expect(more).toEqual([purge])
    expect(bullets(resultsOf([{ ...rejected, answer: 'yes' }]))).toEqual([unknown, purge])
  })

  it('fails for an answer that the question does not have, and for a page without markers', () => {
    expect(() => bullets(resultsOf([{ id: 'moves-along', answer: 'perhaps' }]))).toThrow('has no answer perhaps')
    expect(() => withAnswers('No markers.', questions, undefined)).toThrow('needs the markers')
  })

  it('is the same as the table, which also has what is documented and what was not asked', () => {
    const table = formatTable(resultsOf([{ id: 'documented', answer: 'yes', status: 200 }]), questions)
    expect(table.split('\n').filter((line) => line.startsWith('| '))).toEqual([
      '| question | expected | seen | status and code |',
      '| --- | --- | --- | --- |',
      '| whether the action promotes | succeeded | succeeded |  |',
      '| whether the action rolls back | succeeded | failed |  |',
      '| whether it moves along | unknown | not asked |  |',
      '| whether it moves along | yes | yes | 200 |',
      '| when it is purged | unknown | not asked: it takes a day |  |',
    ])
  })
})

describe('the results', () => {
  it('leave out what may be text of a server', () => {
    const odd = { answer: 'rejected', status: 400, code: 'for 123456789012: arn:aws:x' }
    expect(toAnswer('noop-move', odd)).toEqual({ id: 'noop-move', answer: 'rejected', status: 400 })
    expect(toAnswer('noop-move', { ...odd, code: '' })).toEqual({ id: 'noop-move', answer: 'rejected', status: 400 })
  })
})
