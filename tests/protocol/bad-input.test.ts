import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemSchema } from '../../src/channels/json/replies.ts'
import { PATIENCE, type Reply, type Service, service, type TurnReply } from './service.ts'

let s: Service
let first: TurnReply
let second: TurnReply
let choice: string

beforeAll(async () => {
  s = await service()
  first = await s.begin()
  choice = first.prompt.choices?.[0]?.id ?? ''
  second = await s.input(first.state, { to: first.prompt.id, choice })
}, PATIENCE)
afterAll(() => s.app.close())

const flip = (token: string, at: number) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
const state = () => first.state
const input = { command: 'again' }
const long = 'he waits outside. '.repeat(2_000)

/** What every problem must be, whatever its code. */
function expectProblem(reply: Reply<unknown>, code: string): void {
  const problem = problemSchema.parse(reply.body)
  expect(problem.code).toBe(code)
  expect(reply.status).toBe(problem.status)
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(problem.emergency.lines.join(' ')).toContain('999')
  expect(problem.emergency.actions).toContainEqual(expect.objectContaining({ tel: '999' }))
}

describe('each kind of bad input has its code, the emergency card, and loses nothing', () => {
  test.each<[what: string, code: string, body: () => unknown]>([
    ['JSON that breaks off', 'bad-json', () => '{"state":'],
    ['no JSON at all', 'bad-json', () => 'he is outside'],
    ['an empty body', 'bad-json', () => ''],
    ['a list', 'bad-input', () => []],
    ['a state that is a number', 'bad-input', () => ({ state: 5 })],
    ['an input that is text', 'bad-input', () => ({ state: state(), input: 'back' })],
    ['an input of no kind', 'bad-input', () => ({ state: state(), input: { to: 'x' } })],
    ['an unknown command', 'bad-input', () => ({ state: state(), input: { command: 'delete' } })],
    ['an unknown field', 'bad-input', () => ({ state: state(), input, journey: 'short' })],
    ['a partner that is a number', 'bad-input', () => ({ partner: 7 })],
    ['a partner that is not there', 'unknown-partner', () => ({ partner: '../../etc' })],
    ['a partner named as a part of objects', 'unknown-partner', () => ({ partner: '__proto__' })],
    ['no state', 'state-missing', () => ({ input })],
    ['an empty state', 'state-missing', () => ({ state: '', input })],
    ['a state that never was one', 'state-tampered', () => ({ state: 'eyJ.a.b.c.d', input })],
    ['a state cut off', 'state-tampered', () => ({ state: state().slice(0, -4), input })],
    ['a state changed in its middle', 'state-tampered', () => ({ state: flip(state(), state().length >> 1), input })],
    ['a state changed at its end', 'state-tampered', () => ({ state: `${state().slice(0, -4)}AAAA`, input })],
    ['text beyond what is read', 'too-long', () => ({ state: state(), input: { to: first.prompt.id, text: long } })],
    ['a body beyond its size', 'too-long', () => ({ state: state(), input: { to: 'x', text: 'a'.repeat(100_000) } })],
  ])('%s: %s', async (_, code, body) => {
    expectProblem(await s.send(body()), code)
    const after = await s.input(first.state, { to: first.prompt.id, choice })
    expect(after.prompt).toEqual(second.prompt)
    expect(after.messages).toEqual(second.messages)
  })

  test('a state that is too old', async () => {
    const old = await s.begin('cy')
    s.pass(12 * 60 * 60)
    const reply = await s.send({ state: old.state, input })
    expectProblem(reply, 'state-expired')
    expect(reply.body).toMatchObject({ locale: 'cy', next: 'start' })
    s.pass(-12 * 60 * 60)
  })

  test('a state of another service, of which we have no key', async () => {
    const keys = (id: string) => ({ STATE_KEYS: `${id}:${randomBytes(32).toString('base64url')}` })
    const [here, there] = [await service({ environment: keys('a') }), await service({ environment: keys('b') })]
    const { state } = await there.begin()
    expectProblem(await here.send({ state, input }), 'state-foreign')
  })

  test('another media type', async () => {
    expectProblem(
      await s.send('state=x', { 'content-type': 'application/x-www-form-urlencoded' }),
      'unsupported-media-type',
    )
    expectProblem(await s.send('{}', { 'content-type': 'text/plain' }), 'unsupported-media-type')
  })

  test('another method, another address', async () => {
    const get = async (method: 'GET' | 'PUT', url: string) => {
      const { statusCode, headers, payload } = await s.app.inject({ method, url })
      return { status: statusCode, headers, body: JSON.parse(payload) }
    }
    const wrongMethod = await get('GET', '/api/conversation?state=CANARY')
    expectProblem(wrongMethod, 'method-not-allowed')
    expect(wrongMethod.headers.allow).toBe('POST')
    expectProblem(await get('PUT', '/api/conversation'), 'method-not-allowed')
    expectProblem(await get('GET', '/api/nothing'), 'not-found')
    expectProblem(await get('GET', '/%E0%A4%A'), 'bad-request')
    expect(s.logged()).not.toContain('CANARY')
  })

  test('a fault of ours', async () => {
    const broken = await service({
      engine: {
        take() {
          throw new Error('broken')
        },
      },
    })
    const begun = await broken.begin('cy')
    const reply = await broken.send({ state: begun.state, input, id: 3 })
    expectProblem(reply, 'internal')
    expect(reply.body).toMatchObject({ locale: 'cy', id: 3 })
  })
})

