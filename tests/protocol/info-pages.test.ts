import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ELSEWHERE } from '../../src/channels/web/elsewhere.ts'
import { INFO_PAGES } from '../../src/channels/web/info-sections.ts'
import { PATIENCE, type Service, service, theWorld } from './service.ts'

let s: Service
let named: Service
let origin: string
beforeAll(async () => {
  s = await service()
  named = await service({
    environment: { OPERATOR_NAME: 'A & B <charity>', OPERATOR_CONTACT: 'help@charity.example' },
  })
  await s.app.listen({ port: 0, host: '127.0.0.1' })
  origin = s.address()
}, PATIENCE)
afterAll(async () => {
  await s.app.close()
  await named.app.close()
})

const pages = INFO_PAGES.flatMap(({ id }) => ['en', 'cy'].map((lang) => [id, lang] as const))
const others = (id: string) => INFO_PAGES.map((page) => page.id).filter((other) => other !== id)
const read = async (path: string, headers: Record<string, string> = {}) => {
  const reply = await fetch(origin + path, { headers: { accept: 'text/html', ...headers } })
  return { status: reply.status, headers: reply.headers, html: await reply.text() }
}
const escaped = (words: string) => words.replaceAll("'", '&#39;')
const addressesIn = (html: string) =>
  [...html.matchAll(/(?:href|src|action|srcset|data)="([^"]*)"/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&'),
  )

describe.each(pages)('/%s?lang=%s', (id, lang) => {
  const path = `/${id}?lang=${lang}`

  test('is a page in that language with all of its sections in order', async () => {
    const { status, html } = await read(path)
    const { texts } = await theWorld()
    expect(status).toBe(200)
    expect(html).toContain(`<html lang="${lang}" dir="ltr">`)
    expect(html).toContain('<title>Waymark</title>')
    expect(html.match(/<h1>/g)).toHaveLength(1)
    const headings = [...html.matchAll(/<h2>([^<]*)<\/h2>/g)].map((match) => match[1]?.replaceAll('&#39;', "'"))
    const sections = INFO_PAGES.find((page) => page.id === id)?.sections ?? []
    expect(headings).toEqual(sections.map((section) => texts.get(lang, `${id}.${section.id}.title`)))
    // nothing was left to be filled in
    expect(html).not.toMatch(/\{\{|undefined|\[object/)
  })

  test('is kept nowhere, runs nothing, is framed by nobody and sets no cookie', async () => {
    const { headers } = await read(path, { cookie: 'a=b' })
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
    })
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; ")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:/)
    expect(headers.get('set-cookie')).toBeNull()
  })

  test('leads to the emergency call, out, to the other pages, to the chat and to itself in the other language', async () => {
    const { html } = await read(path)
    const addresses = addressesIn(html)
    expect(addresses).toContain('tel:999')
    expect(html.indexOf('tel:999')).toBeLessThan(html.indexOf('<h2>'))
    expect(html).toContain(`<a class="leave" href="${ELSEWHERE}" rel="noreferrer">`)
    for (const other of others(id)) expect(addresses).toContain(`/${other}?lang=${lang}`)
    expect(addresses).toContain(`/chat?lang=${lang}`)
    expect(addresses).toContain(`/${id}?lang=${lang === 'en' ? 'cy' : 'en'}`)
    for (const inside of addresses.filter((address) => address.startsWith('/')))
      expect((await read(inside)).status, inside).toBe(200)
  })

  test('names no other site but the one that leaving leads to, and the subject nowhere; runs nothing but our script', async () => {
    const { html } = await read(path)
    const outside = addressesIn(html).filter((address) => !/^(?:\/(?!\/)|tel:999$)/.test(address))
    expect(outside).toEqual([ELSEWHERE])
    expect(html).not.toMatch(/stalk|stelc/i)
    expect(html.replace(/<script src="\/chat\.\w+\.js" defer><\/script>/, '')).not.toMatch(
      /<(?:script|style|img|iframe|form|input|textarea)\b|\sstyle=|\son\w+=/,
    )
  })

  test('says who runs the service where that is set, and that nobody has said it where not', async () => {
    const { texts } = await theWorld()
    const nobody = escaped(texts.get(lang, 'about.operator.nobody'))
    const [open, set] = [await s.app.inject(path), await named.app.inject(path)]
    expect(open.payload).toContain(nobody)
    expect(open.payload).not.toContain('mailto:')
    expect(set.payload).not.toContain(nobody)
    expect(set.payload).toContain('A &amp; B &lt;charity&gt;')
    expect(set.payload).toContain('<a href="mailto:help@charity.example">help@charity.example</a>')
    expect(set.payload).toContain(escaped(texts.get(lang, 'about.operator.not-private')))
  })
})

test('an operator with a page of their own is linked to as any other site: beside this page, told nothing', async () => {
  const contact = 'https://charity.example/contact?a=1&b=2'
  const one = await service({ environment: { OPERATOR_NAME: 'A', OPERATOR_CONTACT: contact } })
  const { payload } = await one.app.inject('/about')
  expect(payload).toContain(
    'href="https://charity.example/contact?a=1&amp;b=2" target="_blank" rel="noreferrer noopener"',
  )
  await one.app.close()
})

test('a language that is not there falls back to what the browser asks for, then to the default', async () => {
  expect((await read('/privacy?lang=xx', { 'accept-language': 'cy' })).html).toContain('<html lang="cy"')
  expect((await read('/privacy?lang=xx&lang=cy')).html).toContain('<html lang="en"')
})

test('what is asked of them beside reading is refused with the emergency help', async () => {
  const reply = await fetch(`${origin}/about`, { method: 'POST', body: new URLSearchParams({ a: 'b' }) })
  expect(reply.status).toBe(405)
  expect(await reply.text()).toContain('999')
})

test('reading them leaves no line in the log', async () => {
  const before = s.logged()
  for (const [id, lang] of pages) await s.app.inject(`/${id}?lang=${lang}`)
  expect(s.logged()).toBe(before)
})

describe('from the page of the chat', () => {
  const linksIn = (html: string) =>
    [...html.matchAll(/<a class="quiet" href="([^"]*)" target="_blank" rel="noreferrer noopener">/g)].map(
      (match) => match[1],
    )
  const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  const post = (html: string, more: Record<string, string>) =>
    s.app.inject({
      method: 'POST',
      url: '/chat',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ state: field(html, 'state'), to: field(html, 'to'), ...more }).toString(),
    })
  const linked = (lang: string) => INFO_PAGES.map(({ id }) => `/${id}?lang=${lang}`)

  test.each(['en', 'cy'])(
    'the first page in %s links to each of them, in a new tab that knows nothing of it',
    async (lang) => {
      expect(linksIn((await read(`/chat?lang=${lang}`)).html)).toEqual(linked(lang))
    },
  )

  test('they stay when the language is changed, and go with the first answer', async () => {
    const first = (await read('/chat')).html
    const welsh = (await post(first, { language: 'cy' })).payload
    expect(linksIn(welsh)).toEqual(linked('cy'))
    const second = (await post(welsh, { choice: field(first, 'choice') })).payload
    expect(second).toContain('name="command" value="back"')
    expect(linksIn(second)).toEqual([])
  })
})
