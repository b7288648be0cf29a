import { describe, expect, it } from 'vitest'
import { realDirectory, situation } from '../../tests/fixtures/directory.ts'
import type { Contact } from '../messages/message.ts'
import { contactOf, nameInSentence } from './contact.ts'
import { offerOf, offersOf } from './selection.ts'
import type { Place } from './types.ts'

const { directory, texts, program } = realDirectory()
const LEICESTER: Place = { nation: 'england', forces: ['leicestershire'] }
const EX = { who: 'me', 'under-18': 'no', relationship: 'partner-or-ex' }

interface Asked {
  readonly place?: Partial<Place>
  readonly now?: string
  readonly locale?: string
  readonly them?: boolean
}

function contact(
  id: string,
  { place = LEICESTER, now = '2026-11-24T21:40:00Z', locale = 'en', them = false }: Asked = {},
): Contact {
  const asking = situation(program, EX, place, now)
  const offers = [...directory.roles.keys()].flatMap((role) => offersOf(directory, role, asking))
  const offer = offers.find((one) => one.organisation.id === id) ?? offerOf(directory, id, asking)
  if (!offer) throw new Error(`${id} is not offered`)
  return contactOf(directory, texts, offer, { locale, them, now: asking.now })
}

describe('contactOf', () => {
  it('shows the force of the place with the number for all, its own site and what its own record adds', () => {
    expect(contact('leicestershire')).toEqual({
      id: 'leicestershire',
      name: 'Leicestershire Police',
      does: "Takes reports of stalking. You don't have to be sure what it is. In danger, call 999.",
      phone: { text: '101', dial: '101' },
      url: 'https://www.leics.police.uk',
      openNow: 'open',
      hours: 'Open now, day and night',
      limits: [
        'It is free.',
        "Deaf, or can't speak? You can text 07624 818 901. Not for emergencies.",
        'By textphone or Relay UK: 18001 101.',
      ],
      why: 'They are the police for your area.',
    })
  })

  it('within a sentence gives a force the article that it needs, in English alone', () => {
    const inSentence = (id: string, locale: string) => {
      const force = directory.forces.get(id)
      return force && nameInSentence(texts, locale, force)
    }
    expect(inSentence('metropolitan', 'en')).toBe('the Metropolitan Police')
    expect(inSentence('psni', 'en')).toBe('the Police Service of Northern Ireland')
    expect(inSentence('leicestershire', 'en')).toBe('Leicestershire Police')
    expect(inSentence('metropolitan', 'cy')).toBe('Metropolitan Police Service')
  })

  it('names the forces of Wales in Welsh', () => {
    const cardiff: Place = { nation: 'wales', forces: ['south-wales'] }
    expect(contact('south-wales', { place: cardiff }).name).toBe('South Wales Police')
    expect(contact('south-wales', { place: cardiff, locale: 'cy' }).name).toBe('Heddlu De Cymru')
    expect(contact('live-fear-free', { place: cardiff, locale: 'cy' }).name).toBe('Byw Heb Ofn')
    expect(contact('victim-support', { place: cardiff, locale: 'cy' }).name).toBe('Victim Support')
  })

  it('says what is known of the hours of the National Stalking Helpline, and never that it is open', () => {
    const { openNow, hours, phone, limits } = contact('national-stalking-helpline')
    expect(phone).toEqual({ text: '0808 802 0300', dial: '08088020300' })
    expect([openNow, hours]).toEqual(['unknown', 'We found different opening times, usually weekdays in the daytime'])
    expect(limits.join(' ')).toMatch(/busy.*may have to tell the police.*free.*may show on some phone bills/s)
    expect(contact('national-stalking-helpline', { now: '2026-11-24T11:00:00Z' }).openNow).toBe('unknown')
    expect(contact('national-stalking-helpline', { now: '2026-11-25T21:00:00Z' }).hours).toMatch(
      /All agree on this: opens Thursday 26 November, 9.30 am$/,
    )
  })

  it('shows Victim Support open at any hour, and local help with its hours, its area and no unconfirmed number', () => {
    expect(contact('victim-support')).toMatchObject({
      openNow: 'open',
      phone: { text: '0808 16 89 111', dial: '08081689111' },
    })
    expect(contact('freeva')).toMatchObject({
      openNow: 'closed',
      hours: 'Closed now. Opens Wednesday 25 November, 8 am. Every day, 8 am to 8 pm',
      why: 'This is for you because you said that it is your partner or ex.',
    })
    expect(contact('freeva', { now: '2026-11-24T12:00:00Z' }).hours).toBe(
      'Open now until 8 pm. Every day, 8 am to 8 pm',
    )
    expect(contact('living-without-abuse').limits).toContain('Only covers Leicestershire.')
    const victimFirst = contact('victim-first')
    expect(victimFirst).toMatchObject({ url: 'https://victimfirst.org', openNow: 'unknown' })
    expect(victimFirst.limits).toContain('The phone number could not be confirmed. Look on their website.')
    expect(victimFirst).not.toHaveProperty('phone')
    expect(victimFirst).not.toHaveProperty('hours')
  })

  it('opens after Christmas on Tuesday 29 December, 9 am', () => {
    const christmasEve = { now: '2026-12-24T17:00:00Z' }
    expect(contact('iopc', christmasEve).hours).toMatch(/^Closed now\. Opens Tuesday 29 December, 9 am\./)
    expect(contact('iopc', { ...christmasEve, locale: 'cy' }).hours).toMatch(
      /^Ar gau nawr\. Yn agor: dydd Mawrth 29 Rhagfyr, 9 y bore\./,
    )
  })

  it.each([
    ['police-999', 'phone', '999'],
    ['police-101', 'phone', '101'],
    ['nhs-111-mental-health', 'phone', '111'],
    ['samaritans', 'phone', '116 123'],
    ['shout', 'sms', '85258'],
  ] as const)('shows and dials the number of %s exactly', (id, channel, text) => {
    expect(contact(id)[channel]).toEqual({ text, dial: text.replace(' ', '') })
  })

  it('never offers a text to 999 with one tap', () => {
    const text999 = contact('police-999-sms')
    expect(text999).not.toHaveProperty('sms')
    expect(text999.limits[0]).toBe('Only works if this phone is already registered.')
  })

  it('tells the other ways in, with the hours that they have of their own', () => {
    expect(contact('ndah').limits).toContain(
      'There is a way in for people who use British Sign Language (BSL). Monday to Friday, 10 am to 6 pm.',
    )
    expect(contact('victim-support').limits).toContain('You can chat online on their website. Day and night.')
    expect(contact('shout').limits).toContain('Text the word SHOUT to 85258.')
  })

  it('speaks to somebody about another person', () => {
    expect(contact('freeva', { them: true }).why).toBe(
      'This is for them because you said that it is their partner or ex.',
    )
    expect(contact('leicestershire', { them: true }).does).toMatch(/worried about someone/)
  })

  it('says the limit of an area in the language of the conversation', () => {
    expect(contact('living-without-abuse', { locale: 'cy' }).limits).toContain('Yn cwmpasu Swydd Gaerlŷr yn unig.')
  })
})
