import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { address, endAll, ended, type Run, run, written } from './process.ts'

/** Each test starts the whole service, on a machine that may be busy with others. */
const PATIENCE = 60_000

// biome-ignore lint/suspicious/noExplicitAny: a test looks into replies of every shape
type Body = any
const post = async (base: string, body: unknown) => {
  const reply = await fetch(`${base}/api/conversation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: reply.status, headers: reply.headers, body: (await reply.json()) as Body }
}

afterAll(endAll)

describe('bin/start.js, one service from its start to its end', { timeout: PATIENCE }, () => {
  let service: Run
  let base: string
  beforeAll(async () => {
    service = run({ LOG_LEVEL: 'trace' })
    base = await address(service)
  }, PATIENCE)

  test('serves a conversation on the address that it prints, and no word of it is on its output', async () => {
    expect(service.output()).toContain('STATE_KEYS is not set')
    await written(service, /"content":"serving","hash":"[0-9a-f]{64}","proved":(?:true|false)/)
    expect((await fetch(`${base}/health`)).status).toBe(200)
    expect((await fetch(`${base}/ready`)).status).toBe(200)
    const first = await post(base, { locale: 'cy' })
    expect(first).toMatchObject({ status: 200, body: { locale: 'cy' } })
    const second = await post(base, {
      state: first.body.state,
      input: { to: first.body.prompt.id, text: 'he is outside my door right now CANARY7319' },
    })
    expect(second.body.messages[0].kind).toBe('alert')
    expect(service.output()).toContain('"outcome":"ok"')
    expect(service.output()).not.toContain('CANARY7319')
    expect(service.output()).not.toContain(first.body.state)
  })

  test('what is no HTTP at all still gets the emergency card', async () => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1')
    socket.end('CANARY7319\r\n\r\n')
    let received = ''
    for await (const data of socket) received += data
    expect(received).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    const [head = '', body = ''] = received.split('\r\n\r\n')
    expect(head).toContain('cache-control: no-store')
    expect(JSON.parse(body)).toMatchObject({ code: 'bad-request', emergency: { actions: [{ tel: '999' }] } })
    expect(service.output()).not.toContain('CANARY7319')
  })

  test('HTTP/1.1 that names no host gets the emergency card too', async () => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1')
    socket.write('GET /health HTTP/1.1\r\nConnection: close\r\n\r\n')
    let received = ''
    for await (const data of socket) received += data
    expect(received).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(received).toContain('"code":"bad-request"')
    expect(received).toContain('"tel":"999"')
  })

  test('an upload that is broken off is no fault of ours', async () => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1')
    const before = service.output().length
    socket.write(
      'POST /api/conversation HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"input":',
      () => setTimeout(() => socket.resetAndDestroy(), 50),
    )
    await once(socket, 'close')
    // whoever comes next is served, by when the loss has long been noticed
    for (let i = 0; i < 50; i++) expect((await fetch(`${base}/health`)).status).toBe(200)
    expect(service.output().slice(before)).not.toContain('internal')
  })

  test('a second one on the same port says so, and ends with 78', async () => {
    const second = run({ PORT: new URL(base).port })
    expect(await ended(second)).toBe(78)
    expect(second.output()).toMatch(/^PORT: another program listens there already/)
  })

  test('while it stops, whoever taps gets the emergency card; then it ends well', async () => {
    const { body } = await post(base, {})
    service.child.kill('SIGTERM')
    let reply: Awaited<ReturnType<typeof post>>
    do reply = await post(base, { state: body.state, input: { command: 'again' }, id: 1 })
    while (reply.status === 200)
    expect(reply).toMatchObject({ status: 503, body: { code: 'stopping', next: 'again', id: 1 } })
    expect(reply.headers.get('retry-after')).toBe('1')
    expect(reply.headers.get('connection')).toBe('close')
    expect(reply.body.emergency.lines.join(' ')).toContain('999')
    expect(await ended(service)).toBe(0)
  })
})

describe('other ends', { timeout: PATIENCE }, () => {
  test('an interrupt ends it as well', async () => {
    const service = run()
    await address(service)
    service.child.kill('SIGINT')
    expect(await ended(service)).toBe(0)
  })

  test.each([
    ['an error that nobody caught', 'throw new TypeError("CANARY7319")'],
    ['a promise that nobody looked at', 'Promise.reject(new TypeError("CANARY7319"))'],
  ])('a crash by %s tells where it was, and no word of a person', async (_, crash) => {
    const onSignal = `process.once('SIGUSR2', () => { ${crash} })`
    const service = run({ LOG_LEVEL: 'trace' }, ['--import', `data:text/javascript,${encodeURIComponent(onSignal)}`])
    await address(service)
    service.child.kill('SIGUSR2')
    expect(await ended(service)).toBe(1)
    expect(service.output()).toContain('"code":"crash"')
    expect(service.output()).not.toContain('CANARY7319')
  })

  test.each([
    [{ PORT: 'x' }, /^PORT: a whole number from 0 to 65535 is expected\n$/],
    [{ HOST: '0.0.0.0' }, /^STATE_KEYS: needed when HOST is 0\.0\.0\.0/],
    [{ STATE_KEYS: 'k:short' }, /^STATE_KEYS: entry 1 \("k"\) is not 32 bytes/],
    [{ WAYMARK_PORT: '1' }, /^WAYMARK_PORT: no such setting; PORT is meant\n$/],
  ])('%j ends it with 78 and one line', async (environment, line) => {
    const service = run(environment)
    expect(await ended(service)).toBe(78)
    expect(service.output()).toMatch(line)
    expect(service.output().trim().split('\n')).toHaveLength(1)
  })
})
