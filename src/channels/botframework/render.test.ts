import { describe, expect, test } from 'vitest'
import type { Choice, Message, Prompt, Turn } from '../../messages/message.ts'
import { render } from './render.ts'

const choices = (count: number): Choice[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `c${i + 1}`,
    label: `Choice ${i + 1} with a long label`,
    short: `Choice ${i + 1}`,
  }))
const turnOf = (prompt: Partial<Prompt>, messages: readonly Message[] = []): Turn => ({
  locale: 'en',
  dir: 'ltr',
  messages,
  answered: [{ id: 'a', question: 'Q', label: 'A', canChange: true }],
  prompt: { id: 'p', kind: 'one-of', text: 'Which *one* <b>?', canSkip: false, canGoBack: true, ...prompt },
})
const shown = (turn: Turn, channelId: string) =>
  render(
    { kind: 'turn', turn, revision: 'abcdefghij' },
    {
      capabilities: { maxLabel: 20, maxMessage: 4000 },
      channelId,
      warning: (locale, { isOverlooked }) => `${locale} ${isOverlooked ? 'overlooked' : 'in app'}`,
    },
  )
const contact = {
  kind: 'contact',
  key: 'c',
  id: 'helpline',
  name: 'Helpline',
  does: 'Listens.',
  phone: { text: '0808 802 0300', dial: '08088020300' },
  url: 'https://www.helpline.example/chat',
  openNow: 'open',
  limits: [],
} as const

describe('choices', () => {
  const CHANNELS = [
    'webchat',
    'directline',
    'emulator',
    'msteams',
    'facebook',
    'telegram',
    'line',
    'slack',
    'sms',
    'new',
  ]
  test.each(CHANNELS.flatMap((channel) => [1, 3, 4, 6, 7, 10, 11, 20].map((count) => [channel, count] as const)))(
    'on %s, all %i stand in the text of the last message, and as buttons only where all are shown',
    (channel, count) => {
      const all = shown(turnOf({ choices: choices(count) }, [contact]), channel)
      const last = all.at(-1)
      for (let i = 1; i <= count; i++) expect(last?.text).toMatch(new RegExp(`^${i} Choice ${i} with`, 'm'))
      const buttons = last?.suggestedActions?.actions ?? last?.attachments?.[0]?.content.buttons
      if (buttons) expect(buttons.map(({ title }) => title)).toEqual(choices(count).map(({ short }) => short))
      for (const payload of all) {
        expect(payload.textFormat).toBe('plain')
        expect(payload.suggestedActions && payload.attachments).toBeUndefined()
        if (payload.suggestedActions) expect(payload.suggestedActions.to).toEqual([])
        if (payload !== last) expect(payload.suggestedActions).toBeUndefined()
      }
    },
  )

  test.each([
    ['webchat', 10, 'suggested'],
    ['webchat', 11, 'text'],
    ['msteams', 3, 'suggested'],
    ['msteams', 4, 'card'],
    ['msteams', 6, 'card'],
    ['msteams', 7, 'text'],
    ['slack', 2, 'text'],
    ['email', 2, 'text'],
  ])('on %s, %i are shown as %s', (channel, count, as) => {
    const last = shown(turnOf({ choices: choices(count) }), channel).at(-1)
    const seen = last?.suggestedActions ? 'suggested' : last?.attachments ? 'card' : 'text'
    expect(seen).toBe(as)
  })

  test('a button carries what no other question takes, where the app can carry it', () => {
    const [web] = shown(turnOf({ choices: choices(1) }), 'webchat').at(-1)?.suggestedActions?.actions ?? []
    const label = 'Choice 1 with a long label'
    const value = { choice: 'abcdefghij:1' }
    expect(web).toEqual({ type: 'messageBack', title: 'Choice 1', text: label, displayText: label, value })
    const [teams] = shown(turnOf({ choices: choices(1) }), 'msteams').at(-1)?.suggestedActions?.actions ?? []
    expect(teams).toEqual({ type: 'imBack', title: 'Choice 1', value: label })
  })

  test('several are asked for by number, and no button sends one of them', () => {
    const [only] = shown(turnOf({ kind: 'any-of', choices: choices(3) }), 'webchat')
    expect(only?.text).toContain('3 Choice 3')
    expect(only).not.toHaveProperty('suggestedActions')
  })
})

describe('what is said', () => {
  const alert: Message = {
    kind: 'alert',
    key: 'a',
    alert: 'danger',
    heading: 'Call 999 now',
    lines: ['Stay on the line.'],
    actions: [{ label: 'Call 999', tel: '999' }],
    more: [],
  }
  const text = (line: string): Message => ({ kind: 'text', key: 't', lines: [line] })

  test('what cannot wait comes first, by itself, with a button to call', () => {
    const [first, second] = shown(turnOf({}, [text('Hello.'), alert]), 'webchat')
    expect(first?.text).toMatch(/^Call 999 now/)
    expect(first?.attachments?.[0]?.content.buttons).toEqual([{ type: 'call', title: 'Call 999', value: 'tel:999' }])
    expect(second?.text).toBe('Hello.')
  })

  test.each(['webchat', 'msteams', 'sms'])('on %s a number can be read as well as called', (channel) => {
    const [first] = shown(turnOf({}, [contact]), channel)
    expect(first?.text).toContain('0808 802 0300')
    expect(first?.text).toContain('https://www.helpline.example/chat')
    const buttons = first?.attachments?.[0]?.content.buttons
    expect(buttons).toEqual(
      channel === 'sms'
        ? undefined
        : [
            { type: 'call', title: '0808 802 0300', value: 'tel:08088020300' },
            { type: 'openUrl', title: 'helpline.example', value: 'https://www.helpline.example/chat' },
          ],
    )
  })

  test('what is long is sent in parts, none too long, with the choices under the last', () => {
    const long = Array.from({ length: 40 }, (_, i) => `${i} ${'words '.repeat(40)}`).join('\n')
    const all = shown(turnOf({ choices: choices(2) }, [text(long)]), 'webchat')
    expect(all.length).toBeGreaterThan(2)
    for (const one of all) expect(one.text.length).toBeLessThanOrEqual(4000)
    expect(all.filter((one) => one.suggestedActions)).toEqual([all.at(-1)])
  })

  test.each([
    ['msteams', 'en overlooked'],
    ['webchat', 'en in app'],
  ])('at the beginning on %s it is said who may read along', (channel, warning) => {
    const opening = { ...turnOf({ canGoBack: false }, [text('Hello.')]), answered: [] }
    expect(shown(opening, channel)[0]?.text).toBe(warning)
    expect(shown(turnOf({}, [text('Hello.')]), channel)[0]?.text).toBe('Hello.')
  })

  test('lines outside of the conversation', () => {
    const lines = { kind: 'lines', locale: 'cy', lines: ['Un.', 'Dau.'] } as const
    const showing = { capabilities: { maxLabel: 20, maxMessage: 4000 }, channelId: 'webchat', warning: () => '' }
    expect(render(lines, showing)).toEqual([
      { type: 'message', textFormat: 'plain', text: 'Un.  \nDau.', locale: 'cy' },
    ])
    expect(render(lines, { ...showing, channelId: 'sms' })[0]?.text).toBe('Un.\nDau.')
  })
})
