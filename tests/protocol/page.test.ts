import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PATIENCE, type Service, service } from './service.ts'

let s: Service
beforeAll(async () => {
  s = await service()
}, PATIENCE)
afterAll(() => s.app.close())

const get = (url: string, headers: Record<string, string> = {}) =>
  s.app.inject({ url, headers: { accept: 'text/html', ...headers } })

const post = (fields: Record<string, string> | URLSearchParams, from = s) =>
  from.app.inject({
    method: 'POST',
    url: '/chat',
    remoteAddress: '203.0.113.5',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })

const unescaped = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
  )

/** What a page holds that the next request needs, and the names of its fields. */
function read(reply: LightMyRequestResponse) {
  const html = reply.payload
  const field = (name: string) => unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '')
  const choices = [...html.matchAll(/name="choice" value="([^"]*)"/g)].map((match) => match[1] ?? '')
  return {
    html,
    state: field('state'),
    to: field('to'),
    choices,
    page: { state: field('state'), to: field('to'), lang: field('lang') },
  }
}

const start = async (url = '/chat') => read(await get(url))

/** The first page that asks in choices and takes words beside them. */
async function asked() {
  const first = await start()
  return read(await post({ ...first.page, choice: first.choices[0] ?? '' }))
}

const hasEmergencyHelp = (html: string) => /href="tel:999"/.test(html) && /55/.test(html)

describe('the first page', () => {
  test('has buttons alone: no box on a page that a browser may keep', async () => {
    const { html, choices } = await start()
    expect(choices.length).toBeGreaterThan(1)
    expect(html).not.toMatch(/<textarea|<input[^>]+type="?(?:text|search)/)
    expect(html).toContain('999')
    expect(html).toContain('name="command" value="emergency"')
    expect(html).toContain('name="command" value="help"')
  })

  test('gives the subject away nowhere', async () => {
    const { html } = await start()
    expect(html.replaceAll(/value="[^"]*"/g, '')).not.toMatch(/stalk/i)
  })

  test('is in the language asked for, and takes no notice of anything else', async () => {
    expect((await start('/chat?lang=cy')).html).toContain('<html lang="cy"')
    expect((await start('/chat?lang=xx&partner=../../etc&partner=two&state=abc&choice=x')).html).toContain(
      '<html lang="en"',
    )
    expect(read(await get('/chat', { 'accept-language': 'cy, en;q=0.5' })).html).toContain('<html lang="cy"')
  })
})

test('in a panel the form waits for its script; opened by itself, the same address is a page like any other', async () => {
  const inert = async (url: string, headers: Record<string, string> = {}) =>
    /<form[^>]* inert>/.test((await s.app.inject({ url, headers: { accept: 'text/html', ...headers } })).payload)
  expect(await inert('/chat?frame', { 'sec-fetch-dest': 'iframe' })).toBe(true)
  expect(await inert('/chat?frame')).toBe(true)
  expect(await inert('/chat?frame', { 'sec-fetch-dest': 'document' })).toBe(false)
  expect(await inert('/chat')).toBe(false)
})

describe('every page', () => {
  const pages: [string, () => Promise<LightMyRequestResponse>][] = [
    ['the first', () => get('/chat')],
    ['a turn', async () => post({ ...(await start()).page, choice: (await start()).choices[0] ?? '' })],
    ['a refused state', () => post({ state: 'x', to: 'x', text: 'words' })],
    ['nothing there', () => get('/nothing')],
  ]
  test.each(pages)(
    '%s: is kept nowhere, runs no script but ours, is framed by nobody and sets no cookie',
    async (_, page) => {
      const { headers } = await page()
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['set-cookie']).toBeUndefined()
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types waymark",
      )
    },
  )

  test.each(pages)('%s: has a neutral title and a way to leave that tells nobody where from', async (_, page) => {
    const { payload } = await page()
    expect(payload).toContain('<title>Waymark</title>')
    expect(payload).toMatch(/<a class="leave" href="https:\/\/www\.bbc\.co\.uk\/weather" rel="noreferrer">/)
  })

  test.each(pages)('%s: the state is in no address', async (_, page) => {
    const { payload, headers } = await page()
    const state = /name="state" value="([^"]{20,})"/.exec(payload)?.[1]
    const addresses = [...payload.matchAll(/(?:href|src|action)="([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(addresses.filter((address) => state !== undefined && address.includes(state))).toEqual([])
    expect(headers.location).toBeUndefined()
  })

  test('by keyboard the emergency help comes right after the way to leave, and own words after the way on', async () => {
    let { html, page } = await asked()
    const order = (...parts: string[]) => parts.map((part) => html.indexOf(part))
    const inOrder = (places: number[]) => {
      expect(places).not.toContain(-1)
      expect(places).toEqual([...places].sort((a, b) => a - b))
    }
    inOrder(order('class="leave"', 'class="unseen" tabindex="-1"', 'value="emergency"', 'value="help"', '<main'))
    while (!html.includes('type="checkbox"')) ({ html, page } = read(await post({ ...page, skip: '1' })))
    inOrder(order('type="checkbox"', 'class="btn main wide"', 'name="skip"', 'name="beside"'))
  })

  test('a field of any kind is remembered by no browser', async () => {
    const { html } = await asked()
    const fields = [...html.matchAll(/<(?:input|textarea)[^>]*>/g)].map(([field]) => field)
    expect(fields.length).toBeGreaterThan(2)
    expect(fields.filter((field) => !field.includes('autocomplete="off"'))).toEqual([])
    const boxes = fields.filter((field) => /<textarea|type="text"/.test(field))
    expect(boxes.length).toBeGreaterThan(0)
    expect(boxes.filter((box) => !/maxlength="20000"/.test(box) || !/spellcheck="false"/.test(box))).toEqual([])
  })
})

