import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { render, type Showing } from '../../src/channels/botframework/render.ts'
import { surfaceOf } from '../../src/channels/botframework/surfaces.ts'
import { CAPABILITIES } from '../../src/channels/capabilities.ts'
import type { Outbound } from '../../src/channels/messaging/adapter.ts'
import { revisionOf } from '../../src/channels/messaging/choice-payload.ts'
import { plainSigns, segmentsOf } from '../../src/channels/segments.ts'
import { MAX_MESSAGES, renderSms } from '../../src/channels/sms/render.ts'
import { renderWhatsApp, WHATSAPP_LIMITS, type WhatsAppPayload } from '../../src/channels/whatsapp/render.ts'
import type { Input, Turn } from '../../src/messages/message.ts'
import { waysOn } from '../../src/messages/plain-text.ts'
import { answerTo } from '../../src/talk/answering.ts'
import { type Answers, readJourney } from '../../src/talk/journey.ts'
import { londonMoment } from '../../src/talk/moment.ts'
import { contactsIn, type Held, hold } from '../journeys/golden.ts'
import { Texting } from './texting.ts'

/** The golden conversations, as they are read on a phone and in apps. */
const FOLDER = join(import.meta.dirname, '../journeys')
const goldens = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ name: file.slice(0, -'.yaml'.length), golden: readJourney(join(FOLDER, file)) }))
const JOURNEY = 'short'

/** Each conversation on each journey, held once for all that look at it. */
const conversations = new Map<string, Held>()
function heldOn(journey: string, { name, golden }: (typeof goldens)[number]): Held {
  const key = `${journey} ${name}`
  const held = conversations.get(key) ?? hold(golden, journey)
  conversations.set(key, held)
  return held
}

const asOutbound = (turn: Turn): Outbound => ({ kind: 'turn', turn, revision: revisionOf(turn) })
/** As it may be written by text: plain signs, no marks on letters. */
const bare = (text: string) => plainSigns(text).normalize('NFD').replace(/\p{M}/gu, '')

/** Whoever is named is named whole, with the whole number, in one message. */
function expectWhole(texts: readonly string[], turn: Turn): void {
  for (const { name, phone } of contactsIn(turn).slice(0, 3)) {
    const [whole, number] = [bare(name), phone?.text ?? '']
    expect(
      texts.some((text) => bare(text).includes(whole) && text.includes(number)),
      `${name} ${number}`,
    ).toBe(true)
  }
}
const numbersIn = (texts: readonly string[]) => texts.flatMap((text) => text.match(/\b\d[\d ]{4,}\d\b/g) ?? [])

describe('12: every golden conversation by text message', () => {
  it.each(goldens)('$name', (one) => {
    for (const turn of heldOn(JOURNEY, one).turns) {
      const texts = renderSms(asOutbound(turn))
      expect(texts.length).toBeLessThanOrEqual(MAX_MESSAGES)
      for (const text of texts) {
        const { alphabet, parts } = segmentsOf(text)
        // letters with marks are kept where they cost no more than is sent
        expect(parts, text).toBeLessThanOrEqual(alphabet === 'gsm-7' ? 6 : 4)
        expect(text.length).toBeLessThanOrEqual(1600)
        expect(text).toBe(plainSigns(text))
      }
      // what there is to choose stands in the last
      const last = texts.at(-1) ?? ''
      for (const [i, { label, short = label }] of waysOn(turn).entries())
        expect(bare(last)).toContain(bare(`${i + 1} ${label.length > 20 ? short : label}`))
      const [first] = turn.messages
      if (first?.kind === 'alert') {
        expect(texts[0]?.startsWith(bare(first.heading))).toBe(true)
        // within the first part
        if (first.alert === 'danger' && first.heading.includes('999')) expect(texts[0]?.slice(0, 153)).toContain('999')
      }
      expectWhole(texts, turn)
      // no number was cut: each is one that the turn says
      const said = JSON.stringify(turn).replace(/\D/g, '')
      for (const number of numbersIn(texts)) expect(said).toContain(number.replace(/\D/g, ''))
    }
  })

  it('few turns are longer than four parts a message', () => {
    const parts = goldens.flatMap((one) =>
      heldOn(JOURNEY, one).turns.map((turn) =>
        Math.max(...renderSms(asOutbound(turn)).map((one) => segmentsOf(one).parts)),
      ),
    )
    const long = parts.filter((one) => one > 4).length
    console.log(
      `${parts.length} turns by text, ${long} of them with a message of more than 4 parts, at most ${Math.max(...parts)}`,
    )
    expect(long / parts.length).toBeLessThan(0.03)
  })
})

const wordsIn = (payload: WhatsAppPayload): string =>
  payload.type === 'text' ? payload.text.body : payload.interactive.body.text

function expectWithin(payload: WhatsAppPayload): void {
  const { text, body, buttons, button, rows, row, description, opener } = WHATSAPP_LIMITS
  if (payload.type === 'text') {
    expect(payload.text.body.length).toBeLessThanOrEqual(text)
    return
  }
  const { interactive } = payload
  expect(interactive.body.text.length).toBeLessThanOrEqual(body)
  if (interactive.type === 'button') {
    const titles = interactive.action.buttons.map(({ reply }) => reply.title)
    expect(titles.length).toBeLessThanOrEqual(buttons)
    expect(new Set(titles).size).toBe(titles.length)
    for (const title of titles) expect(title.length).toBeLessThanOrEqual(button)
    return
  }
  const [section] = interactive.action.sections
  expect(section.rows.length).toBeLessThanOrEqual(rows)
  expect(interactive.action.button.length).toBeLessThanOrEqual(opener)
  expect(new Set(section.rows.map(({ title }) => title)).size).toBe(section.rows.length)
  for (const one of section.rows) {
    expect(one.title.length).toBeLessThanOrEqual(row)
    expect((one.description ?? '').length).toBeLessThanOrEqual(description)
  }
}

