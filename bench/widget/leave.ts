import type { Browser, Page } from 'playwright-core'
import { ELSEWHERE } from '../../src/channels/web/elsewhere.ts'
import { takePhone, tap } from './phone.ts'
import type { Widget } from './widget.ts'

/** How somebody leaves: by the button in the chat; by Shift three times, with the keyboard in the chat or in the page around it. */
export const WAYS = ['button', 'Shift x3 in the chat', 'Shift x3 on the page'] as const
export type Way = (typeof WAYS)[number]

/** What stands in the head of a page that goes when it is touched, and has nothing else to do. */
export const BARE = `<script>
  addEventListener('click', () => {
    document.documentElement.replaceWith(document.createElement('title'))
    location.replace(${JSON.stringify(ELSEWHERE)})
  })
</script>`

/** The other page takes this long to come, in milliseconds: what is seen until then is our doing. */
const ELSEWHERE_TAKES = 1500

/**
 * Opens the chat and leaves.
 * @returns milliseconds from the last press (a finger lifted, a key let go) until the blank page was painted
 * @throws when the page was not blank before the other one came
 */
export const leave = (browser: Browser, url: string, widget: Widget, way: Way): Promise<number> =>
  leaving(browser, url, async (page) => {
    await page.locator(widget.launcher).waitFor()
    await tap(page, widget.launcher)
    const frame = page.frameLocator('waymark-chat iframe')
    await frame.locator('#now [name=choice]').first().waitFor()
    await page.waitForTimeout(500)
    return async () => {
      if (way === 'button') return frame.locator('.leave').tap()
      if (way === 'Shift x3 on the page') await page.locator('h1').evaluate('(h1) => { h1.tabIndex = -1; h1.focus() }')
      for (let press = 0; press < 3; press++) await page.keyboard.press('Shift')
    }
  })

/** The same of a page that has nothing else to do. */
export const leaveBarePage = (browser: Browser, url: string): Promise<number> =>
  leaving(browser, url, async (page) => {
    await page.waitForTimeout(500)
    return () => tap(page, 'h1')
  })

/** @param prepare makes everything ready, and returns what leaves */
async function leaving(
  browser: Browser,
  url: string,
  prepare: (page: Page) => Promise<() => Promise<void>>,
): Promise<number> {
  const { page, context } = await takePhone(browser)
  try {
    await context.route(`${ELSEWHERE}**`, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, ELSEWHERE_TAKES))
      await route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>Sunny spells' })
    })
    await page.goto(url)
    const go = await prepare(page)
    let pressed = 0
    let blank = 0
    page.on('console', (message) => {
      const [, what, at] = /^bench (pressed|blank) ([\d.]+)$/.exec(message.text()) ?? []
      if (what === 'pressed') pressed = Number(at)
      if (what === 'blank') blank = Number(at)
    })
    await go()
    await page.waitForURL(`${ELSEWHERE}**`)
    if (pressed === 0 || blank === 0) throw new Error('the page was not blank before the other one came')
    return blank - pressed
  } finally {
    await context.close()
  }
}
