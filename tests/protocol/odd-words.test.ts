import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Input, Message, Turn } from '../../src/messages/message.ts'
import { PATIENCE, type Service, service, type TurnReply } from './service.ts'

/** Words as nobody planned for, each with a mark by which it would be known in a log. */
const CANARY = 'zqcanary'
const ODD: readonly (readonly [what: string, typed: string])[] = [
  ['pictures alone', '😭😭🙏💔👀'],
  ['flags and families', '🏴󠁧󠁢󠁷󠁬󠁳󠁿 👩‍👧‍👦 👍🏽'],
  ['one letter, ten thousand times', 'a'.repeat(10_000)],
  ['one sign, ten thousand times', '?'.repeat(10_000)],
  ['one word, two thousand times', 'why '.repeat(2_000)],
  ['signs that nobody sees, between letters', `${CANARY}\u200b\u200c\u200d\u2060\ufeff mar\u200bma\u00adlade`],
  ['direction turned round', `\u202e${CANARY} \u2066edalamram\u2069 \u202d`],
  ['null bytes and controls', `${CANARY}\0\x01\x1b[31m marmalade\x7f`],
  ['half of a sign', `${CANARY} \ud83d marmalade \ude2d`],
  ['marks piled on a letter', `z${'\u0301'.repeat(500)} ${CANARY}`],
  ['Arabic', `${CANARY} صباح الخير يا عالم`],
  ['Punjabi', `${CANARY} ਸਤ ਸ੍ਰੀ ਅਕਾਲ`],
  ['Polish', `${CANARY} dzień dobry, źdźbło`],
  ['Chinese', `${CANARY} 早上好`],
  ['Cyrillic that looks like Latin', `${CANARY} Неllо thеrе`],
  ['full-width letters', `${CANARY} ｍａｒｍａｌａｄｅ`],
  ['HTML', `<script>alert("${CANARY}")</script><img src=x onerror=alert(1)>`],
  ['a template', `{{${CANARY}}} $t(who) \${x} %s %n {0}`],
  ['JSON', `{"to":"${CANARY}","choice":"yes","__proto__":{"a":1}}`],
  ['a query', `'; DROP TABLE ${CANARY}; --`],
  ['an address', `https://example.org/${CANARY}?a=b&c=d#e`],
  [
    'a pasted chat',
    `[12/11/2026, 21:14:03] Mum: ${CANARY} are you in for tea\n[12/11/2026, 21:14:40] Me: yes half six\n[12/11/2026, 21:15:01] Mum: <Media omitted>\n`.repeat(
      12,
    ),
  ],
]

/** Denials, however the apostrophe is written: none of them is danger. */
const DENIED = ["isn't", 'isn’t', 'isnʼt', 'isn`t', 'isn´t', 'isn＇t', 'isnt'].map(
  (word) => `he ${word} outside my house now ${CANARY}`,
)
const DONT = ["don't", 'don’t', 'donʼt', 'don`t', 'dont'].map((word) => `we ${word} live together ${CANARY}`)
/** And refusals that are no denials: they are heard as what they are. */
const WONT = ["won't", 'won’t', 'wont'].map((word) => `he ${word} stop texting me ${CANARY}`)

let s: Service
beforeAll(async () => {
  s = await service()
  await s.app.listen({ port: 0, host: '127.0.0.1' })
}, PATIENCE)
afterAll(() => s.stop(0))

/** A person at the question for own words, by JSON. */
async function atWords(): Promise<TurnReply> {
  let turn = await s.begin()
  for (const choice of ['begin', 'no', 'no', 'me', 'no'])
    turn = await s.input(turn.state, { to: turn.prompt.id, choice })
  expect(turn.prompt.id).toBe('words')
  return turn
}

const linesOf = (messages: readonly Message[]) => messages.flatMap((one) => ('lines' in one ? one.lines : []))

/** Words that were not understood still bring somebody to call, the number for danger, and the next question with its choices. */
function expectHelp({ messages, prompt }: Turn): void {
  expect(linesOf(messages).join(' ')).toContain('999')
  const calls = messages.flatMap((one) => ('actions' in one ? one.actions : [])).filter((one) => one?.tel !== undefined)
  expect(calls.length).toBeGreaterThan(0)
  expect((prompt.choices?.length ?? 0) + (prompt.canSkip ? 1 : 0)).toBeGreaterThan(0)
}

