import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { copyOfProduct, type ProductCopy } from '../fixtures/product.ts'
import { address, endAll, ended, type Run, run } from './process.ts'

/** Each test starts the whole service, which compiles all lists of words, on a machine that may be busy with others. */
const PATIENCE = 120_000
const WORDS = 'hes in the garden'

// biome-ignore lint/suspicious/noExplicitAny: a test looks into replies of every shape
type Body = any

/** A product of which nothing was compiled before, with its service. */
let copy: ProductCopy
let service: Run
let base: string
async function start(): Promise<void> {
  service = run({}, [], copy.root)
  base = await address(service)
}
beforeAll(() => {
  copy = copyOfProduct()
})
const lines: WebSocket[] = []
afterEach(() => {
  for (const line of lines.splice(0)) line.terminate()
  service.child.kill('SIGKILL')
})
afterAll(() => {
  endAll()
  copy.remove()
})

const api = async (body: unknown): Promise<Body> => {
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch(`${base}/api/conversation`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: reply.status, ...((await reply.json()) as object) }
}
const page = async (fields?: Record<string, string>): Promise<string> =>
  (await fetch(`${base}/chat`, fields && { method: 'POST', body: new URLSearchParams(fields) })).text()
const fieldsIn = (html: string) => {
  const field = (name: string) => RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  return { state: field('state'), to: field('to'), lang: field('lang') }
}

/** A socket that is open, with everything that came over it. */
async function line(path: string) {
  const socket = new WebSocket(`${base.replace('http', 'ws')}${path}`)
  lines.push(socket)
  const came: Body[] = []
  socket.on('message', (data) => came.push(JSON.parse(String(data))))
  await once(socket, 'open')
  return { came, send: (message: unknown) => socket.send(JSON.stringify(message)) }
}

/** Somebody on each way in, before any word was typed. */
async function everybody() {
  const [first, html, json, chat] = [
    await api({}),
    await page(),
    await line('/api/conversation/socket'),
    await line('/chat/socket'),
  ]
  const { state } = first
  const to: string = first.prompt.id
  return { state, to, fields: fieldsIn(html), json, chat }
}

describe('a first start', { timeout: PATIENCE }, () => {
  test.each([
    ['where what is compiled is kept', () => {}],
    ['where it cannot be kept', () => copy.write('.compiled', '')],
  ])('%s: words wait until they can be read, and nobody else does', async (_, prepare) => {
    rmSync(join(copy.root, '.compiled'), { recursive: true, force: true })
    prepare()
    await start()
    const { state, to, fields, json, chat } = await everybody()
    let read = 0
    const words = [api({ state, input: { to, text: WORDS } }), page({ ...fields, text: WORDS })]
    for (const one of words) void one.then(() => read++)
    json.send({ id: 1, state, input: { to, text: WORDS } })
    json.send({ id: 2, state, input: { to, choice: 'begin' } })
    chat.send({ id: 1, form: Object.entries({ ...fields, text: WORDS }) })
    // once the service says that it has the last of them, they have come before what follows
    await expect.poll(() => chat.came.length, { timeout: PATIENCE }).toBe(1)

    const other = await line('/chat/socket')
    other.send({ id: 1, form: Object.entries({ ...fields, choice: 'begin' }) })
    expect((await api({ state, input: { to, choice: 'begin' } })).prompt.id).toBe('danger-now')
    expect(fieldsIn(await page({ ...fields, choice: 'begin' })).to).toBe('danger-now')
    expect(await page()).toContain('name="state"')
    expect((await fetch(`${base}/health`)).status).toBe(200)
    await expect.poll(() => other.came, { timeout: PATIENCE }).toMatchObject([{ id: 1, to: 'danger-now' }])
    expect([read, json.came, chat.came]).toEqual([0, [], [{ waits: 1 }]])

    const [heard, html] = (await Promise.all(words)) as [Body, string]
    expect(heard.messages[0].kind).toBe('alert')
    expect(html).toContain('tel:999')
    await expect.poll(() => chat.came[1]?.html, { timeout: PATIENCE }).toContain('tel:999')
    await expect.poll(() => json.came.length, { timeout: PATIENCE }).toBe(2)
    // in the order in which they were sent
    expect(json.came).toMatchObject([
      { id: 1, messages: [{ kind: 'alert' }] },
      { id: 2, prompt: { id: 'danger-now' } },
    ])
  })

  test('with a mistake in a list: whoever typed gets the emergency help, and the service ends and says where it is', async () => {
    const list = 'locales/en/lexicon/danger.yaml'
    const before = copy.edit(list, (text) => text.replace(/say: .*/, 'say: (a | b'))
    await start()
    const { state, prompt } = await api({})
    const reply = await api({ state, input: { to: prompt.id, text: WORDS } })
    expect(reply).toMatchObject({ status: 500, code: 'internal', emergency: { actions: [{ tel: '999' }] } })
    expect(await ended(service)).toBe(78)
    expect(service.output()).toMatch(/danger\.yaml:\d+: /)
    copy.write(list, before)
  })
})
