import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createBotFrameworkAdapter } from '../../src/channels/botframework/adapter.ts'
import type { BotPayload } from '../../src/channels/botframework/payload.ts'
import type { BotSettings } from '../../src/channels/botframework/settings.ts'
import { Live } from '../../src/channels/live.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { endAll, ended, run } from '../protocol/process.ts'
import { type Bot, settled, startBot, theWorld, until } from './bot.ts'
import { CASES } from './bot-cases.ts'
import { type AnyActivity, BOT, type BotService, botService, type Received, USER } from './bot-service.ts'

let azure: BotService
let bot: Bot
let count = 0
/** A conversation that nobody had before. */
const fresh = () => ({ conversation: { id: `fresh-${++count}` } })
const texts = (all: readonly Received[]) => all.map(({ activity }) => activity.text as string)

beforeAll(async () => {
  azure = await botService()
  bot = await startBot(azure)
})
beforeEach(() => {
  azure.ways.connector = null
  azure.ways.silent = false
})
afterAll(async () => {
  await bot.stop()
  await azure.stop()
  endAll()
})

describe('over HTTP', () => {
  test.each(CASES)('$name: $status', async ({ status, authorization, body }) => {
    const signed = await authorization(azure)
    const response = await fetch(`${bot.url}/webhooks/botframework`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...(signed && { authorization: signed }) },
      body: body(azure),
    })
    expect(response.status).toBe(status)
    if (status !== 200) expect(await response.text()).toMatch(/^(?:\{\})?$/)
  })

  test('two headers with tokens are refused, each of them right', async () => {
    const body = JSON.stringify(azure.activity())
    const token = `Bearer ${await azure.token()}`
    const status = (headers: string[]) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = request(`${bot.url}/webhooks/botframework`, { method: 'POST' }, (response) => {
          response.resume()
          resolve(response.statusCode)
        })
        sent.setHeader('authorization', headers)
        sent.setHeader('content-type', 'application/json')
        sent.on('error', reject).end(body)
      })
    expect(await status([token])).toBe(200)
    expect(await status([token, token])).toBe(401)
  })

  test('a body that is too long is refused', async () => {
    expect((await bot.post(azure.activity({ text: 'x'.repeat(70_000) }))).status).toBe(413)
  })
})

describe('answers', () => {
  test('each of 10 people who write is sent what they asked for: it has arrived', async () => {
    await settled(bot.store)
    const people = Array.from({ length: 10 }, () => fresh())
    const before = azure.received.length
    await Promise.all(people.map(async (one) => expect((await bot.post(azure.activity(one))).status).toBe(200)))
    await settled(bot.store)
    const questions = azure.received.slice(before).filter(({ activity }) => activity.suggestedActions)
    expect(new Set(questions.map(({ activity }) => activity.conversation.id))).toEqual(
      new Set(people.map(({ conversation }) => conversation.id)),
    )
    expect(questions).toHaveLength(10)
  })

  test('they go to the message that was written, from us to whoever wrote it, with a token of ours', async () => {
    const [first] = await bot.say({ ...fresh(), id: 'in/ü 1' })
    expect(first).toMatchObject({
      method: 'POST',
      path: `/v3/conversations/fresh-${count}/activities/${encodeURIComponent('in/ü 1')}`,
      authorization: expect.stringMatching(/^Bearer token-\d+$/),
      activity: { from: { id: BOT.id }, recipient: { id: USER.id }, channelId: 'webchat', textFormat: 'plain' },
    })
    expect(JSON.stringify(first)).not.toContain('CANARY')
  })

  test('the id of a conversation is no path', async () => {
    const id = '../../../evil?x=1#/activities/y'
    const [first] = await bot.say({ conversation: { id } })
    expect(first?.path).toMatch(
      new RegExp(`^/v3/conversations/${encodeURIComponent(id).replaceAll('.', '\\.')}/activities/`),
    )
  })

  test('one token serves many messages, and a new one is asked for when it is refused', async () => {
    await bot.say(fresh())
    const before = azure.counts.tokens
    await bot.say(fresh())
    await bot.say(fresh())
    expect(azure.counts.tokens).toBe(before)
    azure.ways.connector = { status: 401 }
    const sent = azure.received.length
    await bot.post(azure.activity(fresh()))
    await until(() => azure.received.length > sent)
    azure.ways.connector = null
    await settled(bot.store)
    expect(azure.counts.tokens).toBe(before + 1)
    expect(azure.received.at(-1)?.authorization).toBe(`Bearer token-${before + 1}`)
  })

  test('what could not be taken now is sent again, in order and before what follows', async () => {
    azure.ways.connector = { status: 503 }
    const before = azure.received.length
    await bot.post(azure.activity(fresh()))
    await until(() => azure.received.length > before)
    azure.ways.connector = null
    const failed = azure.received.length
    await settled(bot.store)
    const [again, ...rest] = azure.received.slice(failed)
    expect(again?.activity.text).toBe(azure.received[before]?.activity.text)
    expect(rest.at(-1)?.activity.suggestedActions).toBeDefined()
  })

  test('the same message twice is one turn', async () => {
    const activity = azure.activity({ ...fresh(), id: 'twice' })
    const before = azure.received.length
    await bot.post(activity)
    await settled(bot.store, () => azure.received.length > before)
    const after = azure.received.length
    expect((await bot.post(activity)).status).toBe(200)
    await settled(bot.store)
    expect(azure.received.length).toBe(after)
  })

  test('no word and no name of anybody is in the log', () => {
    expect(bot.logged()).not.toContain('CANARY')
    expect(bot.logged()).not.toContain('29:somebody')
    expect(bot.logged()).toContain('"outcome":"ok"')
  })
})

