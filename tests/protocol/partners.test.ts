import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editedWorld } from '../journeys/content.ts'
import { PATIENCE, type Service, service } from './service.ts'

/** Charities as a test needs them, beside the one of the demonstration. */
const ACME = `format: 1
name: Acme
colours: { accent: "#063", on-accent: "#fff" }
origins: ["https://acme.example", "https://www.acme.example"]
languages: [cy]
organisations: [freeva]
hide: [tracker]
`
const PLAIN = 'format: 1\nname: Plain\norigins: ["https://plain.example"]\nlanguages: [cy, en]\n'

let s: Service
let base: string
beforeAll(async () => {
  const world = editedWorld({ 'partners/acme.yaml': () => ACME, 'partners/plain.yaml': () => PLAIN })
  s = await service({ world })
  await s.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(s.app.server.address() as AddressInfo).port}`
}, PATIENCE)
afterAll(() => s.app.close())

interface Page {
  readonly html: string
  readonly headers: Headers
  readonly fields: { readonly state: string; readonly to: string; readonly lang: string }
}
async function page(query: string, sent?: Record<string, string>, acceptLanguage = 'en'): Promise<Page> {
  const reply = await fetch(`${base}/chat${query}`, {
    headers: { 'accept-language': acceptLanguage },
    ...(sent && { method: 'POST', body: new URLSearchParams(sent) }),
  })
  const html = await reply.text()
  const field = (name: string) => RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  return { html, headers: reply.headers, fields: { state: field('state'), to: field('to'), lang: field('lang') } }
}
const framedBy = ({ headers }: Page) =>
  /frame-ancestors ([^;]+)/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? ''
const sheetOf = ({ html }: Page) => /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? ''
const languagesOf = ({ html }: Page) => [...html.matchAll(/name="language" value="([^"]*)"/g)].map(([, one]) => one)

describe('who may show the chat', () => {
  test('the origins of the charity, on the first page and on every turn, and nobody else', async () => {
    const first = await page('?partner=acme')
    expect(framedBy(first)).toBe('https://acme.example https://www.acme.example')
    expect(framedBy(await page('', { ...first.fields, choice: 'begin' }))).toBe(framedBy(first))
    expect(framedBy(await page('?partner=plain'))).toBe('https://plain.example')
    expect(framedBy(await page('?partner=nobody'))).toBe("'none'")
    expect(framedBy(await page(''))).toBe("'none'")
  })

  test('the state of one charity is not shown on the pages of another', async () => {
    const first = await page('?partner=acme')
    expect(framedBy(await page('?partner=plain', { ...first.fields, choice: 'begin' }))).toContain('acme.example')
  })
})

describe('the one style sheet', () => {
  const css = async (path: string) => {
    const reply = await fetch(base + path)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(reply.headers.get('content-type')).toBe('text/css; charset=utf-8')
    return reply.text()
  }

  test('is that of the chat with the two colours behind it, under an address of its own', async () => {
    const [plain, acme] = [sheetOf(await page('')), sheetOf(await page('?partner=acme'))]
    expect(acme).toMatch(/^\/chat\.[0-9a-f]{10}\.css$/)
    expect(acme).not.toBe(plain)
    expect(await css(acme)).toBe(
      `${await css(plain)}@media not all and (prefers-color-scheme:dark){:root{--accent:#006633;--on-accent:#ffffff}}\n`,
    )
  })

  test('is that of the chat where a charity has no colours', async () => {
    expect(sheetOf(await page('?partner=plain'))).toBe(sheetOf(await page('')))
  })

  test('is nothing at an address that was never made', async () => {
    for (const path of ['/chat.0123456789.css', '/chat.css', '/chat..css', '/chat.%2e%2e%2f.css'])
      expect((await fetch(base + path)).status).toBe(404)
  })
})

