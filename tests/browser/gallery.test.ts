import { mkdirSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { violations } from './axe.ts'
import { awkward, type ScreenName } from './gallery/screens.ts'
import { address, names, serveGallery } from './gallery/serve.ts'

const shots = new URL('../screenshots/', import.meta.url).pathname
const small = { width: 320, height: 640 }
const phone = { width: 390, height: 844 }
const desktop = { width: 1280, height: 800 }
/** What a laptop of 1280 x 1024 has left at a zoom of 400 %. */
const zoomed = { width: 320, height: 256 }

let browser: Browser
beforeAll(async () => {
  const { executablePath, args } = inject('chromium')
  browser = await chromium.launch({ executablePath, args: [...args] })
  mkdirSync(shots, { recursive: true })
})
afterAll(() => browser?.close())

/** One page of the gallery for each way of looking at it, used by all tests that look at it so. */
const pages = new Map<string, Promise<Page>>()
function pageFor(options: BrowserContextOptions): Promise<Page> {
  const key = JSON.stringify(options)
  const known = pages.get(key) ?? newPage(options)
  pages.set(key, known)
  return known
}

async function newPage(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options)
  await serveGallery(context)
  return context.newPage()
}

async function open(name: ScreenName, options: BrowserContextOptions, ...where: [locale?: string, dir?: string]) {
  const page = await pageFor(options)
  // Only looked at by the test before, it is as good as new.
  if (lookedAt.delete(page) && page.url() === address(name, ...where)) {
    await page.evaluate(() => scrollTo(0, 0))
    return page
  }
  // A page that an earlier test used may still be on its way somewhere.
  await expect.poll(() => page.goto(address(name, ...where)).then(Boolean, () => false), { timeout: 20_000 }).toBe(true)
  // The focus is given when the page is first drawn, which may be after it has loaded.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  return page
}

/** Pages on which the last test touched nothing. */
const lookedAt = new Set<Page>()

/** Top and bottom of an element against the window, whether it is there or not. */
const box = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { top, bottom, left, right, width, height } = element.getBoundingClientRect()
      return { top, bottom, left, right, width, height }
    })

const openAll = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })

const widerThanWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What the same rules do for every screen is looked at on each second one. */
const half = new Set(names.filter((_, i) => i % 2 === 0))

describe.each(names)('%s', (name) => {
  const onHalf = (title: string, look: () => Promise<void>) => {
    if (half.has(name)) test(title, look)
  }

  test('has one main heading, no id twice, no script but ours, no style of its own, and no word of the subject in its title', async () => {
    const page = await open(name, { viewport: small })
    expect(await page.locator('h1').count()).toBe(1)
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))
    expect(ids).toEqual([...new Set(ids)])
    expect(await page.locator('script:not([src^="/chat."]), style, [style], [onclick]').count()).toBe(0)
    expect(await page.title()).toBe('Waymark')
    lookedAt.add(page)
  })

  test.each([[small, 'en'], ...(half.has(name) ? ([[zoomed, 'en']] as const) : []), [small, 'cy']] as const)(
    'fits %o in %s without sideways scrolling; Leave and the bar stay in view',
    async (viewport, locale) => {
      const page = await open(name, { viewport }, locale)
      await openAll(page)
      expect(await widerThanWindow(page)).toBe(0)
      for (const scroll of [0, 1e6]) {
        await page.evaluate((y) => scrollTo(0, y), scroll)
        const leave = await box(page, '.leave')
        expect(leave.top).toBeGreaterThanOrEqual(0)
        expect(leave.right).toBeLessThanOrEqual(viewport.width)
        expect(leave.bottom).toBeLessThanOrEqual(64)
        if (name.startsWith('problem-')) continue
        const bar = await box(page, '.bar')
        expect(bar.bottom).toBeLessThanOrEqual(viewport.height)
        expect(bar.bottom).toBeGreaterThan(viewport.height - 2)
        expect(bar.top - leave.bottom).toBeGreaterThan(viewport.height / 2)
      }
      lookedAt.add(page)
    },
  )

  test('axe finds nothing, light and, on each second one, dark', async () => {
    const page = await open(name, { viewport: small }, 'cy')
    await openAll(page)
    expect(await violations(page, half.has(name) ? ['light', 'dark'] : ['light'])).toEqual([])
  })

  test('what is tapped is 44 pixels high, and no letter below 15 pixels, in a box none below 16', async () => {
    const page = await open(name, { viewport: phone })
    await openAll(page)
    const low = await page
      .locator('button:not(.unseen), a.btn, a.leave, summary, label.row, .box')
      .evaluateAll((all) =>
        all.filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44).map((e) => e.outerHTML),
      )
    expect(low).toEqual([])
    const tiny = await page
      .locator('body :not(input:not(.box))')
      .evaluateAll((all) =>
        all
          .filter((e) => Number.parseFloat(getComputedStyle(e).fontSize) < (e.matches('.box') ? 16 : 15))
          .map((e) => e.outerHTML.slice(0, 80)),
      )
    expect(tiny).toEqual([])
  })

  onHalf('forced colours: every control has a border', async () => {
    const page = await open(name, { viewport: phone, forcedColors: 'active' })
    await openAll(page)
    const bare = await page.locator('button:not(.unseen, .quiet), a.btn, a.leave, .box, .alert').evaluateAll((all) =>
      all
        .filter((e) => {
          const { borderTopStyle, borderTopWidth } = getComputedStyle(e)
          return borderTopStyle === 'none' || Number.parseFloat(borderTopWidth) < 1
        })
        .map((e) => e.outerHTML.slice(0, 80)),
    )
    expect(bare).toEqual([])
  })

  onHalf('from right to left nothing sticks out, and Leave changes sides', async () => {
    const page = await open(name, { viewport: small }, 'en', 'rtl')
    await openAll(page)
    expect(await widerThanWindow(page)).toBe(0)
    const leave = await box(page, '.leave')
    expect(leave.left).toBeLessThan(small.width - leave.right)
  })

  onHalf('with letters twice as large nothing sticks out, and Leave stays in view', async () => {
    const page = await open(name, { viewport: { width: 640, height: 800 } })
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '34px'))
    await openAll(page)
    expect(await widerThanWindow(page)).toBe(0)
    await page.evaluate(() => scrollTo(0, 1e6))
    expect((await box(page, '.leave')).bottom).toBeGreaterThan(0)
  })

  test('by keyboard: Leave comes first, and what has the focus is never under a bar', async () => {
    const page = await open(name, { viewport: small })
    await openAll(page)
    // Where the page gives the focus to what is urgent, Leave is before it.
    while (await page.evaluate(() => document.activeElement !== document.body)) await page.keyboard.press('Shift+Tab')
    const hidden: string[] = []
    const order: string[] = []
    for (let step = 0; step < 80; step++) {
      await page.keyboard.press('Tab')
      const found = await page.evaluate(focused)
      if (!found) break
      order.push(found.what)
      if (!found.seen) hidden.push(found.what)
    }
    expect(order[0]).toContain('class="leave"')
    expect(hidden).toEqual([])
  })
})

