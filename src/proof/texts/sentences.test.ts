import { expect, it } from 'vitest'
import { sentencesOf, wordsOf } from './sentences.ts'

it.each([
  ['One. Two? Three! Four', 4],
  ['A heading\nA line without a full stop\nAnother.', 3],
  ['You can ask: "Was it recorded as stalking?" You can also wait.', 2],
  ['(It is free.) It is open.', 2],
  ['Call 999. 55 works on mobiles only.', 2],
  ['At 9.30 in the morning', 1],
  ['...\n\n-', 0],
  ['', 0],
])('finds the sentences of %j', (text, count) => expect(sentencesOf(text)).toHaveLength(count))

it('takes words apart, and leaves what is one word whole', () => {
  expect(wordsOf("You can't: go to A&E, mae'n cyn-bartner. 9.30!")).toEqual([
    ...['You', "can't", 'go', 'to', 'A&E', "mae'n", 'cyn-bartner', '9.30'],
  ])
})
