import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LABEL_LIMITS } from '../../src/content/label-checks.ts'
import { take } from '../../src/conversation/converse.ts'
import type { Conversation } from '../../src/conversation/types.ts'
import type { Input, Turn } from '../../src/messages/message.ts'
import { EX_WITH_TRACKER, goOn, Person, TUESDAY_NIGHT, wordsOf, world } from './person.ts'

const at = (id: string) => goOn(new Person(), EX_WITH_TRACKER, (person) => person.at === id)

describe('an input that cannot be used changes nothing, says what to mend, and asks again', () => {
  it.each<[string, string, Input, string]>([
    ['a choice that there is not', 'who', { to: 'who', choice: 'nobody' }, 'unknown-choice'],
    ['a choice of another question', 'who', { to: 'who', choice: 'closed' }, 'unknown-choice'],
    ['two choices of one', 'who', { to: 'who', choices: ['me', 'work'] }, 'unknown-choice'],
    [
      'a choice that there is and one that there is not',
      'behaviours',
      { to: 'behaviours', choices: ['near', 'x'] },
      'unknown-choice',
    ],
    ['no choice', 'behaviours', { to: 'behaviours', choices: [] }, 'choose-one'],
    ['a choice where words are asked for', 'words', { to: 'words', choice: 'me' }, 'unknown-choice'],
    ['nothing typed', 'words', { to: 'words', text: '' }, 'empty-text'],
    [
      'nothing but spaces and signs that nobody sees',
      'words',
      { to: 'words', text: ' \n\t\u200b\u00a0' },
      'empty-text',
    ],
    ['a place that there is not', 'home', { to: 'home', text: 'nowhere at all' }, 'unknown-place'],
    ['an answer to another question', 'who', { to: 'told', choice: 'no' }, 'other-question'],
    ['an answer to a question that there is not', 'who', { to: 'x', choice: 'no' }, 'other-question'],
    ['a text to another question', 'who', { to: 'told', text: 'no' }, 'other-question'],
    ['a topic that there is not', 'who', { open: 'no-such-topic' }, 'unknown-topic'],
    ['a flow that is no topic', 'who', { open: 'main' }, 'unknown-topic'],
    ['a change of what was not answered', 'who', { change: 'told' }, 'cannot-change'],
    ['a change of what there is not', 'who', { change: 'x' }, 'cannot-change'],
    ['a change to a choice that there is not', 'under-18', { change: 'who', choice: 'x' }, 'unknown-choice'],
    ['a name that every object has', 'who', { to: 'who', choice: 'constructor' }, 'unknown-choice'],
    ['a topic by a name that every object has', 'who', { open: '__proto__' }, 'unknown-topic'],
  ])('%s', (_, id, input, code) => {
    const here = at(id)
    const person = here.again().gives(input)
    expect(person.turn.prompt).toMatchObject({ id, errorCode: code, error: expect.stringMatching(/\w/) })
    expect(person.conversation.entries).toEqual(here.conversation.entries)
    expect(person.again().gives({ command: 'emergency' }).alert?.actions[0]?.tel).toBe('999')
  })

  it('going back from the beginning says nothing of a mistake, and stays', () => {
    const first = new Person().gives({ command: 'back' })
    expect([first.at, first.turn.prompt.canGoBack, first.turn.prompt.error]).toEqual(['way-in', false, undefined])
  })

  it('a language that there is not stays with the present one', () => {
    expect(at('who').gives({ command: 'language', locale: 'xx' }).turn.locale).toBe('en')
  })

  it('words beyond what is kept are read for danger to their end, and kept as far as may be', () => {
    const long = at('words').types(`${'I went to work. '.repeat(1_000)}he is outside my door right now`)
    expect(long.alert?.alert).toBe('danger')
    const kept = at('words').types('x'.repeat(30_000)).conversation.entries.at(-1)?.[1]
    expect(JSON.stringify(kept).length).toBeLessThan(2_200)
  })
})

const TEXTS = [
  'hes outside my door right now',
  'i want to die',
  'my ex keeps turning up outside my flat',
  'he came 2 times',
  'please make him STOP',
  'stop',
  'back',
  'help',
  'who can help',
  'skip',
  'cymraeg',
  '1',
  '2 and 3',
  'LE2',
  'TD15',
  'beeston',
  'Cardiff',
  'glasgow',
  'Jersey',
  'nowhere at all',
  '<b>bold</b> & "quotes"',
  '{{name}} $t(who)',
  '?',
  '',
]
const texts = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 80 }))