/** In the page: what has the focus, and whether it lies between the bars. */
function focused() {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const { top, bottom } = element.getBoundingClientRect()
  const from = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0
  const to = document.querySelector('.bar')?.getBoundingClientRect().top ?? innerHeight
  return {
    what: element.outerHTML.slice(0, 80),
    seen: element.closest('.top, .bar') !== null || (bottom > from + 8 && top < to - 8),
  }
}

test.each(['opening', 'any-of', 'emergency', 'plan'] as const)('%s: axe finds nothing on a desktop', async (name) => {
  const page = await open(name, { viewport: desktop })
  expect(await violations(page, ['light'])).toEqual([])
})

describe('at 400 % zoom', () => {
  test.each(['one-of', 'any-of-error', 'text', 'place', 'emergency', 'plan'] as const)(
    '%s: what the page is about is in view',
    async (name) => {
      const page = await open(name, { viewport: zoomed })
      const heading = await box(page, name === 'any-of-error' ? '.error' : 'h1')
      expect(heading.top).toBeGreaterThanOrEqual((await box(page, '.top')).bottom)
      expect(heading.top + 30).toBeLessThanOrEqual((await box(page, '.bar')).top)
    },
  )

  test.each(['text', 'place'] as const)('%s: the box that has the focus is between the bars', async (name) => {
    const page = await open(name, { viewport: zoomed })
    await page.locator('.box').focus()
    const field = await box(page, '.box')
    expect(field.top).toBeGreaterThanOrEqual((await box(page, '.top')).bottom)
    expect(Math.min(field.bottom, field.top + 44)).toBeLessThanOrEqual((await box(page, '.bar')).top)
  })
})

describe('keys and focus', () => {
  test('Enter in the box of a place sends the place, not a choice', async () => {
    const page = await open('place', { viewport: phone })
    const posted = page.waitForRequest((request) => request.method() === 'POST')
    await page.locator('.box').fill('LE2')
    await page.keyboard.press('Enter')
    const fields = new URLSearchParams((await posted).postData() ?? '')
    expect(fields.get('text')).toBe('LE2')
    expect(fields.get('choice')).toBeNull()
    expect(fields.get('change')).toBeNull()
  })

  test.each([
    ['emergency', 'h1'],
    ['any-of-error', '#error'],
    ['text-error', '#error'],
    ['one-of', 'body'],
  ] as const)('%s: reading begins at %s', async (name, selector) => {
    const page = await open(name, { viewport: phone })
    expect(await page.evaluate((at) => document.activeElement === document.querySelector(at), selector)).toBe(true)
  })
})

