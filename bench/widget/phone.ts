import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromium as findBrowser } from '../../tests/setup/chromium.ts'

/** How slow the processor is made, and the network: "slow 4G" of the browser's own tools; bytes a second, milliseconds. */
const SLOWER = 4
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 1_475_000 / 8, uploadThroughput: 675_000 / 8 }

/**
 * A browser in which a frame of another site runs in the process of the page, as on a phone with little memory: one processor, slowed
 * down, for both. Only this machine can be reached.
 */
export function openBrowser(): Promise<Browser> {
  const { executablePath, args } = findBrowser()
  return chromium.launch({
    executablePath,
    args: [
      ...args,
      '--host-resolver-rules=MAP localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      '--disable-site-isolation-trials',
      '--disable-features=IsolateOrigins,site-per-process',
    ],
  })
}

/** A new visitor on a slow phone, with nothing remembered. The page looks after itself: see watch.js. */
export async function takePhone(browser: Browser): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await context.addInitScript({ path: join(import.meta.dirname, 'watch.js') })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return { page, context }
}

/** Presses with a finger, at the middle of what is pressed, wherever it is by now. @throws when it is nowhere */
export async function tap(page: Page, selector: string): Promise<void> {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`there is no "${selector}" to press`)
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
}