/** An input that somebody could send at a turn, sound ones mostly. */
function anyInput({ prompt, answered }: Turn, [kind, which, text]: readonly [number, number, string]): Input {
  const { id: to, choices = [], canSkip } = prompt
  const pick = <T>(list: readonly T[]): T | undefined => list[which % Math.max(1, list.length)]
  const choice = pick(choices)?.id ?? 'x'
  const change = pick(answered)?.id ?? 'x'
  switch (kind) {
    case 0:
      return { command: pick(['back', 'again', 'help', 'emergency', 'language', 'restart'] as const) ?? 'again' }
    case 1:
      return { open: pick([...world.program.topics, 'x']) ?? 'x' }
    case 2:
      return { change }
    case 3:
      return { change, ...(which % 2 ? { choice: text } : { text }) }
    case 4:
      return { to: 'x', choice }
    case 5:
    case 6:
      return { to, text }
    case 7:
      return canSkip ? { to, skip: true } : { to, choice }
    default:
      return prompt.kind === 'any-of'
        ? { to, choices: choices.filter((_, i) => (which >> i) & 1).map(({ id }) => id) }
        : { to, choice }
  }
}
const walks = fc.record({
  locale: fc.constantFrom('en', 'cy'),
  inputs: fc.array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 1023 }), texts), { minLength: 5, maxLength: 45 }),
})

/** Walks, and looks at each conversation and turn. */
function walk(
  look: (turn: Turn, conversation: Conversation, before: Turn, input: Input) => void,
  numRuns: number,
): void {
  fc.assert(
    fc.property(walks, ({ locale, inputs }) => {
      const person = new Person({ locale })
      for (const dice of inputs) {
        const before = person.turn
        const input = anyInput(before, dice)
        person.gives(input)
        look(person.turn, person.conversation, before, input)
      }
    }),
    { numRuns },
  )
}

describe('whatever people send', () => {
  it('every turn asks something, has no hole in its words, and choices that can be told apart', () => {
    walk((turn) => {
      const { prompt } = turn
      expect(prompt.text).toMatch(/\p{L}/u)
      const own = turn.answered.map(({ label }) => label)
      const words = wordsOf({ ...turn, answered: [], prompt: { ...prompt, draft: '' } })
      expect(words.match(/\{\{|\}\}|undefined|\[object |\bNaN\b/)).toBeNull()
      expect(own.every((label) => label !== '')).toBe(true)
      const labels = prompt.choices?.map(({ label }) => label) ?? []
      expect(new Set(labels).size).toBe(labels.length)
      for (const { label, short } of prompt.choices ?? []) {
        expect(label.length).toBeLessThanOrEqual(LABEL_LIMITS.label)
        expect((short ?? label).length).toBeLessThanOrEqual(LABEL_LIMITS.short)
      }
    }, 120)
  })

  it('no turn holds a verdict, and no plan has more than five cards', () => {
    walk((turn) => {
      expect(
        wordsOf(turn.messages).match(/\blow risk\b|\bnot stalking\b|\bnot serious\b|\brisk (score|level)\b/i),
      ).toBeNull()
      for (const message of turn.messages)
        if (message.kind === 'plan') expect(message.cards.length).toBeLessThanOrEqual(5)
    }, 60)
  })

  it('the same input from the same place gives the same turn', () => {
    walk((turn, conversation) => {
      const again = take(world, conversation, { command: 'again' }, TUESDAY_NIGHT)
      expect(take(world, structuredClone(conversation), { command: 'again' }, TUESDAY_NIGHT)).toEqual(again)
      expect(again.turn.prompt.id).toBe(turn.prompt.id)
    }, 40)
  })

  it('the other language stands at the same question, with the same answers and as many words', () => {
    walk((turn, conversation) => {
      const other = take(world, conversation, { command: 'language' }, TUESDAY_NIGHT)
      const here = take(world, conversation, { command: 'again' }, TUESDAY_NIGHT)
      expect(other.turn.prompt.id).toBe(turn.prompt.id)
      expect(other.turn.answered.map(({ id }) => id)).toEqual(turn.answered.map(({ id }) => id))
      expect(other.turn.messages.map(({ key }) => key)).toEqual(here.turn.messages.map(({ key }) => key))
    }, 40)
  })

  it('a postcode is never kept', () => {
    walk((_, conversation) => {
      const places = conversation.entries.filter(
        ([, value]) => value !== null && typeof value === 'object' && 'candidates' in value,
      )
      expect(JSON.stringify(places)).not.toMatch(/\b(LE2|TD15)\b/)
    }, 40)
  })
})
