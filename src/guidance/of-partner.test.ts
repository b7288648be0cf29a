import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Member } from '../directory/types.ts'
import type { PlanCard } from '../messages/message.ts'
import { contactMessages } from './contacts.ts'
import { card, contactsOf, LEICESTER, planOf, showingOf } from './guidance.fixture.ts'
import { planMessage } from './plan.ts'
import type { Showing } from './showing.ts'

const ROLE = 'of-the-charity'
/** Organisations that serve somebody in Leicester, of whom a charity may name any. */
const NAMED = ['freeva', 'living-without-abuse', 'victim-first', 'national-stalking-helpline', 'childline', 'paladin']

/** What somebody in Leicester is shown on the pages of a charity that names these. */
function under(organisations: readonly string[]): Showing {
  const showing = showingOf({ ...LEICESTER, 'under-18': 'yes' })
  const { directory } = showing
  const role = directory.roles.get(ROLE)
  if (!role) throw new Error('no part for charities')
  const members = organisations.map((organisation): Member => ({ organisation, when: null, reasons: role.reasons }))
  return { ...showing, directory: { ...directory, roles: new Map([...directory.roles, [ROLE, { ...role, members }]]) } }
}

const beside = [{ role: 'local' }, { role: ROLE }]
const PLAN = planOf(
  [
    card({ id: 'police', band: 'police', contact: { role: 'force' } }),
    card({ id: 'young', band: 'specialist', contact: { id: 'childline' }, beside: [{ id: 'victim-first' }] }),
    card({ id: 'helpline', band: 'specialist', contact: { id: 'national-stalking-helpline' }, beside }),
    card({ id: 'keep', band: 'keep', beside: [{ role: ROLE }] }),
  ],
  { always: [] },
)
const CONTACTS = contactsOf(
  [{ id: 'childline' }, { role: ROLE }, { id: 'freeva' }, { id: 'samaritans' }].map((who) => ({
    who,
    when: null,
    at: '',
  })),
)

const planCards = (showing: Showing): PlanCard[] => {
  const { cards, more } = planMessage(PLAN, showing)
  return [...cards, ...more.flatMap((one) => one.cards)]
}
const besideOf = (cards: readonly PlanCard[]) =>
  cards.map(({ id, beside: others = [] }) => [id, ...others.map((one) => one.id)])
const listed = (showing: Showing) =>
  contactMessages(CONTACTS, showing).flatMap((one) => (one.kind === 'contact' ? [one.id] : []))

describe('whom a charity names', () => {
  it('is named on the first card that has a place for them, and why', () => {
    const cards = planCards(under(['paladin']))
    expect(besideOf(cards)).toContainEqual(['keep', 'paladin'])
    expect(cards.flatMap((one) => one.beside ?? []).find(({ id }) => id === 'paladin')?.why).toBe(
      'The charity that this page belongs to suggests them.',
    )
  })

  it('stays where they would be named without it, although its place comes before', () => {
    const usual = planCards(under([]))
    const named = usual.flatMap(({ contact, beside: others = [] }) =>
      [contact, ...others].flatMap((one) => one?.id ?? []),
    )
    expect(named).toContain('freeva')
    expect(planCards(under(named))).toEqual(usual)
    expect(listed(under(['freeva', 'paladin']))).toEqual(['childline', 'paladin', 'freeva', 'samaritans'])
  })

  it('is nobody where there is no charity', () => {
    expect(besideOf(planCards(under([])))).toContainEqual(['keep'])
    expect(listed(under([]))).toEqual(['childline', 'freeva', 'samaritans'])
  })

  it('takes nobody away and moves nobody, whomever it names and in whatever order', () => {
    const usual = planCards(under([]))
    const without = (cards: readonly PlanCard[]) =>
      besideOf(cards).map(([id, ...others], i) => [id, ...others.filter((one) => besideOf(usual)[i]?.includes(one))])
    fc.assert(
      fc.property(fc.shuffledSubarray(NAMED), (names) => {
        const showing = under(names)
        expect(without(planCards(showing))).toEqual(besideOf(usual))
        expect(listed(showing).filter((id) => listed(under([])).includes(id))).toEqual(listed(under([])))
        const all = planCards(showing).flatMap((one) => (one.beside ?? []).map(({ id }) => id))
        expect(new Set(all).size).toBe(all.length)
      }),
    )
  })
})

it('a button of a topic that cannot be opened is left out', () => {
  const plan = planOf([card({ id: 'keep', band: 'keep', actions: [{ open: 'tracker' }, { open: 'notes' }] })])
  const showing = { ...showingOf(LEICESTER), opens: (topic: string) => topic !== 'tracker' }
  expect(planMessage(plan, showing).cards[0]?.actions).toEqual([{ label: 'Read: notes', open: 'notes' }])
})