describe('packing', () => {
  test('the first page is packed for whoever can read it', async () => {
    const packed = await get('/chat', { 'accept-encoding': 'gzip, br' })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
    expect(brotliDecompressSync(packed.rawPayload).toString()).toMatch(/^<!doctype html>.*<\/html>\s*$/s)
    const plain = await get('/chat')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
  })

  test.each([
    ['br', 'br'],
    ['gzip, deflate, br;q=0.5, zstd', 'br'],
    ['br;q=1.0', 'br'],
    ['gzip, br;q=0', undefined],
    ['br; q=0.000, gzip', undefined],
    ['gzip, x-br', undefined],
    ['gzip', undefined],
    ['', undefined],
  ])('whoever asks for %j gets what they can read', async (accepts, encoding) => {
    const reply = await get('/chat', { 'accept-encoding': accepts })
    expect(reply.headers['content-encoding']).toBe(encoding)
  })

  test('a page that holds what a person wrote never is: its length would tell of it', async () => {
    const first = await start()
    const fields = { ...first.page, choice: first.choices[0] ?? '' }
    const reply = await s.app.inject({
      method: 'POST',
      url: '/chat',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-encoding': 'gzip, br' },
      payload: new URLSearchParams(fields).toString(),
    })
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-encoding']).toBeUndefined()
  })
})

describe('style and icon', () => {
  test('their address holds their hash, so they may be kept for ever', async () => {
    const { html } = await start()
    for (const pattern of [/href="(\/chat\.[0-9a-f]{10}\.css)"/, /href="(\/icon\.[0-9a-f]{10}\.svg)"/]) {
      const url = pattern.exec(html)?.[1] ?? ''
      const plain = await get(url)
      const packed = await get(url, { 'accept-encoding': 'gzip, br' })
      expect(plain.statusCode).toBe(200)
      expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(plain.headers['content-encoding']).toBeUndefined()
      expect(packed.headers['content-encoding']).toBe('br')
      expect(brotliDecompressSync(packed.rawPayload)).toEqual(plain.rawPayload)
    }
  })

  test('page and style together are at most 10,240 bytes', async () => {
    const { html } = await start()
    const style = await get(/href="([^"]+\.css)"/.exec(html)?.[1] ?? '')
    expect(brotliCompressSync(html).length + brotliCompressSync(style.rawPayload).length).toBeLessThanOrEqual(10_240)
  })
})