describe('languages', () => {
  test('only those of the charity are offered, and its first is for whoever has none of them', async () => {
    const only = await page('?partner=acme')
    expect(only.html).toContain('<html lang="cy"')
    expect(languagesOf(only)).toEqual([])
    const both = await page('?partner=plain', undefined, 'fr')
    expect(both.html).toContain('<html lang="cy"')
    expect(languagesOf(both)).toEqual(['en'])
    expect((await page('?partner=plain', undefined, 'fr, en;q=0.5')).html).toContain('<html lang="en"')
    expect((await page('', undefined, 'fr')).html).toContain('<html lang="en"')
  })

  test('one that is not offered cannot be asked for: by an address, a button or a word', async () => {
    const first = await page('?partner=acme&lang=en')
    expect(first.fields.lang).toBe('cy')
    const pressed = await page('', { ...first.fields, language: 'en' })
    expect(pressed.html).toContain('<html lang="cy"')
    const begun = await s.send({ partner: 'acme', locale: 'en' })
    expect(begun.body.locale).toBe('cy')
    const said = await s.send({ state: begun.body.state, input: { to: begun.body.prompt.id, text: 'English' } })
    expect(said.body.locale).toBe('cy')
    const other = await s.send({ partner: 'plain', locale: 'en' })
    const changed = await s.send({ state: other.body.state, input: { command: 'language' } })
    expect(changed.body.locale).toBe('cy')
  })
})

describe('44: what a charity adds and leaves out', () => {
  /** Everybody whom "Show me who can help" names, in order. */
  async function helpers(partner: string | null): Promise<string[]> {
    let turn = (await s.send(partner === null ? {} : { partner })).body
    turn = (await s.send({ state: turn.state, input: { command: 'help' } })).body
    for (let i = 0; i < 4 && !turn.messages.some(({ kind }: { kind: string }) => kind === 'contact'); i++)
      turn = (await s.send({ state: turn.state, input: { to: turn.prompt.id, skip: true } })).body
    return turn.messages.flatMap(({ kind, id }: { kind: string; id: string }) => (kind === 'contact' ? [id] : []))
  }

  test('its own services stand under its name alone, behind everybody who knows stalking, and move nobody', async () => {
    const usual = await helpers(null)
    expect(usual.length).toBeGreaterThan(2)
    expect(usual).not.toContain('harbour-drop-in')
    const demo = await helpers('demo')
    expect(demo.filter((id) => id !== 'harbour-drop-in')).toEqual(usual)
    expect(demo.indexOf('harbour-drop-in')).toBeGreaterThan(demo.indexOf('national-stalking-helpline'))
    expect(await helpers('plain')).toEqual(usual)
  })

  test('a topic that it leaves out is offered nowhere and cannot be opened', async () => {
    const { body } = await s.send({ partner: 'acme' })
    const opened = await s.send({ state: body.state, input: { open: 'tracker' } })
    expect([opened.body.prompt.id, opened.body.prompt.errorCode]).toEqual([body.prompt.id, 'unknown-topic'])
    const elsewhere = await s.send({ partner: 'plain' })
    const open = await s.send({ state: elsewhere.body.state, input: { open: 'tracker' } })
    expect(open.body.messages[0]?.key).toBe('tracker-first')
  })

  test('emergency help is the same, word for word', async () => {
    const alert = async (start: object) => {
      const { body } = await s.send({ locale: 'cy', ...start })
      return (await s.send({ state: body.state, input: { command: 'emergency' } })).body.messages
    }
    const usual = await alert({})
    expect(usual[0].kind).toBe('alert')
    expect(await alert({ partner: 'acme' })).toEqual(usual)
  })
})

test('a charity that is gone when its conversation goes on leaves the person where they are, in every language', async () => {
  const environment = { STATE_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64url')}` }
  const before = await service({ environment, world: editedWorld({ 'partners/acme.yaml': () => ACME }) })
  const after = await service({ environment })
  try {
    const { body } = await before.send({ partner: 'acme' })
    const on = await after.send({ state: body.state, input: { to: body.prompt.id, choice: 'begin' } })
    expect([on.status, on.body.locale, on.body.prompt.id]).toEqual([200, 'cy', 'danger-now'])
    const english = await after.send({ state: on.body.state, input: { command: 'language', locale: 'en' } })
    expect(english.body.locale).toBe('en')
  } finally {
    await Promise.all([before.app.close(), after.app.close()])
  }
})
