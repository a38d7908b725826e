/** What holds of a conformance run for every provider. */
import { describe, expect, it } from 'vitest'
import { ConformanceError } from '../../conformance/secret.ts'
import { cleanUp, isWrite, killAfter, killPoints, play, type Stage, stateOf } from './stage.ts'

type Start = () => Promise<Stage & AsyncDisposable>

/** Holds that a run refuses a secret that is not marked as a throw-away, and one that does not exist by another name. */
export function refusesUnmarked(startWith: (secret: string) => Promise<Stage & AsyncDisposable>): void {
  describe.concurrent('a secret that is not marked as a throw-away', () => {
    it.each(['shop-db', 'shop-db-that-is-not-there'])('is refused before any write: %s', async (secret) => {
      await using stage = await startWith('shop-db')
      const before = stateOf(stage)
      await expect(play(stage, { options: { secret } })).rejects.toThrow(ConformanceError)
      expect(stage.cloud.calls.filter(isWrite)).toEqual([])
      expect(stage.cloud.calls).not.toEqual([])
      expect(stateOf(stage)).toEqual(before)
    })
  })
}

/** Holds that a run leaves no label and no secret behind, also if it is killed and a second one cleans up. */
export function leavesNothingBehind(starts: { created: Start; found: Start }): void {
  describe.concurrent.each(Object.entries(starts))(
    'a run that is killed, with a secret that is %s by it',
    (_, start) => {
      it('leaves nothing behind once a second one has run', async () => {
        await using whole = await start()
        const before = stateOf(whole)
        await play(whole)
        expect(stateOf(whole)).toEqual(before)
        const { length: writes } = whole.cloud.calls.filter(isWrite)
        for (const done of killPoints(writes)) {
          await using stage = await start()
          await killAfter(stage, done)
          await cleanUp(stage)
          expect(stateOf(stage), `killed after ${done} of ${writes} writes`).toEqual(before)
        }
        // A whole run cleans up as well, whatever it finds at its beginning.
        await using stage = await start()
        await killAfter(stage, Math.floor(writes / 3))
        expect((await play(stage)).action).toEqual({ promotion: 'succeeded', rollback: 'succeeded' })
        expect(stateOf(stage), 'after a whole run').toEqual(before)
      })
    },
  )
}
