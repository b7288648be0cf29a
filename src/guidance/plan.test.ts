import { describe, expect, it } from 'vitest'
import { compileCondition } from '../facts/condition.ts'
import { card, LEICESTER, planOf, showingOf } from './guidance.fixture.ts'
import { planMessage } from './plan.ts'

const when = compileCondition
const URGENT = card({ id: 'urgent', band: 'police', when: when({ told: 'urgent' }), contact: { role: 'force' } })
const POLICE = card({ id: 'police', band: 'police', contact: { role: 'force' } })
const YOUNG = card({ id: 'young', band: 'specialist', when: when({ 'under-18': 'yes' }), contact: { id: 'childline' } })
const HELPLINE = card({ id: 'helpline', band: 'specialist', contact: { id: 'national-stalking-helpline' } })
const KEEP = card({ id: 'keep', band: 'keep' })
const LINE = card({ id: 'line', band: 'keep', when: when({ said: { includes: 'line' } }), adds: true })

const ids = (plan: ReturnType<typeof planMessage>) => plan.cards.map(({ id }) => id)
const show = (cards: Parameters<typeof planOf>[0], facts = {}, more: Parameters<typeof planOf>[1] = {}) =>
  planMessage(planOf(cards, more), showingOf({ ...LEICESTER, ...facts }))

describe('which cards', () => {
  it('at most one of each band, in the order of the bands, whatever the order of the cards', () => {
    expect(ids(show([KEEP, HELPLINE, POLICE]))).toEqual(['police', 'helpline', 'keep'])
  })

  it('of a band the first in the file whose condition holds', () => {
    expect(ids(show([URGENT, POLICE]))).toEqual(['police'])
    expect(ids(show([URGENT, POLICE], { told: 'urgent' }))).toEqual(['urgent'])
  })

  it('no card for a band of which none holds', () => expect(ids(show([URGENT, KEEP]))).toEqual(['keep']))

  it('other cards that hold are closed headings, in the order of the file', () => {
    const plan = show([YOUNG, HELPLINE, KEEP], { 'under-18': 'yes' })
    expect(ids(plan)).toEqual(['young', 'keep'])
    expect(plan.more).toMatchObject([{ heading: 'A helpline', cards: [{ id: 'helpline' }] }])
  })

  it('or lines of the card of their band', () => {
    const plan = show([KEEP, LINE], { said: ['line'] })
    expect(plan.cards[0]?.do).toEqual(['A line of another card'])
    expect(plan.more).toEqual([])
  })

  it('which is a card of its own where it is the only one', () => {
    expect(show([LINE], { said: ['line'] }).cards).toMatchObject([{ id: 'line', what: 'A line' }])
  })

  it('of bands that exclude each other only the first that has a card, and nothing of the others', () => {
    const more = { bands: ['police', 'keep', 'specialist'], exclusive: [['police', 'keep']] }
    expect(ids(show([POLICE, KEEP, LINE], { said: ['line'] }, more))).toEqual(['police'])
    expect(show([POLICE, KEEP, LINE], { said: ['line'] }, more).more).toEqual([])
    expect(ids(show([URGENT, KEEP], {}, more))).toEqual(['keep'])
  })

  it('a band comes first where the order says so; the others stay as they are', () => {
    const order = [
      { when: when({ told: 'afraid' }), first: 'specialist', at: '' },
      { when: when({ told: 'afraid' }), first: 'keep', at: '' },
    ]
    expect(ids(show([POLICE, HELPLINE, KEEP], { told: 'afraid' }, { order }))).toEqual(['helpline', 'police', 'keep'])
    expect(ids(show([POLICE, HELPLINE, KEEP], {}, { order }))).toEqual(['police', 'helpline', 'keep'])
  })
})

describe('what stands on a card', () => {
  it('the force of the place by name, in what is done and in what is said', () => {
    const [police] = show([{ ...POLICE, say: [{ text: 'tell', when: null, nations: null, at: '' }] }]).cards
    expect(police).toMatchObject({ what: 'Tell Leicestershire Police', say: 'I tell Leicestershire Police.' })
    expect(police?.contact).toMatchObject({ id: 'leicestershire', phone: { text: '101', dial: '101' } })
  })

  it('both forces where it could be either, the second beside the first', () => {
    const [police] = show([POLICE], { 'home.nation': null, 'home.forces': ['northumbria', 'police-scotland'] }).cards
    expect(police?.what).toBe('Tell Northumbria Police or Police Scotland')
    expect([police?.contact?.id, police?.beside?.map(({ id }) => id)]).toEqual(['northumbria', ['police-scotland']])
  })

  it('no name of a force where the place is not known', () => {
    const [urgent] = show([URGENT], { told: 'urgent', 'home.nation': null, 'home.forces': [] }).cards
    expect(urgent).toMatchObject({ what: 'Tell the police now', contact: { id: 'police-101' } })
  })

  it('nobody twice: whoever is the contact is not beside it', () => {
    const [both] = show([{ ...HELPLINE, beside: [{ id: 'national-stalking-helpline' }] }]).cards
    expect(both?.contact?.id).toBe('national-stalking-helpline')
    expect(both).not.toHaveProperty('beside')
  })

  it('only those who serve the person', () => {
    expect(show([HELPLINE], { 'home.nation': 'jersey', 'home.forces': [] }).cards[0]).not.toHaveProperty('contact')
  })

  it('why and what to say as one text each, of the lines that hold; what to do line by line', () => {
    const lines = [
      { text: 'one', when: null, nations: null, at: '' },
      { text: 'two', when: when({ told: 'closed' }), nations: null, at: '' },
      { text: 'near', when: when({ told: 'open' }), nations: null, at: '' },
    ]
    const [keep] = show([{ ...KEEP, why: lines, do: lines, say: lines }], { told: 'closed' }).cards
    expect(keep).toMatchObject({ why: 'One. Two.', do: ['One.', 'Two.'], say: 'One. Two.' })
    expect(show([{ ...KEEP, do: lines }], { told: 'open' }).cards[0]?.do).toEqual(['One.', 'Near you', 'And further'])
  })

  it('nothing where there is nothing: no empty why, words, contact or list', () => {
    expect(show([KEEP]).cards[0]).toEqual({ id: 'keep', what: 'Keep what you have', do: [], actions: [] })
  })

  it('buttons for the ways in that the contact has, for topics and answers', () => {
    const actions = ['call', 'website', { open: 'tracker' }, { change: 'home' }] as const
    expect(show([{ ...POLICE, actions }]).cards[0]?.actions).toEqual([
      { label: 'Call 101', tel: '101' },
      { label: 'Leicestershire Police website', url: 'https://www.leics.police.uk' },
      { label: 'Read: tracker', open: 'tracker' },
      { label: 'Change: home', change: { id: 'home' } },
    ])
    expect(show([{ ...KEEP, actions }]).cards[0]?.actions.map(({ label }) => label)).toEqual([
      'Read: tracker',
      'Change: home',
    ])
  })
})

describe('the danger line', () => {
  it('stands first, with the button that calls, in the words about whom it is', () => {
    expect(show([KEEP]).danger).toEqual({ lines: ['Call 999.'], actions: [{ label: 'Call 999', tel: '999' }] })
    const them = planMessage(planOf([KEEP]), showingOf(LEICESTER, true))
    expect(them.danger.lines).toEqual(['If they are in danger, call 999.'])
  })
})
