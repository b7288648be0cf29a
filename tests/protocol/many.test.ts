import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PATIENCE, type Service, service, type TurnReply } from './service.ts'
import { nextInput, randomFrom } from './walker.ts'

let s: Service
beforeAll(async () => {
  s = await service({ rateLimit: { burst: 100_000, perSecond: 1, rotateAfter: 1e9, maxAddresses: 10 } })
}, PATIENCE)
afterAll(() => s.app.close())

const withoutState = ({ state: _, ...turn }: TurnReply) => turn

/** A whole conversation; between its turns others get theirs. */
async function converse(seed: number): Promise<unknown[]> {
  const random = randomFrom(seed)
  let turn = await s.begin(seed % 2 ? 'en' : 'cy')
  const turns = [withoutState(turn)]
  for (let step = 0; step < 12; step++) {
    turn = await s.input(turn.state, nextInput(random, turn))
    turns.push(withoutState(turn))
  }
  return turns
}

test('200 conversations at once, in two languages, are what each is alone', { timeout: PATIENCE }, async () => {
  const seeds = Array.from({ length: 200 }, (_, i) => i + 1)
  const together = await Promise.all(seeds.map(converse))
  for (const [i, seed] of seeds.entries()) expect(await converse(seed), `conversation ${seed}`).toEqual(together[i])
})

describe('a double tap', () => {
  test('both get the same turn, and neither answers the next question', { timeout: PATIENCE }, async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = randomFrom(seed)
      let turn = await s.begin()
      for (let step = 0; step < 8; step++) {
        const input = nextInput(random, turn)
        const [one, two] = await Promise.all([s.input(turn.state, input), s.input(turn.state, input)])
        expect(withoutState(two)).toEqual(withoutState(one))
        // The second tap may also arrive with the state of the first one's reply.
        if ('to' in input && !('text' in input) && one.prompt.id !== input.to) {
          const late = await s.input(one.state, input)
          expect(late.prompt.id).toBe(one.prompt.id)
          expect(late.answered).toEqual(one.answered)
        }
        turn = one
      }
    }
  })
})
