import { describe, expect, test } from 'vitest'
import { inboundOf, readActivity } from './activity.ts'

const BOT = '28:bot'
const read = (more: object) => {
  const activity = {
    type: 'message',
    id: 'a1',
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
    channelId: 'msteams',
    from: { id: '29:somebody', name: 'CANARY' },
    recipient: { id: BOT },
    conversation: { id: 'a:1' },
    ...more,
  }
  const known = readActivity(new TextEncoder().encode(JSON.stringify(activity)))
  if (known === null) throw new Error('cannot be read')
  return inboundOf(known)
}
const kinds = (more: object) => read(more).map(({ kind }) => kind)

describe('what an activity tells', () => {
  test('words, and where the answer goes; no name', () => {
    const [inbound, ...more] = read({
      text: ' he is\u0000 outside ',
      locale: 'cy-GB',
      timestamp: '2026-11-26T10:00:00.5Z',
    })
    expect(more).toEqual([])
    expect(inbound).toEqual({
      address: 'msteams:a:1',
      eventId: 'a1',
      sentAt: Date.parse('2026-11-26T10:00:00.5Z'),
      kind: 'message',
      text: 'he is outside',
      payload: null,
      locale: 'cy-GB',
      ref: {
        serviceUrl: 'https://smba.trafficmanager.net/uk/',
        channelId: 'msteams',
        conversation: 'a:1',
        bot: BOT,
        user: '29:somebody',
        replyTo: 'a1',
      },
    })
  })

  test('a button of ours', () => {
    expect(read({ text: 'Yes', value: { choice: 'abcdefghij:1' } })).toMatchObject([
      { kind: 'message', text: 'Yes', payload: 'abcdefghij:1' },
    ])
    expect(read({ value: { choice: 'abcdefghij:1' } })).toMatchObject([{ kind: 'message', text: '' }])
    expect(read({ text: 'Yes', value: { choice: { more: 1 } } })).toMatchObject([{ payload: null, text: 'Yes' }])
  })

  test('an invoke only where it carries a button of ours', () => {
    expect(kinds({ type: 'invoke', name: 'task/fetch', value: { data: 1 } })).toEqual([])
    expect(kinds({ type: 'invoke', value: { choice: 'abcdefghij:1' } })).toEqual(['message'])
  })

  test.each([
    ['<at>Waymark</at> help', [{ type: 'mention', mentioned: { id: BOT }, text: '<at>Waymark</at>' }], 'help'],
    ['tell <at>Sam</at> that', [{ type: 'mention', mentioned: { id: '29:x' }, text: '<at>Sam</at>' }], 'tell Sam that'],
    ['<at id="0">Waymark</at> help', [], 'Waymark help'],
    ['no mention', [{ type: 'clientInfo', locale: 'en' }], 'no mention'],
    ['a < b', undefined, 'a < b'],
  ])('names in words: %s', (text, entities, expected) => {
    expect(read({ text, entities })).toMatchObject([{ text: expected }])
  })

  test('what was typed stands once, also where the app sends it as a page too', () => {
    expect(kinds({ text: 'hello', attachments: [{ contentType: 'text/html', content: '<p>hello</p>' }] })).toEqual([
      'message',
    ])
  })

  test('a picture is not fetched, and words with it are read', () => {
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://evil.example/x.png' }]
    expect(kinds({ attachments })).toEqual(['unsupported'])
    const both = read({ text: 'look', attachments })
    expect(both).toMatchObject([{ kind: 'unsupported', text: 'look' }])
    expect(JSON.stringify(both)).not.toContain('evil.example')
  })

  test('neither words nor a button', () => expect(kinds({ value: { other: 1 } })).toEqual(['unsupported']))

  test.each([
    ['the bot alone', [{ id: BOT }], []],
    ['both', [{ id: '29:somebody' }, { id: BOT }], ['join']],
    ['the person alone', [{ id: '29:somebody' }], ['join']],
    ['nobody', [], []],
    ['left out', undefined, []],
  ])('joined: %s', (_, membersAdded, expected) => {
    expect(kinds({ type: 'conversationUpdate', membersAdded })).toEqual(expected)
  })

  test('the page of Web Chat says that it was opened', () => {
    expect(kinds({ type: 'event', name: 'webchat/join' })).toEqual(['join'])
    expect(kinds({ type: 'event', name: 'anything' })).toEqual([])
  })

  test.each([
    [{ type: 'endOfConversation' }],
    [{ type: 'installationUpdate', action: 'remove' }],
    [{ type: 'contactRelationUpdate', action: 'remove' }],
    [{ type: 'conversationUpdate', membersRemoved: [{ id: BOT }] }],
    [{ type: 'deleteUserData' }],
  ])('it is over: %o', (more) => expect(kinds(more)).toEqual(['gone']))

  test.each([
    [{ type: 'typing' }],
    [{ type: 'messageUpdate', text: 'other' }],
    [{ type: 'messageDelete' }],
    [{ type: 'messageReaction' }],
    [{ type: 'installationUpdate', action: 'add' }],
    [{ type: 'conversationUpdate', membersRemoved: [{ id: '29:somebody' }] }],
    [{ type: 'somethingNew' }],
  ])('nothing to answer: %o', (more) => expect(kinds(more)).toEqual([]))

  test.each([{ isGroup: true }, { conversationType: 'groupChat' }, { conversationType: 'channel' }])(
    'nothing is said where others read along: %o',
    (more) => expect(kinds({ text: 'hi', conversation: { id: 'g', ...more } })).toEqual([]),
  )

  test('without an id, the same is the same event and another is another', () => {
    const join = { type: 'conversationUpdate', id: undefined, membersAdded: [{ id: '29:somebody' }] }
    const id = (more = {}) => read({ ...join, ...more })[0]?.eventId
    expect(id()).toBe(id())
    expect(id({ timestamp: '2026-11-26T10:00:00Z' })).not.toBe(id())
  })
})
