import { describe, expect, it } from 'vitest'
import { segmentsOf } from '../../src/channels/segments.ts'
import { renderSms } from '../../src/channels/sms/render.ts'
import { renderWhatsApp, type WhatsAppPayload } from '../../src/channels/whatsapp/render.ts'
import { atEase, Texting } from './texting.ts'

/** The texts that somebody gets. */
const textsOf = ({ last }: Texting) => last.show.flatMap(renderSms)
const partsOf = (texts: readonly string[]) => texts.map((text) => segmentsOf(text).parts).reduce((a, b) => a + b, 0)
const bodyOf = (payload: WhatsAppPayload) =>
  payload.type === 'text' ? payload.text.body : payload.interactive.body.text

describe('danger on a phone', () => {
  it('is at most two short texts, with nothing that reads like news of where somebody is', () => {
    const texts = textsOf(atEase().types('1'))
    expect(texts[0]).toMatch(/^Call 999 now/)
    expect(texts.length).toBeLessThanOrEqual(2)
    expect(partsOf(texts)).toBeLessThanOrEqual(7)
    expect(texts.join()).not.toMatch(/they are outside|inside with|being followed|close this/i)
    // who cannot call by voice has no other way
    expect(texts.join()).toContain('If you use BSL, text or a textphone:')
    expect(texts.join()).toContain('999bsl.co.uk')
  })

  it('is the same on WhatsApp, and in an app nothing there is news either', () => {
    const sent = atEase('whatsapp').types('he is outside my door now').last.show
    const bodies = sent.flatMap((one) => renderWhatsApp(one, () => 'Choose')).map(bodyOf)
    expect(bodies.join()).not.toMatch(/they are outside|inside with/i)
    expect(new Texting('botframework').types('999').reads).toContain('If they are outside')
  })
})

describe('the question whether it is safe', () => {
  it('is one text of one part, and names Welsh', () => {
    const texts = textsOf(new Texting().types('hello'))
    expect([texts.length, partsOf(texts)]).toEqual([1, 1])
    expect(texts[0]).toContain('Cymraeg? Atebwch CYMRAEG')
  })
})

describe('the plan by text', () => {
  it('has no heading with nothing under it', () => {
    const texts = textsOf(
      atEase().types('4', 'me', 'my ex put a tracker on my car and follows me', '2', 'LE2', '1'),
    ).join('\n')
    expect(texts).toMatch(/Read this before you touch a tracker\nYou don't have to touch it\./)
    expect(texts).toMatch(/Keep what you have\nDon't delete messages\./)
    expect(texts).toContain("don't keep notes at home")
    expect(texts).not.toMatch(/^\d\. .+\n(?=\d\. )/m)
  })
})
