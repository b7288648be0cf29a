import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Chromium } from '../setup/chromium.ts'
import { EX_WITH_A_TRACKER, SLOWLY } from './alive.ts'
import { violations } from './axe.ts'
import { type RealService, startService } from './real-service.ts'

/** At an age at which everything is asked: what is not answered here is skipped. */
const ADULT: typeof EX_WITH_A_TRACKER = { ...EX_WITH_A_TRACKER, who: 'me', 'under-18': 'no' }

const shots = new URL('../screenshots/', import.meta.url).pathname
const small = { width: 320, height: 640 }
const desktop = { width: 1280, height: 800 }

/** Typed and not sent; may never be seen again after leaving. */
const UNSENT = 'half a sentence, CANARY4242'

/** Stands in for the site that Leave leads to, which is not on this machine. */
const weather = createServer((_, reply) => {
  reply.setHeader('content-type', 'text/html').end('<title>Weather</title>Sunny spells')
})
const weatherAddress = () => `http://weather.test:${(weather.address() as AddressInfo).port}/`

let service: RealService
let browser: Browser
/** for what is seen when somebody goes back */
let whole: Browser
beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  service = await startService()
  weather.listen(0, '127.0.0.1')
  await once(weather, 'listening')
  browser = await launch(inject('chromium'))
  whole = await launch(inject('wholeChromium'))
})
afterAll(async () => {
  await browser?.close()
  await whole?.close()
  await service?.stop()
  weather.close()
})

const launch = ({ executablePath, args }: Chromium): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [...args, '--host-resolver-rules=MAP weather.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    // People's browsers keep pages to go back to, so this one must as well.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })

/** A person with a browser of their own, on the first page. */
async function person(
  options: BrowserContextOptions,
  where = browser,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await where.newContext(options)
  const page = await context.newPage()
  await page.goto(`${service.origin}/chat`)
  return { page, context }
}

/** Presses what leads to the next turn, and waits until it is there: on a new page, or on this one where scripts run. */
async function press(page: Page, selector: string): Promise<void> {
  const before = await stateOf(page)
  await page.locator(selector).first().click()
  // Between two pages there is nothing to look at.
  await expect.poll(() => stateOf(page).catch(() => before), SLOWLY).not.toBe(before)
}

const stateOf = (page: Page) => page.locator('input[name=state]').inputValue()

const promptOf = (page: Page) => page.locator('input[name=to]').inputValue()

async function answer(page: Page, answers = EX_WITH_A_TRACKER): Promise<void> {
  const prompt = await promptOf(page)
  const given = answers[prompt]
  if (given === undefined) return press(page, 'main button[name=skip]')
  if (typeof given === 'string') return press(page, `[name=choice][value="${given}"]`)
  if ('words' in given) await page.locator('.box').fill(given.words)
  else for (const tick of given) await page.locator(`.tick:has([value="${tick}"]) input`).check()
  await press(page, 'main button.main')
}

/** Goes on until there is a plan; `look` sees every screen on the way, the plan last. */
async function walkToPlan(
  page: Page,
  look: (page: Page) => Promise<void> = async () => {},
  answers = EX_WITH_A_TRACKER,
): Promise<string[]> {
  const prompts: string[] = []
  for (let step = 0; step < 45; step++) {
    await look(page)
    if ((await page.locator('.plan').count()) > 0) return prompts
    prompts.push(await promptOf(page))
    await answer(page, answers)
  }
  throw new Error(`no plan after ${prompts.join(', ')}`)
}

/** Goes on for so many screens, which costs a browser less than the whole way. */
async function walkOn(
  page: Page,
  screens: number,
  look: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  for (let screen = 0; screen < screens; screen++) {
    await look(page)
    await answer(page)
  }
}

describe.each([
  ['320', small, ADULT, /specialist/i],
  ['desktop', desktop, EX_WITH_A_TRACKER, /Childline|18/],
] as const)('without JavaScript, %s', (size, viewport, answers, third) => {
  test('from the first page to the plan, the last words and a fresh start', async () => {
    const { page, context } = await person({ viewport, javaScriptEnabled: false })
    let screen = 0
    const prompts = await walkToPlan(
      page,
      async () => {
        screen += 1
        const path = `${shots}journey-${size}-${String(screen).padStart(2, '0')}.png`
        expect((await page.screenshot({ path })).length).toBeGreaterThan(5_000)
      },
      answers,
    )
    expect(prompts.length).toBeGreaterThanOrEqual(8)

    const cards = await page.locator('.plan .cards > li h2').allTextContents()
    const at = (pattern: RegExp) => cards.findIndex((card) => pattern.test(card))
    expect(at(/Leicestershire Police/)).toBe(0)
    expect(at(/track/i)).toBe(1)
    expect(at(third), cards.join()).toBe(2)
    expect(await page.locator('.cards > li').first().locator('a[href="tel:101"]').count()).toBeGreaterThan(0)
    expect(await page.locator('.plan > .alert a[href="tel:999"]').count()).toBe(1)

    await press(page, '[name=choice][value=not-now]')
    await press(page, '[name=choice][value=done]')
    expect(await page.locator('main').textContent()).toMatch(/999/)
    await page.screenshot({ path: `${shots}journey-${size}-end.png` })
    await context.close()
  })

  test('3: danger from every screen, and back to the same question', async () => {
    const { page, context } = await person({ viewport, javaScriptEnabled: false })
    for (let step = 0; step < 4; step++) {
      const prompt = await promptOf(page)
      await press(page, '.bar [value=emergency]')
      expect(await page.locator('h1').boundingBox()).toMatchObject({ y: expect.any(Number) })
      const call = await page.locator('main a[href="tel:999"]').first().boundingBox()
      expect(call && call.y + call.height).toBeLessThan(viewport.height - 60)
      expect(await promptOf(page)).toBe(prompt)
      await page.locator('.go-on > summary').click()
      expect(await page.locator('#question').isVisible()).toBe(true)
      await answer(page)
    }
    await press(page, '.bar [value=emergency]')
    await page.screenshot({ path: `${shots}journey-${size}-emergency.png` })
    await context.close()
  })

  test('43: who can help, within three questions that can be skipped', async () => {
    const { page, context } = await person({ viewport, javaScriptEnabled: false })
    await press(page, '.bar [value=help]')
    for (let asked = 0; asked < 3 && (await page.locator('article.card').count()) === 0; asked++) {
      await press(page, '[name=skip]')
    }
    expect(await page.locator('article.card a[href^="tel:"]').count()).toBeGreaterThan(1)
    await page.screenshot({ path: `${shots}journey-${size}-help.png`, fullPage: true })
    await context.close()
  })
})

