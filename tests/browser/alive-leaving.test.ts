import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { alive, answer, SLOWLY, stateOf, walkToPlan } from './alive.ts'
import { type RealService, startService } from './real-service.ts'

/** Stands in for the site that Leave leads to, which is not on this machine. */
const weather = createServer((_, reply) => {
  reply.setHeader('content-type', 'text/html').end('<title>Weather</title>Sunny spells')
})
const weatherAddress = () => `http://127.0.0.1:${(weather.address() as AddressInfo).port}/`

let service: RealService
let browser: Browser
beforeAll(async () => {
  service = await startService()
  weather.listen(0, '127.0.0.1')
  await once(weather, 'listening')
  const { executablePath, args } = inject('wholeChromium')
  browser = await chromium.launch({
    executablePath,
    args: [...args],
    // People's browsers keep pages to go back to, so this one must as well.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
})
afterAll(async () => {
  await browser?.close()
  await service?.stop()
  weather.close()
})
const contexts: BrowserContext[] = []
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})

/** A person who came from another page, in the middle of a conversation, with words that were not sent. */
async function inTheMiddle(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  contexts.push(context)
  const page = await context.newPage()
  await page.goto(`${weatherAddress()}before`)
  await page.goto(`${service.origin}/chat`)
  await alive(page)
  for (let step = 0; step < 6; step++) await answer(page)
  await page.locator('.own > summary').click()
  await page.locator('.own textarea').fill('half a sentence, CANARY4242')
  // The page that leaving leads to is not on this machine.
  await page
    .locator('.leave')
    .evaluate((link, address) => link.setAttribute('href', address), `${weatherAddress()}after`)
  return page
}

/** Back or Forward, as the browser's own buttons do it, whether the page was kept or is loaded again. */
const move = (page: Page, way: 'back' | 'forward') => page.evaluate((to) => history[to](), way).catch(() => {})

const hasLeft = (page: Page) => expect.poll(() => page.url(), SLOWLY).toBe(`${weatherAddress()}after`)

/** Everything that can be seen or read on the page, typed words included. */
const everything = async (page: Page): Promise<string> => {
  const boxes = page.locator('textarea, input')
  const look = async () => {
    const typed = await boxes.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
    return [await page.content(), ...typed].join('\n')
  }
  // Between two pages there is nothing to look at.
  let seen = ''
  await expect
    .poll(async () => {
      seen = await look().catch(() => '')
      return seen
    }, SLOWLY)
    .not.toBe('')
  return seen
}

const historyOf = (page: Page) => page.evaluate(() => history.length).catch(() => -1)

const threeShifts = async (page: Page) => {
  for (const shift of ['ShiftLeft', 'ShiftRight', 'ShiftLeft']) await page.keyboard.press(shift)
}

const ways = [
  ['by the button', (page: Page) => page.locator('.leave').click()],
  ['by the keyboard', (page: Page) => page.locator('.leave').press('Enter')],
  ['by three Shifts, with the focus in a box', threeShifts],
] as const

describe.each(ways)('%s', (_, leave) => {
  test('37: leaves; Back leads to the page before, and nothing of the conversation is on either side', async () => {
    const page = await inTheMiddle()
    const length = await historyOf(page)
    await leave(page)
    await hasLeft(page)
    await expect.poll(() => historyOf(page), SLOWLY).toBe(length)
    await move(page, 'back')
    await expect.poll(() => page.url(), SLOWLY).toBe(`${weatherAddress()}before`)
    await move(page, 'forward')
    await hasLeft(page)
    expect(await everything(page)).not.toMatch(/CANARY/)
  })
})

test.each(['the button', 'three Shifts'])(
  '37: %s: the page is blank and empty before the press is over',
  async (way) => {
    const page = await inTheMiddle()
    const after = await page.evaluate((pressed) => {
      if (pressed === 'the button') document.querySelector<HTMLElement>('.leave')?.click()
      else
        for (const type of ['keydown', 'keyup', 'keydown', 'keyup', 'keydown', 'keyup'])
          document.body.dispatchEvent(new KeyboardEvent(type, { key: 'Shift', code: 'ShiftLeft', bubbles: true }))
      return {
        display: getComputedStyle(document.documentElement).display,
        title: document.title,
        html: document.documentElement.outerHTML,
        typed: [...document.querySelectorAll('textarea')].map(({ value }) => value),
        hidden: [...document.querySelectorAll('input')].map(({ value }) => value),
      }
    }, way)
    expect(after).toMatchObject({ display: 'none', title: '', typed: [] })
    expect(after.html).not.toMatch(/CANARY|eyJ/)
    expect(after.hidden.filter((value) => value.length > 20)).toEqual([])
    await hasLeft(page)
  },
)

