import { type Browser, type ElementHandle, type Frame, launch, type Page } from 'puppeteer-core'
import { type Engine, FRAME, find, type Opening, type Tab, toPress, until, type View } from './driver.ts'
import { program } from './installed.ts'

/** Firefox as it is installed, headless, over WebDriver BiDi. @throws EngineMissing */
export async function firefox(): Promise<Engine> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: program('firefox-esr', 'firefox'),
    headless: true,
    extraPrefsFirefox: {
      // As in people's Firefox: each site in a process of its own, and pages kept for Back.
      'fission.autostart': true,
      'fission.webContentIsolationStrategy': 1,
      'fission.bfcacheInParent': true,
    },
  })
  return {
    version: (await browser.version()).replace('firefox/', 'Firefox '),
    open: (opening) => open(browser, opening),
    close: () => browser.close(),
  }
}

async function open(browser: Browser, { size = { width: 1280, height: 800 }, lacks }: Opening = {}): Promise<Tab> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.setViewport(size)
  if (lacks) await page.evaluateOnNewDocument((name) => void Reflect.deleteProperty(Element.prototype, name), lacks)

  const inPanel = async (): Promise<Frame> => {
    const element = (await page.evaluateHandle(find, FRAME)).asElement() as ElementHandle<HTMLIFrameElement> | null
    const frame = await element?.contentFrame()
    if (!frame) throw new Error('there is no chat in the panel')
    return frame
  }
  return {
    page: view(async () => page.mainFrame()),
    panel: view(inPanel),
    async goto(url) {
      await page.goto(url)
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key === 'Space' ? ' ' : key)
    },
    type: (text) => typed(page, text),
    // The driver's own way waits for a page to be loaded, and a page that was kept for Back is not.
    back: () => page.evaluate(() => void setTimeout(() => history.back())),
    forward: () => page.evaluate(() => void setTimeout(() => history.forward())),
    close: () => context.close(),
  }
}

function view(frame: () => Promise<Frame>): View {
  return {
    async evaluate(run, ...given) {
      return (await (await frame()).evaluate(run as unknown as (...all: unknown[]) => unknown, ...given)) as ReturnType<
        typeof run
      >
    },
    async click(selector) {
      await until(`"${selector}" to be pressed`, async () => {
        const found = (
          await (await frame()).evaluateHandle(find, selector)
        ).asElement() as ElementHandle<Element> | null
        const element = (await found?.evaluateHandle(toPress))?.asElement() as ElementHandle | null | undefined
        await element?.click()
        return Boolean(element)
      })
    },
  }
}

async function typed(page: Page, text: string): Promise<void> {
  for (const character of text) {
    const isCapital = /[A-Z]/.test(character)
    if (isCapital) await page.keyboard.down('ShiftLeft')
    await page.keyboard.press(character as 'a')
    if (isCapital) await page.keyboard.up('ShiftLeft')
  }
}
