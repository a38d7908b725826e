/** The stand-in for the runner's masks, against what the runner's own tests and sources say. */
import { expect, it } from 'vitest'
import { maskedForms, maskText } from './masks.ts'

it.each([
  ['base64', 'my-project', 'bXktcHJvamVjdA=='],
  ['base64 after two bytes of a group', 'my-project', 'eS1wcm9qZWN0'],
  ['base64 after one byte of a group', 'my-project', 'LXByb2plY3Q='],
  ['escaped for a command line', 'a"b', 'a\\"b'],
  ['escaped in an expression', "a'b", "a''b"],
  ['escaped in JSON', 'a"b\tc', 'a\\"b\\tc'],
  ['percent-encoded', "a/b c(d)'e", 'a%2Fb%20c%28d%29%27e'],
  ['escaped in XML', `<a>&"'`, '&lt;a&gt;&amp;&quot;&apos;'],
  ['without double quotes', '"quoted-text"', 'quoted-text'],
  ['up to the ampersand', 'abc&def&', 'abc&def&'],
  ['up to the colored ampersand', 'abcdef&+ghijkl', 'abcdef&+'],
  ['from the ampersand on', 'abc&ghijkl', 'ghijkl'],
  ['from the colored ampersand on', 'abc&+ghijklm', 'hijklm'],
  ['by line', '{\n  "project": "shop"\n}', '"project": "shop"'],
  ['by a line of one character', '{\n  "project": "shop"\n}', '{'],
])('masks a secret %s', (_, secret, form) => {
  expect(maskedForms(secret)).toContain(form)
})

it.each([
  ['short quoted text', '"quoted"', 'quoted'],
  ['a short text before an ampersand', 'ab&cd', 'ab&'],
  ['a short text after an ampersand', 'ab&cd', 'cd'],
  ['an empty text', 'a\n\nb', ''],
])('does not mask %s', (_, secret, form) => {
  expect(maskedForms(secret)).not.toContain(form)
})

it('shows three stars for each masked part', () => {
  expect(maskText('key aaab, key ab', ['aa', 'aab'])).toBe('key ***, key ab')
  expect(maskText('{"a":{}}', ['{\n"x"\n}'])).toBe('***"a":***')
  expect(maskText('text', ['other'])).toBe('text')
})
