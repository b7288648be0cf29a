import { parseKeys } from '../../src/sealing/keys.ts'
import { createSealer } from '../../src/sealing/sealer.ts'
import { NOW, theWorld } from '../content.ts'
import { type Figure, goal, table } from '../figure.ts'
import { type Exchange, plain, ticksAll, walk } from '../journey.ts'

const goals = { token: 1_500 }

export const token: Figure = {
  title: 'Sealed token after the whole journey, without words',
  async measure() {
    const world = theWorld()
    // A key with a name as long as operators give them: the name is part of every token.
    const keys = parseKeys(`2026-11:${Buffer.alloc(32).toString('base64url')}`)
    const { seal } = createSealer(keys, 'web', () => NOW)
    const measured = [
      { name: 'the plain journey', walked: walk(world, plain) },
      { name: 'every line of every list ticked', walked: walk(world, ticksAll(world)) },
    ].map(({ name, walked }) => ({
      name,
      walked,
      bytes: Math.max(...walked.map(({ conversation }) => seal(conversation).length)),
    }))
    return [
      ...table(
        ['', 'entries', 'longest token, bytes', 'of it JSON'],
        measured.map(({ name, walked, bytes }) => [name, entriesOf(walked), bytes, jsonOf(walked)]),
      ),
      '',
      ...measured.map(({ name, bytes }) => goal(`the token, ${name}`, bytes, goals.token, 'bytes')),
    ]
  },
}

const last = (walked: readonly Exchange[]) => walked.at(-1)?.conversation.entries ?? []
const entriesOf = (walked: readonly Exchange[]): number => last(walked).length
const jsonOf = (walked: readonly Exchange[]): number => Buffer.byteLength(JSON.stringify(last(walked)))