describe('a turn', () => {
  test('goes on, and the same page sent twice gives the same question', async () => {
    const first = await start()
    const fields = { ...first.page, choice: first.choices[0] ?? '' }
    const [once, twice] = [read(await post(fields)), read(await post(fields))]
    expect(once.to).not.toBe(first.to)
    expect(twice.to).toBe(once.to)
  })

  test('a double tap does not answer the next question', async () => {
    const first = await start()
    const second = read(await post({ ...first.page, choice: first.choices[0] ?? '' }))
    const late = read(await post({ ...first.page, state: second.state, choice: first.choices[0] ?? '' }))
    expect(late.to).toBe(second.to)
  })

  test('Back and Change lead to earlier questions; emergency stays at this one; a fresh start begins anew', async () => {
    const first = await start()
    const second = read(await post({ ...first.page, choice: first.choices[0] ?? '' }))
    expect(second.html).toContain('name="command" value="back"')
    expect(read(await post({ ...second.page, command: 'back' })).to).toBe(first.to)
    const third = read(await post({ ...second.page, choice: second.choices.at(-1) ?? '' }))
    expect(third.html).toContain(`name="change" value="${second.to}"`)
    const changing = read(await post({ ...third.page, change: second.to }))
    expect(changing.to).toBe(second.to)
    expect(changing.html).toMatch(new RegExp(`class="row before" name="choice" value="${second.choices.at(-1)}"`))
    const alarmed = read(await post({ ...third.page, command: 'emergency' }))
    expect(alarmed.to).toBe(third.to)
    expect(alarmed.html.indexOf('<h1')).toBeLessThan(alarmed.html.indexOf('href="tel:999"'))
    expect(read(await post({ ...third.page, command: 'restart' })).to).toBe(first.to)
  })

  test('words beside a choice are read for danger before the choice counts', async () => {
    const page = await asked()
    const both = read(
      await post({ ...page.page, beside: 'he is outside my door right now', choice: page.choices[0] ?? '' }),
    )
    expect(both.html).toContain('<section class="alert danger">')
    expect(both.to).toBe(page.to)
    const harmless = read(await post({ ...page.page, beside: 'it is raining', choice: page.choices.at(-1) ?? '' }))
    expect(harmless.to).not.toBe(page.to)
  })

  test('ticks beside words that raise an alert stay ticked', async () => {
    let page = await asked()
    while (!page.html.includes('type="checkbox"')) page = read(await post({ ...page.page, skip: '1' }))
    const ticks = [...page.html.matchAll(/type="checkbox" name="choices" value="([^"]*)"/g)].map(
      (match) => match[1] ?? '',
    )
    const form = new URLSearchParams({ ...page.page, beside: 'he is outside my door right now' })
    form.append('choices', ticks[1] ?? '')
    const again = read(await post(form))
    expect(again.html).toContain('<section class="alert danger">')
    expect(again.to).toBe(page.to)
    expect([...again.html.matchAll(/value="([^"]*)"[^>]* checked/g)].map((match) => match[1])).toEqual([ticks[1]])
  })

  test('words beside ticks that are not understood are answered, and the ticks count', async () => {
    let page = await asked()
    while (!page.html.includes('type="checkbox"')) page = read(await post({ ...page.page, skip: '1' }))
    const tick = /type="checkbox" name="choices" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
    const form = new URLSearchParams({ ...page.page, beside: 'hmm blue' })
    form.append('choices', tick)
    const next = read(await post(form))
    expect(next.to).not.toBe(page.to)
    expect(next.html).toMatch(/I can(?:'|&#39;)t always follow everything/)
  })

  test('switching the language keeps the place, and words that were not sent', async () => {
    const page = await asked()
    const welsh = read(await post({ ...page.page, beside: 'half a senten', language: 'cy' }))
    expect(welsh.html).toContain('<html lang="cy"')
    expect(welsh.to).toBe(page.to)
    expect(welsh.html).toContain('\nhalf a senten</textarea>')
  })

  test('what was typed comes back as it was typed: once escaped, never raw', async () => {
    const words = `<em>"tea's" &amp; 'milk'</em>`
    const page = await asked()
    const { html } = read(await post({ ...page.page, beside: words }))
    expect(html).toContain('&lt;em&gt;&quot;tea&#39;s&quot; &amp;amp; &#39;milk&#39;&lt;/em&gt;')
    expect(html).not.toContain('<em>')
    expect(html).not.toContain('&amp;lt;')
  })
})

describe('what fails is a page with emergency help, and loses nothing', () => {
  test('words that are too long stay in the box, with the same question', async () => {
    const page = await asked()
    const words = 'ж'.repeat(20_001)
    const reply = await post({ ...page.page, beside: words })
    expect(reply.statusCode).toBe(413)
    expect(reply.payload).toContain(`\n${words}</textarea>`)
    expect(read(reply).to).toBe(page.to)
    expect(hasEmergencyHelp(reply.payload)).toBe(true)
    const shorter = await post({ ...read(reply).page, beside: words.slice(1) })
    expect(shorter.statusCode).toBe(200)
  })

  test('line ends that a browser doubled do not make words too long', async () => {
    const page = await asked()
    expect((await post({ ...page.page, beside: 'a\r\n'.repeat(10_000) })).statusCode).toBe(200)
  })

  test.each([
    ['tampered with', (state: string) => `${state.slice(0, -4)}AAAA`, 400],
    ['foreign', () => 'eyJ.a.b.c.d', 400],
    ['missing', () => '', 400],
  ])('a state that is %s: words can be copied, and there is a fresh start', async (_, change, status) => {
    const page = await asked()
    const reply = await post({ ...page.page, state: change(page.state), beside: 'my <words>' })
    expect(reply.statusCode).toBe(status)
    expect(hasEmergencyHelp(reply.payload)).toBe(true)
    expect(reply.payload).toContain('\nmy &lt;words&gt;</textarea>')
    expect(reply.payload).toContain('href="/chat?lang=en"')
    expect(reply.payload).not.toContain('name="state"')
  })

  test('an expired state, in the language of the page', async () => {
    const page = read(await post({ ...(await asked()).page, language: 'cy' }))
    s.pass(13 * 3600)
    const reply = await post({ ...page.page, beside: 'geiriau' })
    s.pass(-13 * 3600)
    expect(reply.statusCode).toBe(410)
    expect(reply.payload).toContain('<html lang="cy"')
    expect(hasEmergencyHelp(reply.payload)).toBe(true)
  })

  test('a limit of rate: everything that was sent can be sent again by one button', async () => {
    const limited = await service({
      rateLimit: { burst: 1, perSecond: 0.001, rotateAfter: 3_600_000, maxAddresses: 10 },
    })
    try {
      const page = await asked()
      await post({ ...page.page, command: 'again' }, limited)
      const reply = await post({ ...page.page, beside: 'my <words>', choice: 'me' }, limited)
      expect(reply.statusCode).toBe(429)
      expect(reply.headers['retry-after']).toBeDefined()
      expect(hasEmergencyHelp(reply.payload)).toBe(true)
      expect(read(reply).page).toEqual(page.page)
      expect(reply.payload).toContain('name="choice" value="me"')
      expect(reply.payload).toContain('\nmy &lt;words&gt;</textarea>')
    } finally {
      await limited.app.close()
    }
  })

  test('a fault of ours: the same, and a line in the log without a word', async () => {
    const broken = await service({
      engine: {
        take: () => {
          throw new Error('CANARY')
        },
      },
    })
    try {
      const first = read(await broken.app.inject({ url: '/chat' }))
      const reply = await post({ ...first.page, text: 'CANARY words' }, broken)
      expect(reply.statusCode).toBe(500)
      expect(hasEmergencyHelp(reply.payload)).toBe(true)
      expect(read(reply).state).toBe(first.state)
      expect(broken.logged()).toContain('internal')
      expect(broken.logged()).not.toContain('CANARY')
    } finally {
      await broken.app.close()
    }
  })

  test('a body beyond every size, and one that is no form', async () => {
    const huge = await post({ state: 'x', text: 'ж'.repeat(200_000) })
    expect(huge.statusCode).toBe(413)
    expect(hasEmergencyHelp(huge.payload)).toBe(true)
    const json = await s.app.inject({ method: 'POST', url: '/chat', payload: { state: 'x' } })
    expect(json.statusCode).toBe(415)
    expect(hasEmergencyHelp(json.payload)).toBe(true)
  })

  test('an address without a page, for a person; a problem, for a program', async () => {
    const person = await get('/chat/nothing')
    expect(person.statusCode).toBe(404)
    expect(hasEmergencyHelp(person.payload)).toBe(true)
    const program = await get('/chat/nothing', { accept: 'application/json' })
    expect(program.statusCode).toBe(404)
    expect(program.headers['content-type']).toContain('application/problem+json')
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)('%s', async (method) => {
    const reply = await s.app.inject({ method, url: '/chat' })
    expect(reply.statusCode).toBe(405)
    expect(reply.headers.allow).toBe('GET, HEAD, POST')
    expect(hasEmergencyHelp(reply.payload)).toBe(true)
  })

  test('HEAD is answered like GET, and the bare address leads to the chat', async () => {
    expect((await s.app.inject({ method: 'HEAD', url: '/chat' })).statusCode).toBe(200)
    expect((await get('/')).headers.location).toBe('/chat')
  })
})

test('38: no word of anybody, and no state, is in the log', async () => {
  const page = await asked()
  await post({ ...page.page, beside: 'CANARY7319', choice: 'CANARY7319', change: 'CANARY7319' })
  await post({ ...page.page, state: 'CANARY7319', text: 'CANARY7319' })
  await get('/chat?lang=CANARY7319&partner=CANARY7319')
  await get('/CANARY7319')
  expect(s.logged()).toContain('state-')
  expect(s.logged()).not.toContain('CANARY7319')
  expect(s.logged()).not.toContain(page.state.slice(0, 40))
})
