/** Text from outside as HTML. */
import { describe, expect, it } from 'vitest'
import { createShortener, formatBlock, formatCode, formatProse, takeBytes } from '../../../src/outputs/html.ts'

describe('a sentence', () => {
  it.each([
    ['set `force: true`, or `stage`', 'set <code>force: true</code>, or <code>stage</code>'],
    ['`<b>` & "x"', '<code>&lt;b&gt;</code> &amp; &quot;x&quot;'],
    ['an open ` stays', 'an open ` stays'],
    ['`a` and an open `', '<code>a</code> and an open `'],
    ['one\n\nline', 'one line'],
  ])('%j becomes %j', (text, html) => {
    expect(formatProse(text)).toBe(html)
  })
})

describe('a block', () => {
  it('cannot be closed by a line, and has no blank line', () => {
    expect(formatBlock('yaml', ['a: "</code></pre>"', '```', 'b:\n\nc'])).toBe(
      '<pre lang="yaml"><code>a: &quot;&lt;/code&gt;&lt;/pre&gt;&quot;\n```\nb: c</code></pre>',
    )
  })
})

describe('a name', () => {
  it('may be broken after its parts, and within a long one', () => {
    expect(formatCode('api/payment-key')).toBe('<code>api/<wbr>payment-<wbr>key</code>')
    expect(formatCode('a'.repeat(25))).toBe(`<code>${['a'.repeat(12), 'a'.repeat(12), 'a'].join('<wbr>')}</code>`)
  })

  it('has the whole text as its title if it is shortened', () => {
    expect(formatCode('a "b" <c>', 'a…')).toBe('<code title="a &quot;b&quot; &lt;c&gt;">a…</code>')
  })
})

describe('shortened texts', () => {
  const shortenAll = (texts: readonly string[]) => texts.map(createShortener(texts, 9))

  it.each([
    [
      ['v1', 'exactly-9', 'b81d2e64-1f7a'],
      ['v1', 'exactly-9', 'b81d2e64…'],
    ],
    [
      ['release-2026-11-27', 'release-2026-11-28'],
      ['rele…1-27', 'rele…1-28'],
    ],
    [
      ['release-a-of-the-api', 'release-b-of-the-api'],
      ['release-a-of-the-api', 'release-b-of-the-api'],
    ],
    [
      ['long-enough', 'long-enough'],
      ['long-eno…', 'long-eno…'],
    ],
    [
      ['b81d2e64-1f7a', 'b81d2e64…'],
      ['b81d…1f7a', 'b81d2e64…'],
    ],
  ])('of %j are %j', (texts, expected) => {
    expect(shortenAll(texts)).toEqual(expected)
  })
})

it('texts that do not fit are counted', () => {
  expect(takeBytes(['aa', 'é', 'c', 'd'], 9)).toEqual(['aa', 'é', '<p>… and 2 more: see the log</p>'])
  expect(takeBytes(['aa'], 4)).toEqual(['aa'])
})

it('a megabyte takes no more than linear time', () => {
  // Quadratic time would be minutes.
  for (const piece of ['`', '`a', '-', '<', 'a', '\u2028']) {
    const text = piece.repeat(1_000_000 / piece.length)
    const texts = text.match(/.{1,100}/gsu) ?? []
    expect(formatProse(text).length + formatCode(text).length).toBeGreaterThan(0)
    expect(texts.map(createShortener(texts, 9))).toHaveLength(texts.length)
  }
})