/** The markup of a page and what stands in its boxes. */
async function everythingOn(page: Page): Promise<string> {
  const boxes = page.locator('textarea, input:not([type=hidden])')
  const typed = await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value))
  return [await page.content(), ...typed].join('\n')
}

describe('37: leaving', () => {
  test.each([false, true])(
    'eight screens, Leave, Back eight times, Forward: no word of the person (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const { page, context } = await person({ viewport: small, javaScriptEnabled }, whole)
      await walkOn(page, 8)
      expect(await page.content()).not.toContain('CANARY4242')
      await page.locator('.own > summary').click()
      await page.locator('.own textarea').fill(UNSENT)

      // Answering in the browser's stead would switch its caches off, so the link itself leads to the stand-in.
      await page.locator('.leave').evaluate((link, address) => link.setAttribute('href', address), weatherAddress())
      await page.locator('.leave').click()
      await expect.poll(() => page.title().catch(() => ''), SLOWLY).toBe('Weather')
      const move = async (go: () => Promise<unknown>) => {
        // A page that was posted is not shown again: the browser asks first, which is an error here.
        await go().catch(() => {})
        // Between two pages there is no content to be had, so it is asked for until there is.
        let seen: string | null = null
        const look = async () => {
          seen = await everythingOn(page).catch(() => null)
          return seen
        }
        await expect.poll(look, SLOWLY).not.toBeNull()
        return seen
      }
      for (let back = 0; back < 8; back++)
        expect(await move(() => page.goBack({ timeout: 5_000 }))).not.toMatch(/CANARY/)
      for (let on = 0; on < 9; on++) expect(await move(() => page.goForward({ timeout: 5_000 }))).not.toMatch(/CANARY/)
      await context.close()
    },
  )

  test('the page that is left is told nothing: no address, no state, no word', async () => {
    const { page, context } = await person({ viewport: small, javaScriptEnabled: false }, whole)
    const asked: string[] = []
    page.on('request', (request) => {
      asked.push(`${request.url()} ${request.headers().referer ?? ''}`)
    })
    const states = new Set<string>()
    await walkOn(page, 8, async () => {
      states.add(await stateOf(page))
    })
    await page.locator('.leave').click({ noWaitAfter: true })
    await expect.poll(() => asked.at(-1), SLOWLY).toContain('bbc')
    expect(states.size).toBeGreaterThan(5)
    expect(asked.at(-1)).toBe('https://www.bbc.co.uk/weather ')
    for (const state of states) {
      expect(asked.filter((line) => line.includes(state))).toEqual([])
      expect(service.output()).not.toContain(state)
    }
    expect(service.output()).not.toContain('CANARY')
    await context.close()
  })

  test('38: nothing is stored in the browser', async () => {
    const { page, context } = await person({ viewport: small }, whole)
    await walkOn(page, 8)
    const stored = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
    }))
    expect(stored).toEqual({ local: 0, session: 0, databases: 0, workers: 0 })
    expect(await context.cookies()).toEqual([])
    await context.close()
  })
})

describe('the language', () => {
  test('is changed on any screen and keeps the place', async () => {
    const { page, context } = await person({ viewport: small, javaScriptEnabled: false })
    await answer(page)
    await answer(page)
    const prompt = await promptOf(page)
    const question = await page.locator('#question').textContent()
    await press(page, '[name=language][value=cy]')
    expect(await page.locator('html').getAttribute('lang')).toBe('cy')
    expect(await promptOf(page)).toBe(prompt)
    expect(await page.locator('#question').textContent()).not.toBe(question)
    await page.screenshot({ path: `${shots}journey-320-welsh.png` })
    await press(page, '[name=language][value=en]')
    expect(await page.locator('#question').textContent()).toBe(question)
    await context.close()
  })
})

describe('40: axe, on the pages of the real journey', () => {
  test.each([
    ['en', small, EX_WITH_A_TRACKER, ['light']],
    ['cy', desktop, EX_WITH_A_TRACKER, ['dark']],
  ] as const)('%s at %o', async (locale, viewport, answers, schemes) => {
    const { page, context } = await person({ viewport })
    // axe is a script itself, so that scripts cannot be switched off; the one of the page is kept away.
    await page.route('**/chat.*.js', (route) => route.abort())
    await page.goto(`${service.origin}/chat?lang=${locale}`)
    const found: string[] = []
    await walkToPlan(
      page,
      async () => {
        const prompt = await promptOf(page)
        found.push(...(await violations(page, schemes)).map((line) => `${prompt}: ${line}`))
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (wide > 0) found.push(`${prompt}: ${wide} pixels too wide`)
      },
      answers,
    )
    expect(found).toEqual([])
    await context.close()
  })
})