describe('answers in the response', () => {
  const replies = async (more: AnyActivity) => {
    const response = await bot.post(azure.activity({ deliveryMode: 'expectReplies', ...more }))
    return (await response.json()) as { activities: AnyActivity[] }
  }

  test('whoever waits is answered there and nowhere else, from the same place in the conversation', async () => {
    const one = fresh()
    const before = azure.received.length
    const { activities } = await replies({ ...one, id: 'r1' })
    const last = activities.at(-1)
    expect(last?.suggestedActions.actions.length).toBeGreaterThan(2)
    expect(last).toMatchObject({ type: 'message', replyToId: 'r1', channelId: 'webchat', from: { id: BOT.id } })
    expect(last).not.toHaveProperty('_channelId')
    await settled(bot.store)
    expect(azure.received.length).toBe(before)
    const [next] = (await bot.say({ ...one, text: '1' })).slice(-1)
    expect(next?.activity.text).toContain('Are you in danger right now?')
  })

  test('the same again is answered once', async () => {
    const one = { ...fresh(), id: 'r2' }
    expect((await replies(one)).activities).not.toEqual([])
    expect((await replies(one)).activities).toEqual([])
  })

  test('what nobody has to answer is answered with nothing', async () => {
    expect(await replies({ type: 'typing', text: undefined })).toEqual({ activities: [] })
  })

  test('an invoke with a button of ours is taken and answered as any', async () => {
    const one = fresh()
    const greeting = await bot.say(one)
    const [button] = greeting.at(-1)?.activity.suggestedActions.actions ?? []
    const [next] = await bot.say({ ...one, type: 'invoke', text: undefined, value: button.value })
    expect(next?.activity.text).toContain('Are you in danger right now?')
  })
})

