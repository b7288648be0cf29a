import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { PATIENCE, type Service, type ServiceOptions, service } from './service.ts'

let s: Service
beforeAll(async () => {
  s = await listening()
}, PATIENCE)
afterAll(() => s.stop(0))

const lines: WebSocket[] = []
afterEach(() => {
  for (const line of lines.splice(0)) line.terminate()
})

async function listening(options: ServiceOptions = {}): Promise<Service> {
  const one = await service(options)
  await one.app.listen({ port: 0, host: '127.0.0.1' })
  return one
}

type Line = {
  ask: (message: unknown) => Promise<Record<string, unknown>>
  socket: WebSocket
  next: () => Promise<string>
}

/** A socket to a service, open, whose replies can be waited for one by one. */
async function open(path: string, { origin, to = s }: { origin?: string; to?: Service } = {}): Promise<Line> {
  const socket = new WebSocket(`${to.address().replace('http', 'ws')}${path}`, origin === undefined ? {} : { origin })
  lines.push(socket)
  const replies: string[] = []
  let wake = () => {}
  socket.on('message', (data) => {
    replies.push(String(data))
    wake()
  })
  await once(socket, 'open')
  const next = async () => {
    while (replies.length === 0) await new Promise<void>((resolve) => (wake = resolve))
    return replies.shift() ?? ''
  }
  const ask = async (message: unknown) => {
    socket.send(typeof message === 'string' ? message : JSON.stringify(message))
    return JSON.parse(await next())
  }
  return { ask, socket, next }
}

/** The status with which a socket was refused. */
async function refused(path: string, origin: string): Promise<number | undefined> {
  const socket = new WebSocket(`${s.address().replace('http', 'ws')}${path}`, { origin })
  lines.push(socket)
  socket.on('error', () => {})
  const [, reply] = await once(socket, 'unexpected-response')
  return reply.statusCode
}

const closed = async ({ socket }: Line): Promise<number> => (await once(socket, 'close'))[0]