describe('what is no problem', () => {
  test('an answer to another prompt asks the present one again', async () => {
    const again = await s.input(second.state, { to: first.prompt.id, choice })
    expect(again.prompt.id).toBe(second.prompt.id)
    expect(again.answered).toEqual(second.answered)
  })

  test('a choice that is not there asks again', async () => {
    const again = await s.input(first.state, { to: first.prompt.id, choice: 'no-such' })
    expect(again.prompt.id).toBe(first.prompt.id)
    expect(again.answered).toEqual(first.answered)
  })

  test.each([
    ['xx', undefined, 'en'],
    ['xx', 'cy', 'cy'],
    [undefined, 'cy-GB, en;q=0.5', 'cy'],
    ['en', 'cy', 'en'],
  ])('locale %s with Accept-Language %s begins in %s', async (locale, accept, begun) => {
    const reply = await s.send({ ...(locale && { locale }) }, accept === undefined ? {} : { 'accept-language': accept })
    expect(reply.body.locale).toBe(begun)
  })

  test('words with control and direction characters are read without them', async () => {
    const typed = await s.input(first.state, {
      to: first.prompt.id,
      text: 'he is out\u200bside my do\u202eor right n\0ow',
    })
    expect(JSON.stringify(typed)).not.toMatch(/\u200b|\u202e|\\u0000/)
    const plain = await s.input(first.state, { to: first.prompt.id, text: 'he is outside my door right now' })
    expect(typed.messages).toEqual(plain.messages)
  })
})

test('a problem speaks the language of the conversation', async () => {
  const { state } = await s.begin('cy')
  for (const wrong of [{}, { to: 'x' }, { to: 'x', text: long }])
    expect((await s.send({ state, input: wrong })).body).toMatchObject({ locale: 'cy' })
  expect((await s.send({ locale: 'cy', partner: 'x' })).body).toMatchObject({ code: 'unknown-partner', locale: 'cy' })
})

test('a problem speaks the language that was asked for', async () => {
  const [en, cy] = await Promise.all([s.send([]), s.send([], { 'accept-language': 'cy' })])
  expect([en.body.locale, cy.body.locale]).toEqual(['en', 'cy'])
  expect(cy.body.title).not.toBe(en.body.title)
  expect(cy.body.emergency.lines).not.toEqual(en.body.emergency.lines)
})

test('the id of a message comes back, with a turn and with a problem', async () => {
  expect((await s.send({ id: 'a-1' })).body.id).toBe('a-1')
  expect((await s.send({ state: 'x', input, id: 7 })).body.id).toBe(7)
})
