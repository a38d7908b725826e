/** Sync tokens: what of a response is sent back with the next request. */
import { describe, expect, it } from 'vitest'
import { SyncTokens } from '../../../../src/stores/azure-app-configuration/sync-tokens.ts'

/** Returns the header of the next request after these responses, each with one header or several. */
function headerAfter(...all: (string | string[] | undefined)[]): string | undefined {
  const tokens = new SyncTokens()
  for (const values of all)
    tokens.add({ ...{ status: 200, body: '' }, header: () => undefined, values: () => [values ?? []].flat() })
  return tokens.headers['sync-token']
}

describe('the sync tokens', () => {
  it.each<[string | undefined, (string | string[] | undefined)[]]>([
    [undefined, []],
    [undefined, [undefined, '']],
    ['jtqGc1I4=MDoyOA==', ['jtqGc1I4=MDoyOA==;sn=28']],
    ['a=2', ['a=1;sn=1', 'a=2;sn=2', 'a=1;sn=1', undefined]],
    ['a=2,b=3', ['a=2;sn=2,b=3;sn=3']],
    ['a=2,b=3', ['a=2;sn=2 , b=3;sn=3 ']],
    ['a=2,b=3', [['a=2;sn=2', 'b=3;sn=3']]],
    ['a=2', ['a=2;sn=2,\x01=1;sn=1,é=1;sn=1']],
    ['a=2,b=4', ['a=2;sn=2, b=3;sn=3', 'b=4;sn=4']],
    // What is no token is left out: it becomes a part of a header.
    ['a=2', ['a=2;sn=2,x', 'y=\n;sn=1', 'z=1;sn=x', `${'l'.repeat(200)}=1;sn=1`]],
  ])('are %s after %j', (expected, values) => {
    expect(headerAfter(...values)).toBe(expected)
  })

  it('are limited in number', () => {
    const many = Array.from({ length: 500 }, (_, n) => `id${n}=value;sn=1`)
    expect(headerAfter(many.join(','), ...many)?.split(',')).toHaveLength(20)
  })
})