test('what was on its way when somebody left is not sent after all', async () => {
  const page = await inTheMiddle()
  // A socket that takes words and never answers: without leaving, they would be sent over HTTP.
  await page.evaluate(() => {
    WebSocket.prototype.send = () => {}
  })
  const posted: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') posted.push(request.postData() ?? '')
  })
  await page.locator('.own .btn').click()
  await page.evaluate(() => document.querySelector<HTMLElement>('.leave')?.click())
  await hasLeft(page)
  await page.waitForTimeout(2500)
  expect(posted).toEqual([])
})

test('capitals, typed as fast as one likes, never leave', async () => {
  const page = await inTheMiddle()
  await page.locator('.own textarea').pressSequentially('HE IS ALWAYS THERE. WHY? Because He Knows. A B C D E')
  for (const letter of 'ABCDEF') {
    await page.keyboard.down('ShiftLeft')
    await page.keyboard.press(letter)
    await page.keyboard.up('ShiftLeft')
  }
  await page.waitForTimeout(300)
  expect(page.url()).toBe(`${service.origin}/chat`)
})

test('left in another way and come back to: a first page, with nothing of the conversation', async () => {
  const page = await inTheMiddle()
  await page.goto(`${weatherAddress()}elsewhere`)
  await move(page, 'back')
  await expect.poll(() => page.url(), SLOWLY).toBe(`${service.origin}/chat`)
  await expect
    .poll(
      () =>
        page
          .locator('#question')
          .count()
          .catch(() => 0),
      SLOWLY,
    )
    .toBe(1)
  expect(await everything(page)).not.toMatch(/CANARY/)
  await expect.poll(() => page.locator('.answers').count(), SLOWLY).toBe(0)
  await answer(page)
})

test('offline it is blank and left all the same', async () => {
  const page = await inTheMiddle()
  await page.context().setOffline(true)
  await page.locator('.leave').click()
  await expect.poll(() => page.url(), SLOWLY).not.toBe(`${service.origin}/chat`)
  expect(await page.content()).not.toMatch(/CANARY/)
  await page.context().setOffline(false)
})

test('38: the token is in no address, no history, no name of the next page, and not in the log', async () => {
  const page = await inTheMiddle()
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.url()} ${JSON.stringify(request.headers())}`))
  const states = new Set<string>()
  await walkToPlan(page, undefined, async () => {
    states.add(await stateOf(page))
    expect(
      await page.evaluate(() => JSON.stringify([location.href, history.state, name, document.referrer])),
    ).not.toContain('eyJ')
  })
  await page.locator('.leave').click()
  await hasLeft(page)
  expect(states.size).toBeGreaterThan(5)
  for (const state of states) {
    expect(asked.filter((line) => line.includes(state))).toEqual([])
    expect(service.output()).not.toContain(state)
  }
  expect(service.output()).not.toContain('CANARY')
})

test('38: nothing is stored in the browser, and nothing is suggested in a new tab', async () => {
  const page = await inTheMiddle()
  await walkToPlan(page)
  const context = page.context()
  const { cookies, origins } = await context.storageState({ indexedDB: true })
  expect({ cookies, origins }).toEqual({ cookies: [], origins: [] })
  expect(await page.evaluate(() => caches.keys())).toEqual([])
  await page.close()
  const again = await context.newPage()
  await again.goto(`${service.origin}/chat`)
  await alive(again)
  expect(await everything(again)).not.toMatch(/CANARY/)
  const remembered = await again
    .locator('input, textarea')
    .evaluateAll((all) => all.filter((one) => one.getAttribute('autocomplete') !== 'off').map((one) => one.outerHTML))
  expect(remembered).toEqual([])
})
