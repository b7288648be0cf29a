import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Answer, alive, sends, stateOf } from './alive.ts'
import { violations } from './axe.ts'
import { type RealService, startService } from './real-service.ts'
import { type Fields, goOn, wayTo } from './resume.ts'

const shots = new URL('../screenshots/', import.meta.url).pathname
const phone = { width: 390, height: 844 }

/** An ex, a tracker and turning up; what is not here is skipped. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  'way-in': 'begin',
  'danger-now': 'no',
  who: 'me',
  'under-18': 'no',
  words: { words: 'my ex keeps turning up outside my flat and there is a tracker on my car' },
  'heard-right': 'yes',
  relationship: 'partner-or-ex',
  together: 'no',
  often: 'weekly',
  since: 'months',
  changed: 'new-kinds',
  feeling: ['frightened'],
  life: ['where-they-go'],
  home: { words: 'LE2' },
  told: 'no',
  'notes-form': 'show-me',
  'notes-sure': 'show-it',
  'first-time': { words: 'June, outside my flat. He said that he was passing.' },
  'worst-time': { words: 'the night he waited till three, CANARY4417' },
  'reach-me': { words: 'by phone, weekdays' },
}

let service: RealService
let browser: Browser
/** What is sent last before the notes are on the page. */
let last: Fields
beforeAll(async () => {
  service = await startService()
  last = await wayTo(service.origin, ANSWERS, (page) => page.words.includes('Safe way to reach me'))
  const { executablePath, args } = inject('chromium')
  browser = await chromium.launch({ executablePath, args: [...args] })
})
afterAll(async () => {
  await browser?.close()
  await service?.stop()
})
const contexts: BrowserContext[] = []
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})

async function open(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options)
  contexts.push(context)
  const page = await context.newPage()
  await page.goto(`${service.origin}/chat`)
  await goOn(page, last)
  return page
}

async function notes(options: BrowserContextOptions = { viewport: phone }): Promise<Page> {
  const page = await open({ permissions: ['clipboard-read', 'clipboard-write'], ...options })
  await alive(page)
  return page
}

const lineOf = (page: Page, words: string) => page.locator('.sheet .line', { hasText: words })
/** What can be seen of it, which hidden parts are not. */
// biome-ignore lint/performance/useDomNodeTextContent: what is not displayed is not printed either
const seenIn = (page: Page, selector: string) => page.locator(selector).innerText()
const sheet = (page: Page) => seenIn(page, '.sheet')
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

