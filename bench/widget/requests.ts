import type { Page, Request } from 'playwright-core'

/** What was asked for since the last look. */
export interface Asked {
  readonly requests: number
  /** of the replies, as they were sent: packed. Bytes of the bodies, and of their headers */
  readonly bodies: number
  readonly headers: number
  readonly hosts: ReadonlySet<string>
}

/** How long nothing may come until a page counts as quiet, in milliseconds. */
const QUIET = 1200

/** Listens to everything that a page asks for, but for the page itself. */
export function listenToRequests(page: Page) {
  const asked: Request[] = []
  let open = 0
  let lastEnd = performance.now()
  const ended = () => {
    open--
    lastEnd = performance.now()
  }
  page.on('request', (request) => {
    open++
    const { protocol } = new URL(request.url())
    const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame()
    if (!isPage && /^https?:$/.test(protocol)) asked.push(request)
  })
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  return {
    /**
     * Waits until nothing was asked for or came for a while.
     * @param longest milliseconds after which it is given up: some ask again and again
     */
    async quiet(longest: number): Promise<void> {
      const end = performance.now() + longest
      while ((open > 0 || performance.now() - lastEnd < QUIET) && performance.now() < end)
        await page.waitForTimeout(100)
    },

    /** What was asked for since this was last called. */
    async take(): Promise<Asked> {
      const some = asked.splice(0)
      const sizes = await Promise.all(some.map(sizeOf))
      return {
        requests: some.length,
        bodies: sizes.reduce((sum, { bodies }) => sum + bodies, 0),
        headers: sizes.reduce((sum, { headers }) => sum + headers, 0),
        hosts: new Set(some.map((request) => new URL(request.url()).hostname)),
      }
    },
  }
}

async function sizeOf(request: Request): Promise<Pick<Asked, 'bodies' | 'headers'>> {
  if (request.failure()) return { bodies: 0, headers: 0 }
  const { responseBodySize, responseHeadersSize } = await request.sizes()
  return { bodies: responseBodySize, headers: responseHeadersSize }
}
