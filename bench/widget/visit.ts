import type { Browser, Frame, Page } from 'playwright-core'
import { takePhone, tap } from './phone.ts'
import { type Asked, listenToRequests } from './requests.ts'
import type { Widget } from './widget.ts'

/** What a page of a site costs before anybody opened the chat on it. Milliseconds. */
export interface Before {
  readonly asked: Asked
  /** elements, without scripts */
  readonly elements: number
  /** total blocking time: of each task what it took beyond 50 ms */
  readonly blocking: number
}

/** And what follows when it is opened. */
export interface Visit {
  readonly before: Before
  readonly after: Asked
  /** elements on the page of the site, with the chat open */
  readonly elements: number
  /** from the finger on the button until the first thing in the chat can be used, in milliseconds */
  readonly usable: number
  /** what it left in the browser once something was said: names of keys and cookies */
  readonly kept: readonly string[]
  readonly hosts: ReadonlySet<string>
}

const LONGEST = 40_000
/** How long is watched what follows the opening, in milliseconds. */
const AFTER = 3000

interface Watch {
  longTasks: number[]
  pressed: number
  usable: number
}

const watchOf = (frame: Frame | Page): Promise<Watch> => frame.evaluate('benchWatch')

/** Looks at a page that nobody touches. */
export async function look(browser: Browser, url: string): Promise<Before> {
  const { page, context } = await takePhone(browser)
  try {
    return await arrive(page, listenToRequests(page), url)
  } finally {
    await context.close()
  }
}

async function arrive(page: Page, requests: ReturnType<typeof listenToRequests>, url: string): Promise<Before> {
  await page.goto(url, { timeout: LONGEST })
  await requests.quiet(LONGEST)
  const { longTasks } = await watchOf(page)
  return {
    asked: await requests.take(),
    elements: await page.evaluate('benchWatch.elements()'),
    blocking: longTasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
  }
}

/**
 * Opens the chat on a page with a finger, and says one thing in it.
 * @param reachFirst whether a pointer is over the button until everything has come that comes then
 * @throws when it cannot be opened or used
 */
export async function visit(browser: Browser, url: string, widget: Widget, reachFirst = false): Promise<Visit> {
  const { page, context } = await takePhone(browser)
  page.setDefaultTimeout(LONGEST)
  try {
    const requests = listenToRequests(page)
    const launcher = page.locator(widget.launcher).first()
    const before = await arrive(page, requests, url)
    await launcher.waitFor()
    if (reachFirst) {
      const box = await launcher.boundingBox()
      if (box) await page.mouse.move(box.x + 5, box.y + 5)
      await page.waitForTimeout(500)
      await requests.quiet(LONGEST)
    }
    await page.evaluate(`benchWatch.until(${JSON.stringify(widget.first)})`)
    await tap(page, widget.launcher)
    const usable = await usableIn(page)
    await requests.quiet(AFTER)
    const after = await requests.take()
    const elements: number = await page.evaluate('benchWatch.elements()')
    await widget.use(page)
    const rest = await requests.take()
    return {
      before,
      after,
      elements,
      usable,
      kept: await keptBy(page),
      hosts: new Set([...before.asked.hosts, ...after.hosts, ...rest.hosts]),
    }
  } finally {
    await context.close()
  }
}

/** Waits until it can be used: in the page, and in the frame where the chat is in one. */
async function usableIn(page: Page): Promise<number> {
  const until = performance.now() + LONGEST
  while (performance.now() < until) {
    const watches = await Promise.all(page.frames().map((frame) => watchOf(frame).catch(() => null)))
    const [host] = watches
    const isAll = watches.every((one) => one && one.usable > 0)
    if (host && isAll) return Math.max(...watches.map((one) => one?.usable ?? 0)) - host.pressed
    await page.waitForTimeout(50)
  }
  throw new Error(`nothing could be used on ${page.url()} within ${LONGEST} ms`)
}

const KEYS = `(async () => [
  ...Object.keys(localStorage).map((key) => 'local: ' + key),
  ...Object.keys(sessionStorage).map((key) => 'session: ' + key),
  ...(await indexedDB.databases()).map(({ name }) => 'database: ' + name),
])()`

async function keptBy(page: Page): Promise<readonly string[]> {
  const keys = await Promise.all(page.frames().map((frame) => frame.evaluate<string[]>(KEYS)))
  const cookies = await page.context().cookies()
  return [...keys.flat(), ...cookies.map(({ name }) => `cookie: ${name}`)]
}
