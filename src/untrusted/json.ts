/**
 * A row of brackets that nobody writes who means well. A megabyte of `[` takes a hundred of them when it is read, more than
 * anything else does.
 */
export const tooDeep = /[[{]{100}/

/**
 * JSON from outside.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  if (tooDeep.test(text)) throw new SyntaxError('too deep')
  return JSON.parse(text)
}