describe('what is shown again', () => {
  test('"None of these" with another: both ticked, and the list says why it is asked again', async () => {
    const page = await open('any-of-error', { viewport: phone })
    const ticked = await page
      .locator('.tick input:checked')
      .evaluateAll((all) => all.map((e) => e.getAttribute('value')))
    expect(ticked).toEqual(['loitering', 'none'])
    expect(await page.locator('fieldset').getAttribute('aria-describedby')).toBe('why error')
  })

  test('words with marks of HTML stand as they were typed, in the box and above the question', async () => {
    const box = await open('text-error', { viewport: phone })
    expect(await box.locator('.box').inputValue()).toBe(awkward)
    expect(await box.locator('.box').getAttribute('aria-invalid')).toBe('true')
    const above = await open('one-of-unheard', { viewport: phone })
    expect(await above.locator('.echo p').textContent()).toContain(awkward)
    const heard = await open('you-said', { viewport: phone })
    expect(await heard.locator('.heard q').first().textContent()).toBe('keeps turning up <outside> my flat')
  })

  test('numbers are written as the directory writes them and dialled as it dials them', async () => {
    const numbers = async (name: ScreenName) =>
      (await open(name, { viewport: phone }))
        .locator('a[href^="tel:"], a[href^="sms:"]')
        .evaluateAll((all) => all.map((e) => `${e.textContent} ${e.getAttribute('href')}`))
    expect(await numbers('crisis')).toEqual([
      'Call 999 tel:999',
      'Call Samaritans 116 123 tel:116123',
      'Text SHOUT to 85258 sms:85258?body=SHOUT',
      '999 tel:999',
    ])
    expect(await numbers('contacts')).toEqual([
      'Call 101 tel:101',
      'Call 0808 802 0300 tel:08088020300',
      'Call 0808 802 0300 tel:08088020300',
      'Text 85258 sms:85258',
      '999 tel:999',
    ])
  })

  test('a page of somebody else opens beside this one and is told nothing', async () => {
    const page = await open('plan', { viewport: phone })
    const links = await page
      .locator('a[href^="https:"]:not(.leave)')
      .evaluateAll((all) => all.map((e) => [e.getAttribute('target'), e.getAttribute('rel')]))
    expect(links.length).toBeGreaterThan(2)
    expect(new Set(links.map(String))).toEqual(new Set(['_blank,noreferrer noopener']))
  })

  test('an address that is no page and no text message is no link', async () => {
    const page = await open('bad-link', { viewport: phone })
    expect(await page.locator('main [href^="javascript"]').count()).toBe(0)
    expect(await page.locator('main').textContent()).toContain('Read this')
  })
})

describe('on paper', () => {
  test('the notes print black on white, without a control', async () => {
    const page = await newPage({ viewport: { width: 794, height: 1123 }, colorScheme: 'dark' })
    await page.goto(address('notes'))
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('button:visible, .leave:visible, .box:visible').count()).toBe(0)
    const colours = await page.locator('.sheet').evaluate((e) => {
      const { color, backgroundColor } = getComputedStyle(e)
      return [color, backgroundColor]
    })
    expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
    await page.screenshot({ path: `${shots}gallery-notes-print.png`, fullPage: true })
    await page.context().close()
  })
})

describe('pictures', () => {
  const pictures: readonly [
    ScreenName,
    { width: number; height: number },
    BrowserContextOptions?,
    ('open' | 'full')?,
  ][] = [
    ['opening', phone],
    ['opening', desktop],
    ['one-of', phone],
    ['one-of', small],
    ['one-of', zoomed],
    ['one-of', phone, { colorScheme: 'dark' }],
    ['one-of-before', phone],
    ['one-of-unheard', phone],
    ['any-of', phone],
    ['any-of', phone, { colorScheme: 'dark' }],
    ['any-of', phone, { forcedColors: 'active' }],
    ['any-of-error', small],
    ['text', phone],
    ['text', zoomed],
    ['text-error', phone],
    ['place', phone],
    ['place-error', small],
    ['emergency', phone],
    ['emergency', small],
    ['emergency', zoomed],
    ['emergency', phone, { colorScheme: 'dark' }],
    ['emergency', phone, { forcedColors: 'active' }],
    ['crisis', phone],
    ['perhaps', phone],
    ['plan', phone, {}, 'full'],
    ['plan', desktop],
    ['plan', phone, { colorScheme: 'dark' }],
    ['contacts', phone],
    ['notes', phone, {}, 'full'],
    ['end', phone],
    ['problem-not-found', phone],
    ['problem-again', phone],
    ['problem-expired', small],
  ]
  test.each(pictures)('%s at %o %o', async (name, viewport, options = {}, how = undefined) => {
    const look = [options.colorScheme, options.forcedColors && 'forced'].filter(Boolean).map((one) => `-${one}`)
    const page = await open(name, { ...options, viewport })
    const path = `${shots}gallery-${name}-${viewport.width}x${viewport.height}${look.join('')}.png`
    const picture = await page.screenshot({ path, fullPage: how === 'full' })
    expect(picture.length).toBeGreaterThan(5_000)
  })
})
