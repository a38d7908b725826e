/** Hostile text. */
import fc from 'fast-check'

/** Fragments with a meaning for a runner, browser, Markdown reader, terminal, parser or file path. */
const fragments = [
  ...['\n', '\r', '\r\n', '\u0085', '\u2028', '\u2029', '\u000b', '\0', '\t', '%0A', '%0D%0A', '%25', '\\n'],
  ...['::set-output name=changed::owned', '::error::owned', '::stop-commands::owned', '::add-mask::v', '::warning '],
  ...['##[error]owned', '##[set-output name=changed;]owned', '##[', '##', ']', '::', '#', 'ghadelimiter_', '<<EOF'],
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</td></tr></table>', '</pre></details>', '<!--'],
  ...[
    '<![CDATA[',
    ']]>',
    '-->',
    '&lt;b&gt;',
    '&#60;b&#62;',
    '&amp;',
    '"',
    "'",
    '<',
    '>',
    '<a href="https://evil.example">',
  ],
  ...['[link](https://evil.example)', '![image](https://evil.example/x.png)', '[ref]: https://evil.example'],
  ...['\n\n# Heading', '\n\n| a | b |\n|---|---|\n', '|', '```', '~~~', '`', '**bold**', '\n\n    code', '\n\n- item'],
  ...['https://evil.example', '@octocat', '\n```yaml\n', '" onmouseover="alert(1)', '</code></pre>', '<wbr>', '#quot;'],
  ...['\u001b[31m', '\u001b]8;;https://evil.example\u0007', '\u009b31m', '\u007f', '\b\b\b'],
  ...['\u202e', '\u202a', '\u2066', '\u2069', '\u200e', '\u200f', '\u061c', '\u200b', '\ufeff', '\u00ad', '\u{e0041}'],
  ...['\ud800', '\udfff', '\ue000', '\uffff', '\u{1f469}\u200d\u{1f4bb}', 'ẞ', '\u0301', '\u00a0', '\u3000'],
  ...['__proto__', 'constructor', 'prototype', 'toString', '../..', '${{ github.token }}', '$(id)', '{"a":1}', '\\'],
]

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...fragments) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
)

/** Texts of a few pieces, rarely padded to a megabyte. */
export const hostileText: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')),
    fc.oneof({ weight: 100, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(3_000, 1_000_000) }),
  )
  .map(([text, length]) => (length === 0 ? text : text.padEnd(length, text || ' ')))
