import { mkdirSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { INFO_PAGES } from '../../src/channels/web/info-sections.ts'
import { violations } from './axe.ts'
import { type RealService, startService } from './real-service.ts'

const shots = new URL('../screenshots/', import.meta.url).pathname
const small = { width: 320, height: 640 }
const phone = { width: 390, height: 844 }
const desktop = { width: 1280, height: 800 }
/** What a laptop of 1280 x 1024 has left at a zoom of 400 %. */
const zoomed = { width: 320, height: 256 }

let service: RealService
let browser: Browser
beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  service = await startService()
  const { executablePath, args } = inject('chromium')
  browser = await chromium.launch({ executablePath, args: [...args] })
})
afterAll(async () => {
  await browser?.close()
  await service?.stop()
})

/** Opens a page as somebody with a browser of their own, and closes that when the test has looked. */
async function open<T>(
  path: string,
  options: BrowserContextOptions,
  look: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    await page.goto(service.origin + path)
    return await look(page, context)
  } finally {
    await context.close()
  }
}

const widerThanWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const pages = INFO_PAGES.flatMap(({ id }) => ['en', 'cy'].map((lang) => [id, lang] as const))

describe.each(pages)('/%s in %s', (id, lang) => {
  const path = `/${id}?lang=${lang}`

  test('axe finds nothing, light and dark', async () => {
    expect(await open(path, { viewport: small }, (page) => violations(page, ['light', 'dark']))).toEqual([])
  })

  test.each([small, zoomed])(
    'fits %o without sideways scrolling, either way round; Leave stays in view',
    async (viewport) => {
      await open(path, { viewport }, async (page) => {
        for (const dir of ['ltr', 'rtl'] as const) {
          await page.evaluate((to) => document.documentElement.setAttribute('dir', to), dir)
          expect(await widerThanWindow(page)).toBe(0)
          for (const scroll of [0, 1e6]) {
            await page.evaluate((y) => scrollTo(0, y), scroll)
            const leave = await page.locator('.leave').boundingBox()
            expect(leave?.y).toBeGreaterThanOrEqual(0)
            expect((leave?.y ?? 1e6) + (leave?.height ?? 0)).toBeLessThanOrEqual(64)
          }
        }
      })
    },
  )

  test('with letters twice as large nothing sticks out', async () => {
    await open(path, { viewport: { width: 640, height: 800 } }, async (page) => {
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '34px'))
      expect(await widerThanWindow(page)).toBe(0)
    })
  })

  test('by keyboard Leave comes first, then the emergency call; what has the focus is never under the bar', async () => {
    await open(path, { viewport: small }, async (page) => {
      const order: string[] = []
      for (let step = 0; step < 30; step++) {
        await page.keyboard.press('Tab')
        const found = await page.evaluate(() => {
          const element = document.activeElement
          if (!element || element === document.body) return null
          const under = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0
          const { top, bottom } = element.getBoundingClientRect()
          const seen = element.closest('.top') !== null || (top >= under && bottom <= innerHeight)
          return { href: element.getAttribute('href') ?? '', seen }
        })
        if (!found) break
        expect(found.seen, found.href).toBe(true)
        order.push(found.href)
      }
      expect(order.slice(0, 2)).toEqual(['https://www.bbc.co.uk/weather', 'tel:999'])
      expect(order).toContain(`/chat?lang=${lang}`)
    })
  })

  test('works without scripts, asks no other site, stores nothing; what is tapped is 44 pixels high', async () => {
    const asked: string[] = []
    await open('/chat', { viewport: phone }, async (page, context) => {
      page.on('request', (request) => void asked.push(request.url()))
      await page.goto(service.origin + path)
      await page.screenshot({ path: `${shots}info-${id}-${lang}.png`, fullPage: true })
      const low = await page
        .locator('a.leave, a.quiet')
        .evaluateAll((all) => all.filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML))
      expect(low).toEqual([])
      expect(await context.cookies()).toEqual([])
      const stored = await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
      ])
      expect(stored).toEqual([0, 0, 0])
    })
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((url) => !url.startsWith(`${service.origin}/`))).toEqual([])
  })
})

test('axe finds nothing on a desktop', async () => {
  expect(await open('/privacy', { viewport: desktop }, (page) => violations(page, ['light']))).toEqual([])
})

test.each([true, false])(
  'from the chat a page opens in a new tab, and the chat stays as it was (JavaScript: %s)',
  async (javaScriptEnabled) => {
    await open('/chat', { viewport: phone, javaScriptEnabled }, async (page, context) => {
      const before = await page.locator('#question').textContent()
      const opened = context.waitForEvent('page')
      await page.locator('.links a').nth(1).click()
      const other = await opened
      await other.waitForLoadState()
      expect(new URL(other.url()).pathname).toBe('/privacy')
      expect(await other.evaluate(() => [opener, document.referrer])).toEqual([null, ''])
      expect(page.url()).toBe(`${service.origin}/chat`)
      expect(await page.locator('#question').textContent()).toBe(before)
      await page.screenshot({ path: `${shots}info-links-${javaScriptEnabled}.png`, fullPage: true })
    })
  },
)
