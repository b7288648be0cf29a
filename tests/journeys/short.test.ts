import { describe, expect, it } from 'vitest'
import { contactsIn } from './golden.ts'
import { goOn, Person } from './person.ts'

/** Somebody on one of the journeys, who skips what is not here, until there is a plan or the end. */
function walk(journey: string, answers: Parameters<typeof goOn>[1]) {
  let replies = 0
  const person = goOn(new Person({ journey }), answers, ({ plan, turn }) => {
    if (plan !== undefined || turn.prompt.kind === 'end') return true
    replies += 1
    return false
  })
  const contacts = [...new Set(contactsIn(person.turn).map(({ id }) => id))].sort()
  return { replies, contacts }
}

const PEOPLE = ['me', 'someone-else', 'work', 'myself', 'died', 'read'] as const
const AREAS = [
  { types: 'LE2' },
  { types: 'Glasgow' },
  { types: 'Belfast' },
  'outside',
  { types: 'TD15' },
  undefined,
] as const

describe('the short journey', () => {
  it('43: comes to the plan, or to its end, in eight replies at most, whatever is answered or skipped', () => {
    const counts = PEOPLE.flatMap((who) =>
      AREAS.flatMap((home) =>
        [{ types: 'he keeps waiting outside my work' }, undefined].map(
          (words) =>
            walk('short', {
              who,
              ...(home !== undefined && { home }),
              ...(words && { 'short-words': words }),
              kinds: ['near-me'],
              told: 'no',
            }).replies,
        ),
      ),
    )
    expect(Math.max(...counts)).toBeLessThanOrEqual(8)
    expect(Math.min(...counts)).toBeGreaterThan(1)
    // seven for whoever writes what happens and where they live
    const usual = {
      who: 'me',
      home: { types: 'LE2' },
      'short-words': { types: 'he waits outside my work' },
      told: 'no',
    }
    expect(walk('short', usual).replies).toBeLessThanOrEqual(7)
  })

  it.each(
    PEOPLE.flatMap((who) =>
      AREAS.flatMap((home) => (['no', 'closed', 'afraid'] as const).map((told) => ({ who, home, told }))),
    ),
  )('leads to whom the long one leads to, where it knows the same: $who $home $told', ({ who, home, told }) => {
    const words = { types: 'he keeps waiting outside my work' }
    const answers = {
      'danger-now': 'no',
      who,
      'under-18': 'no',
      words,
      'short-words': words,
      told,
      ...(home !== undefined && { home }),
    }
    expect(walk('short', answers).contacts).toEqual(walk('main', answers).contacts)
  })

  it('hears in words what it does not ask', () => {
    const words = { types: 'my ex put a tracker on my car and said he will kill me' }
    const { contacts } = walk('short', { 'danger-now': 'no', who: 'me', 'short-words': words, home: { types: 'LE2' } })
    expect(contacts).toContain('leicestershire')
  })
})