describe('who comes and goes', () => {
  const members = (...ids: string[]) => ({
    type: 'conversationUpdate',
    text: undefined,
    membersAdded: ids.map((id) => ({ id })),
  })
  const greetings = (all: readonly Received[]) => texts(all).filter((text) => text.startsWith('Hello.')).length

  test.each([
    ['the person alone', [[USER.id]]],
    ['both at once', [[BOT.id, USER.id]]],
    ['the bot, then both', [[BOT.id], [USER.id, BOT.id]]],
    ['twice', [[USER.id], [USER.id]]],
    ['the bot alone, then they write', [[BOT.id]]],
    ['nobody, then they write', [[]]],
    ['never', []],
  ])('one greeting: %s', async (_, joins) => {
    const one = fresh()
    const before = azure.received.length
    for (const ids of joins) await bot.post(azure.activity({ ...one, ...members(...ids) }))
    await settled(bot.store)
    await bot.say({ ...one, text: 'hello' })
    expect(greetings(azure.received.slice(before))).toBe(1)
  })

  test('danger in the first message comes before the greeting', async () => {
    const [first, ...rest] = await bot.say({ ...fresh(), text: 'he is outside my door right now' })
    expect(first?.activity.text).toMatch(/^Call 999 now/)
    expect(greetings(rest)).toBe(1)
  })

  test.each([
    { type: 'endOfConversation' },
    { type: 'installationUpdate', action: 'remove' },
    { type: 'contactRelationUpdate', action: 'remove' },
  ])('after %o they are met as somebody new, and nothing is sent for it', async (gone) => {
    const one = fresh()
    await bot.say(one)
    const before = azure.received.length
    expect((await bot.post(azure.activity({ ...one, ...gone, text: undefined }))).status).toBe(200)
    await settled(bot.store)
    expect(azure.received.length).toBe(before)
    expect(greetings(await bot.say(one))).toBe(1)
  })

  test('on Teams, what we said is deleted when somebody leaves', async () => {
    const one = { ...fresh(), channelId: 'msteams' }
    const said = await bot.say(one)
    expect(said[0]?.activity.text).toMatch(/^This app belongs to an employer/)
    const before = azure.received.length
    await bot.post(azure.activity({ ...one, type: 'installationUpdate', action: 'remove', text: undefined }))
    await settled(bot.store, () => azure.received.length >= before + said.length)
    const deleted = azure.received.slice(before)
    expect(deleted.map(({ method }) => method)).toEqual(said.map(() => 'DELETE'))
    for (const { path } of deleted) expect(path).toMatch(/\/activities\/activity-\d+$/)
  })
})

