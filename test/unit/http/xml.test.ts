/** Fields of flat XML responses. */
import { expect, it } from 'vitest'
import { xmlField } from '../../../src/http/xml.ts'

it.each([
  ['plain text', '<Error><Code> Denied </Code></Error>', 'Denied'],
  ['entities, each decoded once', '<Code>a &amp;lt; b &lt; &quot;c&quot;</Code>', 'a &lt; b < "c"'],
  [
    'CDATA, in which nothing is an entity',
    '<Code><![CDATA[https://example.com/?a=1&amp;b]]></Code>',
    'https://example.com/?a=1&amp;b',
  ],
  ['an empty element', '<Code></Code>', ''],
  ['the first of several', '<Code>a</Code><Code>b</Code>', 'a'],
  ['an element that holds others', '<Code><b>x</b></Code>', undefined],
  ['no such element', '<Codes>x</Codes>', undefined],
  ['an element without an end', '<Code>x', undefined],
])('reads %s', (_, body, text) => {
  expect(xmlField(body, 'Code')).toBe(text)
})

it.each(['<Code>', '<Code><![CDATA[', '<Code>]'])('takes linear time for a megabyte of %s', (part) => {
  expect(xmlField(part.repeat(1_000_000 / part.length), 'Code')).toBe(undefined)
})
