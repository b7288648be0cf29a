import { describe, expect, it } from 'vitest'
import { type Answers, contactsOf, EX_WITH_TRACKER, JULY_MORNING, Person, toThePlan, wordsOf, world } from './person.ts'

/** An ex waits outside work and put a tracker on the car; LE2; the police don't know yet; a Tuesday night. */
describe('somebody whose ex waits outside work and put a tracker on the car, in LE2', () => {
  const { plan } = toThePlan(EX_WITH_TRACKER)
  const [police, tracker, specialist, local, keep] = plan?.cards ?? []

  it('reads before everything else what to do in danger, with a button that calls 999', () => {
    expect(plan?.danger.lines.join(' ')).toContain('999')
    expect(plan?.danger.actions[0]?.tel).toBe('999')
  })

  it('is told five things, in this order', () => {
    expect(plan?.cards.map(({ id }) => id)).toEqual(['police-urgent', 'tracker', 'helpline', 'near-you', 'keep'])
    expect(plan?.more).toEqual([])
  })

  it('first Leicestershire Police, with what to say and a number that is dialled as it is shown', () => {
    expect(police?.what).toContain('Leicestershire Police')
    expect(police?.contact).toMatchObject({
      id: 'leicestershire',
      openNow: 'open',
      phone: { text: '101', dial: '101' },
    })
    expect(police?.say).toMatch(/record it as stalking/)
    expect(police?.say).toMatch(/know where I am/)
    expect(police?.actions.map(({ tel }) => tel)).toContain('101')
  })

  it('then the tracker: not to touch it, before any step', () => {
    expect(tracker?.do[0]).toMatch(/don't have to touch it.*let the person doing this know/)
    expect(tracker?.do.join(' ')).toMatch(/don't take it home/)
    expect(tracker?.actions).toEqual([expect.objectContaining({ open: 'tracker' })])
    expect(plan?.cards.indexOf(tracker as never)).toBeLessThan(plan?.cards.indexOf(specialist as never) ?? -1)
  })

  it('then the National Stalking Helpline, with what is known of its hours and never "open now" on which sources differ', () => {
    expect(specialist?.contact?.id).toBe('national-stalking-helpline')
    expect(specialist?.contact?.openNow).toBe('unknown')
    expect(specialist?.contact?.hours).toMatch(/different opening times, usually weekdays/)
  })

  it('and beside it Victim Support, open now', () => {
    const beside = specialist?.beside ?? []
    expect(beside[0]).toMatchObject({ id: 'victim-support', openNow: 'open' })
    // a service for women and children stands here, so one for men does too, whose hours differ by source
    const others = beside.filter(({ id }) => id !== 'mens-advice-line')
    expect(beside.length - others.length).toBe(1)
    expect(others.every(({ openNow }) => openNow === 'open')).toBe(true)
  })

  it('then help in Leicestershire', () => {
    expect(local?.beside?.map(({ id }) => id)).toEqual(['freeva', 'living-without-abuse', 'victim-first'])
    expect(local?.beside?.find(({ id }) => id === 'freeva')).toMatchObject({ openNow: 'closed' })
  })

  it('and last to keep what there is, which is not needed to tell the police', () => {
    expect(keep?.why).toMatch(/don't need it to tell the police/)
  })

  it('the same by typing as by tapping', () => {
    const typed = new Person().types(
      'Start',
      'no',
      'no',
      'me',
      '2',
      "I'd rather choose from a list",
      '1 and 3',
      'option 2',
    )
    typed.types('Knowing where I am, or a tracker', 'A partner or ex', 'No')
    typed.types(
      'None of these',
      ...new Array<string>(3).fill('skip'),
      'no',
      'skip',
      'skip',
      'yes',
      'le2',
      'skip',
      'not yet',
      'skip',
    )
    expect(typed.plan).toEqual(plan)
  })

  it('the same in July by day, but for who is open', () => {
    const july = toThePlan(EX_WITH_TRACKER, { now: JULY_MORNING }).plan
    expect(july?.cards.map(({ id }) => id)).toEqual(plan?.cards.map(({ id }) => id))
    expect(july?.cards[3]?.beside?.find(({ id }) => id === 'freeva')).toMatchObject({ openNow: 'open' })
    expect(contactsOf(july).map(({ id }) => id)).toContain('national-stalking-helpline')
  })
})

describe('every ending', () => {
  const TOLD = ['no', 'waiting', 'ignored', 'misnamed', 'closed', 'afraid'] as const

  it('that skips everything still has a specialist, the police, and "you don\'t have to be sure"', () => {
    const { plan } = toThePlan({})
    const ids = plan?.cards.map(({ id }) => id) ?? []
    expect(ids.indexOf('helpline')).toBe(0)
    expect(ids).toContain('police-tell')
    expect(wordsOf(plan ? [plan] : [])).toMatch(/don't have to be sure/)
    expect(contactsOf(plan).filter(({ openNow }) => openNow === 'open').length).toBeGreaterThan(1)
    expect(contactsOf(plan).every(({ phone, url }) => phone || url)).toBe(true)
  })

  it('offers to add the area where it is not known', () => {
    expect(toThePlan({}).plan?.cards.find(({ id }) => id === 'area')?.actions).toEqual([
      expect.objectContaining({ change: { id: 'home' } }),
    ])
  })

  it('that is afraid of the police has the specialist first, and the police as a choice', () => {
    for (const behaviours of [['contact'], ['force']]) {
      const answers = { ...EX_WITH_TRACKER, behaviours, 'behaviours>force': ['threats'], told: 'afraid' }
      const { plan } = toThePlan(answers)
      const bands = plan?.cards.map(({ id }) => id) ?? []
      const police = bands.findIndex((id) => id.startsWith('police-'))
      expect(bands[0]).toBe('helpline')
      expect(police).toBeGreaterThan(0)
      expect(plan?.cards[police]?.do.join(' ')).toMatch(/You decide/)
    }
  })

  it('that was told "no further action" reads that it does not mean that nobody was believed', () => {
    for (const behaviours of [['contact'], ['force']]) {
      const answers = { ...EX_WITH_TRACKER, behaviours, 'behaviours>force': ['threats'], told: 'closed' }
      const police = toThePlan(answers).plan?.cards.find(({ id }) => id.startsWith('police-'))
      expect(police?.do.join(' ')).toMatch(/"No further action" does not mean.*weren't believed/)
      expect(police?.do.join(' ')).toMatch(/A new incident is a new report/)
    }
  })

  it.each(TOLD)(
    'that told the police "%s" has at most five things to do, and a specialist above local help',
    (told) => {
      for (const behaviours of [['near', 'online'], ['force'], ['contact']]) {
        const { plan } = toThePlan({ ...EX_WITH_TRACKER, behaviours, told, 'behaviours>force': ['threats', 'breach'] })
        const ids = plan?.cards.map(({ id }) => id) ?? []
        expect(ids.length).toBeLessThanOrEqual(5)
        expect(ids.indexOf('helpline')).toBeLessThan(ids.indexOf('near-you'))
        expect(ids.some((id) => id.startsWith('police-'))).toBe(true)
      }
    },
  )

  it.each(['threats', 'violence', 'breach', 'sexual'])('with "%s" has the police first', (what) => {
    const answers = { ...EX_WITH_TRACKER, behaviours: ['force'], 'behaviours>force': [what] }
    expect(toThePlan(answers).plan?.cards[0]?.id).toBe('police-urgent')
  })

  it('with one incident says that one is enough, and never to wait', () => {
    const answers = { ...EX_WITH_TRACKER, behaviours: ['contact'], 'behaviours>contact': ['gifts'] }
    const police = toThePlan(answers).plan?.cards.find(({ id }) => id.startsWith('police-'))
    expect(police?.why).toMatch(/once or many times.*or wait for it to happen again/s)
    expect(police?.say).toMatch(/worried that it may be part of stalking/)
  })

  /** Cards that name somebody to contact, and have nobody. */
  function emptyPromises(answers: Answers): string[] {
    const { plan } = toThePlan(answers)
    const document = world.guidance.documents.get('plan')
    const named = document?.kind === 'plan' ? document.cards.filter(({ contact }) => contact).map(({ id }) => id) : []
    const shown = [...(plan?.cards ?? []), ...(plan?.more.flatMap(({ cards }) => cards) ?? [])]
    return shown.filter(({ id, contact }) => named.includes(id) && !contact).map(({ id }) => id)
  }

  it.each(['LE2', 'glasgow', 'Cardiff', 'Belfast'])(
    'in %s tells of the police once, and promises nobody who is not there',
    (home) => {
      for (const told of TOLD) {
        for (const behaviours of [['contact'], ['force']]) {
          const answers = {
            ...EX_WITH_TRACKER,
            behaviours,
            'behaviours>force': ['threats'],
            home: { types: home },
            told,
          }
          const { plan } = toThePlan(answers)
          const all = [...(plan?.cards ?? []), ...(plan?.more.flatMap(({ cards }) => cards) ?? [])]
          expect(all.filter(({ id }) => id.startsWith('police-'))).toHaveLength(1)
          expect(emptyPromises(answers)).toEqual([])
        }
      }
    },
  )

  it('outside the UK promises nobody who is not there', () => {
    expect(emptyPromises({ home: { types: 'Douglas, Isle of Man' } })).toEqual([])
  })
})