/** The fields of the first page. */
async function firstPage(): Promise<Record<string, string>> {
  const { payload } = await s.app.inject({ url: '/chat', headers: { accept: 'text/html' } })
  return Object.fromEntries(
    [...payload.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
}

describe('the JSON protocol over a socket', () => {
  const path = '/api/conversation/socket'

  test('is that over HTTP, message by message, with the id of each', async () => {
    const line = await open(path)
    const first = await line.ask({ id: 'a', locale: 'en' })
    const begun = await s.begin('en')
    expect({ ...first, state: '' }).toEqual({ id: 'a', ...begun, state: '' })
    const { id, choices } = begun.prompt
    const input = { to: id, choice: choices?.[0]?.id ?? '' }
    const second = await line.ask({ id: 7, state: first.state, input })
    expect({ ...second, state: '' }).toEqual({ id: 7, ...(await s.input(begun.state, input)), state: '' })
  })

  test('answers in the order in which it was asked', async () => {
    const line = await open(path)
    for (let id = 0; id < 50; id++) line.socket.send(JSON.stringify({ id }))
    const ids: number[] = []
    for (let i = 0; i < 50; i++) ids.push(JSON.parse(await line.next()).id)
    expect(ids).toEqual(Array.from({ length: 50 }, (_, i) => i))
  })

  test.each([
    ['no JSON', '{', 'bad-json'],
    ['a list', '[]', 'bad-input'],
    ['another state', { id: 1, state: 'x', input: { command: 'again' } }, 'state-tampered'],
  ])('%s: a problem with the emergency card, and the line stays', async (_, message, code) => {
    const line = await open(path)
    const reply = await line.ask(message)
    expect(reply).toMatchObject({ code, emergency: { actions: [{ tel: '999' }] } })
    expect(await line.ask({})).toHaveProperty('prompt')
  })

  test('is closed by a message that is longer than a body may be, and by one that is no text', async () => {
    const long = await open(path)
    long.socket.send('x'.repeat(64 * 1024 + 1))
    expect(await closed(long)).toBe(1009)
    const binary = await open(path)
    binary.socket.send(Buffer.from('{}'))
    expect(await closed(binary)).toBe(1003)
  })
})

describe('the page over a socket', () => {
  const path = '/chat/socket'

  test('a form is answered with the parts of the page that change', async () => {
    const line = await open(path)
    const fields = { ...(await firstPage()), choice: 'begin', pressed: 'Start' }
    const reply = await line.ask({ id: 3, form: Object.entries(fields) })
    expect(reply).toMatchObject({ id: 3, lang: 'en', dir: 'ltr', to: 'danger-now' })
    expect(reply.html).toMatch(/^<section class="bar".*<div class="entry".*<div class="now" id="now">/s)
    expect(reply.html).not.toMatch(/<html|<template|<header/)
    const over = await s.app.inject({
      method: 'POST',
      url: '/chat',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })
    expect({ ...over.json(), state: '' }).toEqual({ ...reply, id: undefined, state: '' })
  })

  test('in another language what stands around comes along', async () => {
    const line = await open(path)
    const reply = await line.ask({ id: 1, form: Object.entries({ ...(await firstPage()), language: 'cy' }) })
    expect(reply.lang).toBe('cy')
    expect(reply.html).toContain('Gadael y dudalen')
    expect(reply.html).toContain('<template id="not-connected">')
  })

  test('what cannot be taken is told beside the question, with the emergency card', async () => {
    const line = await open(path)
    const reply = await line.ask({ id: 9, form: [['state', 'x']] })
    expect(reply).toMatchObject({ id: 9, problem: 'state-tampered' })
    expect(reply.html).toContain('href="tel:999"')
    expect(reply.html).toContain('start-again')
    expect(await line.ask('no form')).toMatchObject({ id: 0, problem: 'bad-json' })
    const long = { ...(await firstPage()), beside: 'x'.repeat(20_001) }
    expect(await line.ask({ id: 1, form: Object.entries(long) })).toMatchObject({ problem: 'too-long' })
  })

  test('every turn is limited and has its line in the log, without a word', async () => {
    const few = { burst: 2, perSecond: 0.001, rotateAfter: 1e9, maxAddresses: 9 }
    const limited = await listening({ rateLimit: few, environment: { TRUST_PROXY: 'loopback' } })
    const socket = new WebSocket(`${limited.address().replace('http', 'ws')}${path}`, {
      headers: { 'x-forwarded-for': '203.0.113.9' },
    })
    lines.push(socket)
    await once(socket, 'open')
    const codes: string[] = []
    for (let i = 0; i < 2; i++) {
      socket.send(JSON.stringify({ id: i, form: [['text', 'CANARY7319']] }))
      codes.push(JSON.parse(String((await once(socket, 'message'))[0])).problem)
    }
    expect(codes).toEqual(['state-missing', 'rate-limited'])
    expect(limited.logged()).toMatch(/"outcome":"state-missing".*"outcome":"rate-limited"/s)
    expect(limited.logged()).not.toContain('CANARY')
    await limited.stop(0)
  })
})

describe.each(['/chat/socket', '/api/conversation/socket'])('%s', (path) => {
  test('opens for pages of its own, and not for those of others', async () => {
    await open(path, { origin: s.address() })
    expect(await refused(path, 'https://elsewhere.example')).toBe(403)
    expect(await refused(path, 'null')).toBe(403)
  })

  test('over HTTP says what it is', async () => {
    const reply = await s.app.inject({ url: path })
    expect(reply.statusCode).toBe(426)
    expect(reply.headers.upgrade).toBe('websocket')
    expect(reply.payload).toContain('999')
  })

  test('a service that ends says so, and closes', async () => {
    const other = await listening()
    const line = await open(path, { to: other })
    const ending = closed(line)
    await other.stop(0)
    expect(await ending).toBe(1001)
  })

  test('a line that is silent for long is closed; one that is used is not', async () => {
    const other = await listening({ silence: { longest: 60_000, look: 20 } })
    const [silent, used] = [await open(path, { to: other }), await open(path, { to: other })]
    const ending = closed(silent)
    other.pass(40)
    await used.ask('{}')
    other.pass(40)
    expect(await ending).toBe(1000)
    expect(used.socket.readyState).toBe(WebSocket.OPEN)
    await other.stop(0)
  })
})