describe('where answers go', () => {
  const adapter = (more: Partial<BotSettings> = {}) =>
    createBotFrameworkAdapter(
      {
        app: { id: azure.environment.BOT_APP_ID ?? '', password: 'not-a-real-secret', tokenUrl: `${azure.url}/token` },
        metadataUrl: azure.environment.BOT_OPENID_METADATA_URL ?? '',
        issuer: 'https://api.botframework.com',
        hosts: ['smba.trafficmanager.net'],
        loopback: true,
        ...more,
      },
      { content: new Live(contentOf(theWorld())), now: () => new Date() },
    )
  const ref = (serviceUrl: string) => ({
    serviceUrl,
    channelId: 'webchat',
    conversation: 'kept',
    bot: BOT.id,
    user: USER.id,
  })
  const payload: BotPayload = { type: 'message', textFormat: 'plain', text: 'hello', locale: 'en' }

  test.each([
    'http://169.254.169.254/',
    'https://evilstorage.blob.core.windows.net/',
    'http://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://smba.trafficmanager.net./',
    'https://smba\u3002trafficmanager\u3002net/',
  ])('a kept reference to %s is not used, and no token is asked for', async (serviceUrl) => {
    const before = { tokens: azure.counts.tokens, received: azure.received.length }
    expect(await adapter().send(payload, ref(serviceUrl))).toEqual({ refused: 'host' })
    expect({ tokens: azure.counts.tokens, received: azure.received.length }).toEqual(before)
  })

  test('this machine is not written to where the service is in use', async () => {
    const before = azure.received.length
    expect(await adapter({ loopback: false }).send(payload, ref(`${azure.url}/`))).toEqual({ refused: 'host' })
    expect(azure.received.length).toBe(before)
  })

  test('that our registration is refused is told apart from what passes by itself', async () => {
    azure.ways.connector = { status: 401 }
    expect(await adapter().send(payload, ref(`${azure.url}/`))).toEqual({ later: true, credentials: true })
    const app = { id: 'x', password: 'x', tokenUrl: azure.url.replace(/\d+$/, '9') }
    expect(await adapter({ app }).send(payload, ref(`${azure.url}/`))).toEqual({ later: true })
  })

  test('nobody is followed elsewhere', async () => {
    azure.ways.connector = { status: 302, headers: { location: `${azure.url}/v3/conversations/elsewhere/activities` } }
    const before = azure.received.length
    expect(await adapter().send(payload, ref(`${azure.url}/`))).toEqual({ later: true })
    expect(azure.received.length).toBe(before + 1)
  })

  test('late, without a message to answer to, they go to the conversation', async () => {
    expect(await adapter().send(payload, ref(`${azure.url}/`))).toEqual({ sent: expect.stringMatching(/^activity-/) })
    expect(azure.received.at(-1)?.path).toBe('/v3/conversations/kept/activities')
    expect(azure.received.at(-1)?.activity).not.toHaveProperty('replyToId')
  })

  test('a message that the library does not take is not counted as sent', async () => {
    const before = azure.received.length
    const broken = { ...payload, suggestedActions: { actions: [{ type: 'imBack', title: 'Yes', value: 'Yes' }] } }
    expect(await adapter().send(broken as unknown as BotPayload, ref(`${azure.url}/`))).toEqual({ refused: 'shape' })
    expect(azure.received.length).toBe(before)
  })

  test.each([
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { later: true, afterMs: 7_000 },
    ],
    [{ status: 500 }, { later: true }],
    [{ status: 404 }, { refused: 'bots-404' }],
    [{ status: 403 }, { refused: 'bots-403' }],
    [
      {
        status: 403,
        body: { error: { code: 'ForbiddenOperationException', innerHttpError: { subCode: 'MessageWritesBlocked' } } },
      },
      { optedOut: true },
    ],
  ])('answered with %o', async (connector, sent) => {
    azure.ways.connector = connector
    expect(await adapter().send(payload, ref(`${azure.url}/`))).toEqual(sent)
  })

  test('whoever does not answer is not waited for', { timeout: 20_000 }, async () => {
    azure.ways.silent = true
    const began = performance.now()
    expect(await adapter().send(payload, ref(`${azure.url}/`))).toEqual({ later: true })
    expect(performance.now() - began).toBeLessThan(9_500)
  })

  test('without a token nothing is sent, and it is tried again', async () => {
    const app = { id: 'x', password: 'wrong', tokenUrl: `${azure.url}/token` }
    const before = azure.received.length
    expect(await adapter({ app }).send(payload, ref(`${azure.url}/`))).toEqual({ later: true, credentials: true })
    expect(azure.received.length).toBe(before)
  })

  test('what cannot be deleted now is left to be deleted later', async () => {
    const teams = { ...ref(`${azure.url}/`), channelId: 'msteams' }
    azure.ways.connector = { status: 500 }
    const became = async (status: number) => {
      azure.ways.connector = { status }
      return adapter().forget(teams, ['a', 'b'])
    }
    expect(await became(500)).toEqual({ left: ['a', 'b'], erased: 0, refused: 0 })
    expect(await became(404)).toEqual({ left: [], erased: 2, refused: 0 })
    // the app was taken away: nothing is erased, and nothing can be
    expect(await became(403)).toEqual({ left: [], erased: 0, refused: 2 })
    const before = azure.received.length
    expect(await adapter().forget(ref(`${azure.url}/`), ['a'])).toEqual({ cannot: true })
    expect(azure.received.length).toBe(before)
  })
})

test('the service does not start where others could speak as the channel service', async () => {
  const one = run({ BOT_FRAMEWORK: 'on', HOST: '0.0.0.0', STATE_KEYS: `k:${'A'.repeat(43)}` })
  expect(await ended(one)).toBe(78)
  expect(one.output()).toMatch(/^BOT_APP_ID: needed when HOST is 0\.0\.0\.0/)
})
