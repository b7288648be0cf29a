import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Frame,
  type Locator,
  type Page,
} from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { type EmbedService, startEmbedService } from './embed-service.ts'
import { type HostPage, type HostSite, startHostSite } from './host-site.ts'

export const phone = { width: 390, height: 844 }
export const desktop = { width: 1280, height: 800 }

/** Somebody on a charity's page. */
export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** what the page and the browser complained about */
  readonly complaints: string[]
  /** every address that the browser asked for */
  readonly asked: string[]
}

/** A charity's site, the service and a browser, for all tests of a file. */
export class Street {
  site!: HostSite
  service!: EmbedService
  #browser!: Browser
  #pages = 0

  /** @param browser `wholeChromium` for tests about pages that are gone back to */
  constructor(browser: 'chromium' | 'wholeChromium' = 'chromium') {
    beforeAll(async () => {
      this.site = await startHostSite()
      this.service = await startEmbedService(this.site.origin)
      const { executablePath, args } = inject(browser)
      this.#browser = await chromium.launch({
        executablePath,
        args: [...args, '--host-resolver-rules=MAP localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
        // People's browsers keep pages to go back to, so this one must as well.
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      })
    })
    afterAll(async () => {
      await this.#browser?.close()
      await this.service?.stop()
      await this.site?.stop()
    })
  }

  /** Puts up a page that has the line in its head, and visits it after another page of the site. */
  async visit(host: HostPage = {}, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await this.#browser.newContext({ viewport: desktop, ...options })
    const page = await context.newPage()
    const complaints: string[] = []
    const asked: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (/content security policy|trusted/i.test(message.text()) && message.text().includes(this.service.origin))
        complaints.push(message.text())
    })
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${this.site.origin}/other`)
    this.#pages += 1
    const url = this.site.page(`/page-${this.#pages}`, { head: this.service.line(), ...host })
    await page.goto(url, { waitUntil: 'commit' })
    return { page, context, complaints, asked }
  }
}

export const launcher = (page: Page) => page.locator('waymark-chat > button, waymark-chat dialog + button')
export const panel = (page: Page) => page.locator('waymark-chat dialog')

/** The frame of the chat, once it is ready. */
export async function chat(page: Page): Promise<Frame> {
  const frame = page.locator('waymark-chat iframe')
  await frame.waitFor({ state: 'visible' })
  const content = await (await frame.elementHandle())?.contentFrame()
  if (!content) throw new Error('there is no chat in the frame')
  return content
}

/** A box in the chat, to type in: after the first page, which has none. */
export async function box(page: Page): Promise<Locator> {
  const frame = await chat(page)
  const found = frame.locator('#now textarea')
  if ((await found.count()) === 0) {
    await frame.locator('#now [value=begin]').click()
    await frame.locator('.own > summary').click()
  }
  return found
}

/** What has the focus, so that a key goes there: the tag, in the page of the host, in our shadow root or in the chat. */
export async function focus(page: Page): Promise<string> {
  const own = await page.evaluate(() => {
    const inside = document.activeElement?.shadowRoot?.activeElement
    return inside ? `${inside.localName} ${inside.textContent}`.trim() : (document.activeElement?.localName ?? 'none')
  })
  if (own !== 'iframe') return own
  return `chat ${await (await chat(page)).evaluate(() => document.hasFocus() && document.activeElement?.localName)}`
}

/** A browser on a busy machine may take its time. */
export const SLOWLY = { timeout: 20_000 }

export const focusIs = (page: Page, what: string) => expect.poll(() => focus(page), SLOWLY).toBe(what)