const socketPath = '/api/conversation/socket'
async function overSocket(state: string, input: Input): Promise<{ status?: number; turn: TurnReply }> {
  const socket = new WebSocket(`${s.address().replace('http', 'ws')}${socketPath}`)
  await once(socket, 'open')
  const replied = once(socket, 'message')
  socket.send(JSON.stringify({ state, input }))
  const [data] = await replied
  socket.terminate()
  return { turn: JSON.parse(String(data)) }
}

async function onPage(state: string, to: string, text: string) {
  return s.app.inject({
    method: 'POST',
    url: '/chat',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams({ state, to, lang: 'en', text }).toString(),
  })
}

/** The page's own token: it is sealed for the page alone. */
async function pageAtWords(): Promise<{ state: string; to: string }> {
  const fields = (html: string) => ({
    state: /name="state" value="([^"]*)"/.exec(html)?.[1] ?? '',
    to: /name="to" value="([^"]*)"/.exec(html)?.[1] ?? '',
  })
  let page = fields((await s.app.inject({ url: '/chat', headers: { accept: 'text/html' } })).payload)
  for (const choice of ['begin', 'no', 'no', 'me', 'no']) {
    const payload = new URLSearchParams({ ...page, lang: 'en', choice }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
    page = fields((await s.app.inject({ method: 'POST', url: '/chat', headers, payload })).payload)
  }
  expect(page.to).toBe('words')
  return page
}

describe.each(ODD)('%s', (_, typed) => {
  test('as JSON: an answer that helps', async () => {
    const turn = await atWords()
    const told = await s.input(turn.state, { to: 'words', text: typed })
    expect(told.prompt.error).toBeUndefined()
    expectHelp(told)
    const beside = await s.input(told.state, { to: told.prompt.id, text: typed })
    expectHelp(beside)
    expect(beside.prompt.id).toBe(told.prompt.id)
  })
  test('over a socket: the same', async () => {
    const turn = await atWords()
    const [told, same] = [
      await s.input(turn.state, { to: 'words', text: typed }),
      await overSocket(turn.state, { to: 'words', text: typed }),
    ]
    expect({ ...same.turn, state: '' }).toEqual({ ...told, state: '' })
  })
  test('on the page: no error page, nothing of it as markup, somebody to call', async () => {
    const { state, to } = await pageAtWords()
    const reply = await onPage(state, to, typed)
    expect(reply.statusCode).toBe(200)
    expect(reply.payload).toContain('href="tel:999"')
    expect(reply.payload).toContain('name="choices"')
    expect(reply.payload).not.toMatch(/<script>alert|<img src=x|[\0\u200b\u202e\u2066]/)
  })
})

test.each(DENIED)('a denial is no alert: %s', async (typed) => {
  const turn = await atWords()
  const told = await s.input(turn.state, { to: 'words', text: typed })
  expect(told.messages.filter(({ kind }) => kind === 'alert')).toEqual([])
})

const heardIn = async (typed: string) => {
  const turn = await atWords()
  const { messages } = await s.input(turn.state, { to: 'words', text: typed })
  return messages.flatMap((one) => (one.kind === 'you-said' ? one.found.map(({ label }) => label) : []))
}
test.each(DONT)('a denial ticks nothing: %s', async (typed) => {
  expect(await heardIn(typed)).not.toContain('The person doing this lives with you, or can get in')
})
test.each(WONT)('a refusal is heard: %s', async (typed) => {
  expect(await heardIn(typed)).toContain('Calls, texts, emails, letters or coming up to talk')
})

test('what is heard is shown with the words as they were typed, and as text', async () => {
  const { state, to } = await pageAtWords()
  const { payload } = await onPage(state, to, 'he lives <b>with</b> me & "we have two kids together"')
  expect(payload).toContain('we have two kids together')
  expect(payload).not.toContain('<b>with')
  expect(payload).not.toContain('&amp;amp;')
})

test('nothing of all this stands in any line of the log', () => {
  const logged = s.logged()
  expect(logged).not.toBe('')
  for (const secret of [CANARY, 'marmalade', 'aaaaaaaa', 'half six', '😭', 'lives-with', 'kids'])
    expect(logged).not.toContain(secret)
})