describe('13: every golden conversation on WhatsApp', () => {
  it.each(goldens)('$name', (one) => {
    for (const turn of heldOn(JOURNEY, one).turns) {
      const payloads = renderWhatsApp(asOutbound(turn), () => 'Choose an answer')
      expect(payloads.length).toBeLessThanOrEqual(3)
      for (const payload of payloads) expectWithin(payload)
      const texts = payloads.map(wordsIn)
      expectWhole(texts, turn)
      // each way on is there: as a button, as a row, or with its number
      const last = payloads.at(-1)
      const ids =
        last?.type !== 'interactive'
          ? null
          : last.interactive.type === 'button'
            ? last.interactive.action.buttons.map(({ reply }) => reply.id)
            : last.interactive.action.sections[0].rows.map(({ id }) => id)
      const ways = waysOn(turn)
      if (ids) expect(ids).toEqual(ways.map((_, i) => `${revisionOf(turn)}:${i + 1}`))
      else for (const i of ways.keys()) expect(texts.at(-1)).toMatch(new RegExp(`^${i + 1} `, 'm'))
      if (turn.messages[0]?.kind === 'alert') expect(payloads[0]?.type).toBe('text')
    }
  })
})

describe.each(['webchat', 'msteams', 'slack'])(
  '13: every golden conversation of the long journey in %s',
  (channelId) => {
    const showing: Showing = {
      capabilities: CAPABILITIES.botframework,
      channelId,
      warning: () => 'Others may read this.',
    }
    const { suggested, cardButtons } = surfaceOf(channelId)

    it.each(goldens)('$name', ({ golden }) => {
      for (const turn of hold(golden, CAPABILITIES.botframework.journey).turns) {
        const payloads = render(asOutbound(turn), showing)
        for (const { text, suggestedActions, attachments = [] } of payloads) {
          expect(text.length).toBeLessThanOrEqual(CAPABILITIES.botframework.maxMessage ?? Number.POSITIVE_INFINITY)
          // where both are sent, apps leave out the choices
          expect(suggestedActions === undefined || attachments.length === 0).toBe(true)
          expect(suggestedActions?.actions.length ?? 0).toBeLessThanOrEqual(suggested)
          for (const { content } of attachments) expect(content.buttons.length).toBeLessThanOrEqual(cardButtons)
          const titles = [
            ...(suggestedActions?.actions ?? []),
            ...attachments.flatMap(({ content }) => content.buttons),
          ]
          for (const { type, title } of titles)
            if (type === 'imBack' || type === 'messageBack') expect(title.length).toBeLessThanOrEqual(20)
        }
        const all = payloads.map(({ text }) => text)
        for (const { name, phone } of contactsIn(turn)) {
          expect(all.some((text) => text.includes(name))).toBe(true)
          if (phone) expect(all.some((text) => text.includes(phone.text))).toBe(true)
        }
        // every way on has its number in the words of the last message but a card of buttons
        const last = payloads.findLast(({ text }) => text !== '')?.text ?? ''
        for (const i of waysOn(turn).keys()) expect(last).toMatch(new RegExp(`(^|\\n) *${i + 1} `))
        const [first] = turn.messages
        if (first?.kind === 'alert') expect(all[0]).toContain(first.heading)
      }
    })
  },
)

/** What somebody with these answers writes at a turn: numbers, as people do; null where there is nothing more to say. */
function writes(turn: Turn, answers: Answers): string | null {
  const said = answerTo(turn, answers)
  if (said === null || typeof said === 'string') return said
  const ways = waysOn(turn)
  const numberOf = (input: Input) => ways.findIndex((way) => JSON.stringify(way.input) === JSON.stringify(input)) + 1
  if ('choices' in said && 'to' in said)
    return said.choices.map((id) => numberOf({ to: said.to, choices: [id] })).join(' and ')
  return `${numberOf(said)}`
}

const everywhere = goldens.filter(
  ({ golden }) => golden.says.length === 0 && golden.partner === null && golden.locale === 'en',
)

describe.each(['sms', 'whatsapp'] as const)('whoever answers by number on %s', (channel) => {
  it.each(everywhere)('$name: is led to whom the journey leads', ({ golden }) => {
    const somebody = new Texting(channel)
    somebody.now = (londonMoment(golden.at) ?? new Date()).getTime()
    somebody.types('hi')
    const named = new Set<string>()
    for (let i = 0; i < 100; i++) {
      for (const { id } of contactsIn(somebody.turn)) named.add(id)
      const text = writes(somebody.turn, golden.answers)
      if (text === null) break
      somebody.types(text)
    }
    expect(somebody.turn.prompt.kind).toBe('end')
    const wanted = new Set(
      hold(golden, JOURNEY)
        .turns.flatMap(contactsIn)
        .map(({ id }) => id),
    )
    expect([...named].sort()).toEqual([...wanted].sort())
  })
})
