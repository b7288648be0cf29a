import { beforeAll, describe, expect, test } from 'vitest'
import { LEVELS } from '../../src/log/log.ts'
import { PATIENCE, type Service, service, theWorld } from './service.ts'

beforeAll(theWorld, PATIENCE)

const CANARY = 'CANARY7319'
const ADDRESS = '203.0.113.77'
const from = {
  'x-forwarded-for': ADDRESS,
  'user-agent': CANARY,
  referer: `https://example.org/${CANARY}`,
  cookie: CANARY,
}

/** Sends the canary everywhere that a person or a client could put words, in good requests and bad ones. */
async function provoke(s: Service): Promise<string[]> {
  const first = await s.begin()
  const to = first.prompt.id
  const bodies: unknown[] = [
    { state: first.state, input: { to, text: `${CANARY} he is outside` }, id: CANARY },
    { state: first.state, input: { to, text: `he is outside my door right now ${CANARY}` } },
    { state: first.state, input: { to, text: `${CANARY} my ex keeps turning up outside my flat, im 14` } },
    { state: first.state, input: { to: CANARY, choice: CANARY } },
    { state: first.state, input: { to, choice: CANARY } },
    { state: first.state, input: { change: CANARY } },
    { state: first.state, input: { open: CANARY } },
    { state: first.state, input: { command: CANARY } },
    { state: first.state, input: { to, text: CANARY.repeat(4_000) } },
    { state: first.state, [CANARY]: CANARY },
    { state: CANARY, input: { command: 'again' } },
    { state: `${first.state.slice(0, -4)}AAAA`, input: { to, text: CANARY } },
    { locale: CANARY, partner: CANARY },
    { locale: CANARY },
    `{"${CANARY}":`,
    CANARY,
    CANARY.repeat(20_000),
  ]
  for (const body of bodies) await s.send(body, from)
  const requests = [
    { method: 'GET', url: `/api/conversation?state=${first.state}&text=${CANARY}` },
    { method: 'POST', url: `/api/conversation?text=${CANARY}`, payload: CANARY },
    { method: 'GET', url: `/${CANARY}/%E0%A4%A` },
    { method: 'GET', url: `/${CANARY}` },
    { method: 'GET', url: `/chat?text=${CANARY}` },
    { method: 'GET', url: `/health?${CANARY}` },
  ] as const
  for (const request of requests) await s.app.inject({ ...request, headers: from })
  return [first.state, CANARY, ADDRESS]
}

describe('38: no word, no address and no token in any line', () => {
  test.each(LEVELS)('at level %s', async (level) => {
    const s = await service({ environment: { LOG_LEVEL: level, TRUST_PROXY: 'loopback' } })
    const secrets = await provoke(s)
    for (const secret of secrets) expect(s.logged()).not.toContain(secret)
    expect(s.logged() === '').toBe(['warn', 'error', 'silent'].includes(level))
    await s.app.close()
  })

  test.each([
    ['an error with the words in its message', () => new Error(`cannot read ${CANARY}`)],
    ['an error of JSON.parse', () => thrownBy(() => JSON.parse(CANARY))],
    ['an error with the words in its cause', () => new Error('x', { cause: new TypeError(CANARY) })],
    ['an error that carries the request', () => Object.assign(new Error('x'), { body: CANARY, code: `${CANARY} ` })],
    ['words that were thrown', () => CANARY],
  ])('a fault of ours: %s', async (_, fault) => {
    const s = await service({
      engine: {
        take() {
          throw fault()
        },
      },
    })
    const { state, prompt } = await s.begin()
    const reply = await s.send({ state, input: { to: prompt.id, text: CANARY } })
    expect(reply.status).toBe(500)
    expect(JSON.stringify(reply.body)).not.toContain(CANARY)
    expect(s.logged()).toContain('"code":"internal"')
    expect(s.logged()).not.toContain(CANARY)
    expect(s.logged()).not.toContain(state)
  })
})

const thrownBy = (action: () => unknown): unknown => {
  try {
    action()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test('one line a turn, with nothing in it but when, how it went and how long about', async () => {
  const s = await service()
  const { state } = await s.begin()
  await s.send({ state, input: { command: 'emergency' } })
  await s.send({ state: 'x', input: { command: 'again' } })
  await s.app.inject('/health')
  const lines = s
    .logged()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'state-tampered'])
  for (const line of lines) expect(Object.keys(line).toSorted()).toEqual(['level', 'ms', 'outcome', 'time'])
})

test('the token is in the body and nowhere else', async () => {
  const s = await service()
  const { state } = await s.begin()
  const reply = await s.send({ state, input: { command: 'again' } })
  const headers = JSON.stringify(reply.headers)
  expect(headers).not.toContain(state.slice(0, 40))
  expect(headers).not.toContain(reply.body.state.slice(0, 40))
  expect(reply.headers['set-cookie']).toBeUndefined()
  expect(reply.headers.location).toBeUndefined()
})

test.each(['/api/conversation', '/api/openapi.json', '/health', '/nowhere'])(
  '%s carries the private headers',
  async (url) => {
    const s = await service()
    const { headers } = await s.app.inject({ method: url === '/api/conversation' ? 'POST' : 'GET', url })
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
    })
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
  },
)