describe('notes for the police', () => {
  test('29: can be read without a script, warnings first, and have nothing on them that needs one', async () => {
    const page = await open({ viewport: phone, javaScriptEnabled: false })
    const text = await seenIn(page, '.notes')
    expect(text.indexOf('Later, a court')).toBeGreaterThan(0)
    expect(text.indexOf('I want to report stalking')).toBeGreaterThan(text.indexOf('Later, a court'))
    expect(text).toContain('June, outside my flat')
    expect(await page.locator('.notes button:visible, .notes [contenteditable]').count()).toBe(0)
    await page.screenshot({ path: `${shots}notes-without-script.png`, fullPage: true })
  })

  test('28: each line and the headline can be changed on the page, and nothing of it is sent', async () => {
    const page = await notes()
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.postData() ?? ''))
    page.on('websocket', (line) => line.on('framesent', ({ payload }) => sent.push(String(payload))))
    await lineOf(page, 'I want to report').fill('I want to report a pattern, EDITED8823')
    await lineOf(page, 'June, outside').fill('The first of June\noutside my flat')
    expect(await sheet(page)).toContain('EDITED8823')
    const before = await stateOf(page)
    await page.locator('#now [name=choice][value=safer]').click()
    await expect.poll(() => stateOf(page)).not.toBe(before)
    expect(await page.evaluate(() => [...new FormData(document.forms[0])].flat().join(' '))).not.toContain('EDITED8823')
    expect(sent.join('\n')).not.toContain('EDITED8823')
    expect(service.output()).not.toMatch(/EDITED8823|CANARY4417/)
    // what was changed stays as it is further up
    expect(await sheet(page)).toContain('EDITED8823')
    expect(
      await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie, location.search].join()),
    ).toBe('0,0,,')
  })

  test('a line can be taken out and put back, by keyboard alone', async () => {
    const page = await notes()
    const worst = page.locator('.noted', { hasText: 'the night he waited' })
    await worst.locator('.remove').focus()
    await page.keyboard.press('Enter')
    expect(await sheet(page)).not.toContain('the night he waited')
    expect(await sheet(page)).not.toContain('Worst')
    expect(await page.locator('#status').textContent()).toBe('Removed. You can put it back.')
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('remove')
    await page.locator('.put-back').focus()
    await page.keyboard.press('Enter')
    expect(await sheet(page)).toContain('the night he waited')
    expect(await page.locator('.put-back').isVisible()).toBe(false)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('the night he waited')
  })

  test('are copied as they stand, and "Copied" is said only of what was', async () => {
    const page = await notes()
    await page.locator('.noted', { hasText: 'the night he waited' }).locator('.remove').click()
    await lineOf(page, 'by phone').fill('by text')
    const copy = page.locator('.acts .copy')
    await copy.click()
    await expect.poll(() => copy.textContent()).toBe('Copied')
    const text = await clipboard(page)
    expect(text).toMatch(/^I want to report stalking\. It is a pattern, not one incident\.\n\nPlease know first\n/)
    expect(text).toContain('Safe way to reach me\nby text')
    expect(text).toMatch(/I ask you to\n1\. Record this as stalking/)
    expect(text).not.toMatch(/the night he waited|Worst|Remove|Date:/)
    await lineOf(page, 'by text').fill('by letter')
    expect(await copy.textContent()).toBe('Copy')
  })

  test('"Copied" is not said where nothing was copied', async () => {
    const page = await notes()
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } })
      document.execCommand = () => false
    })
    await page.locator('.acts .copy').click()
    await expect.poll(() => page.locator('.acts .copy').textContent()).toContain("couldn't be copied")
  })

  test('are thrown away at the second press, and then nothing of them is left there', async () => {
    const page = await notes()
    const button = page.locator('.acts .throw')
    await button.click()
    expect(await button.textContent()).toBe('Press again to throw it away')
    await button.click()
    expect(await page.locator('.sheet').count()).toBe(0)
    expect(await page.locator('.notes').textContent()).toMatch(/^These notes are off this page now/)
    expect(await page.evaluate(() => document.activeElement?.parentElement?.className)).toBe('notes')
  })

  test('leaving takes what was changed with it', async () => {
    const page = await notes()
    await lineOf(page, 'I want to report').fill('EDITED8823')
    await page.route('https://**', (route) => route.fulfill({ body: 'elsewhere' }))
    await page.locator('.leave').click()
    await expect.poll(() => page.url()).not.toContain('/chat')
    await page.goBack().catch(() => null)
    expect(await page.content()).not.toContain('EDITED8823')
  })

  test('axe finds nothing in them', async () => {
    const page = await notes()
    expect(await violations(page, ['light', 'dark'])).toEqual([])
    await page.locator('.notes').screenshot({ path: `${shots}notes-phone.png` })
  })
})

describe('on paper', () => {
  test('B35: the notes alone, as they were changed, black on white, with a blank line for the date', async () => {
    const page = await notes({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' })
    await lineOf(page, 'June, outside').fill('The first of June, PRINTED5150')
    await page.locator('.noted', { hasText: 'the night he waited' }).locator('.remove').click()
    // they are printed from where they stand, although the conversation has gone on
    await sends(page, () => page.locator('#now [name=choice][value=safer]').click())
    await page.evaluate(() => {
      window.print = () => document.documentElement.classList.add('asked-to-print')
    })
    await page.locator('.acts .print').click()
    expect(await page.locator('html.asked-to-print.printing').count()).toBe(1)
    await page.emulateMedia({ media: 'print' })
    const seen = await seenIn(page, 'body')
    expect(seen).toMatch(/^Date:\s+I want to report stalking/)
    expect(seen).toContain('PRINTED5150')
    expect(seen).not.toMatch(
      /the night he waited|Worst|Leave this page|Remove|Copy|You can say|Later, a court|999|trackers/i,
    )
    expect(await page.locator('button:visible, a:visible').count()).toBe(0)
    const [color, background] = await page.locator('.sheet').evaluate((element) => {
      const { color: ink, backgroundColor } = getComputedStyle(element)
      return [ink, backgroundColor]
    })
    expect([color, background]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
    const pdf = await page.pdf({ path: `${shots}notes.pdf`, format: 'A4' })
    expect(pdf.length).toBeGreaterThan(5000)
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    expect(await page.locator('html.printing, .printed').count()).toBe(0)
  })

  test('without a script what is printed is the notes alone as well', async () => {
    const page = await open({ viewport: { width: 794, height: 1123 }, javaScriptEnabled: false })
    await page.emulateMedia({ media: 'print' })
    const seen = await seenIn(page, 'body')
    expect(seen).toMatch(/^Date:\s+I want to report stalking/)
    expect(seen).not.toMatch(/Leave this page|Later, a court|What would you like to look at/)
    await page.screenshot({ path: `${shots}notes-print.png`, fullPage: true })
  })
})
