import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { Readable } from 'node:stream'
import { type Engine, FRAME, find, type Key, type Opening, type Tab, toPress, until, type View } from './driver.ts'
import { miniBrowser, program } from './installed.ts'
import { ELEMENT, type Reference, type Session, startSession } from './webdriver.ts'

/** WebKitGTK in its small browser, on a screen that nobody sees, over WebDriver. @throws EngineMissing */
export async function webkit(): Promise<Engine> {
  const [driver, screen, binary] = [program('WebKitWebDriver'), program('Xvfb'), miniBrowser()]
  const display = spawn(screen, ['-displayfd', '3', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [number] = (await once(display.stdio[3] as Readable, 'data')) as [Buffer]
  const port = await freePort()
  const server = spawn(driver, [`--port=${port}`, '--host=local'], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${String(number).trim()}` },
  })
  const address = `http://127.0.0.1:${port}`
  await until('WebKitWebDriver', async () => (await fetch(`${address}/status`)).ok)
  const session = () =>
    startSession(address, {
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      // A page that was kept for Back is never loaded, and would be waited for without end.
      pageLoadStrategy: 'none',
      // A script whose document goes away meanwhile never returns.
      timeouts: { script: 3000 },
    })
  const first = await session()
  const version = `WebKitGTK ${first.capabilities.browserVersion}`
  await first.end()
  return {
    version,
    open: async (opening) => open(await session(), opening),
    async close() {
      await ended(server)
      await ended(display)
    },
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill()
  await once(child, 'exit')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Keys as WebDriver writes them. */
const KEYS: Readonly<Record<Key, string>> = {
  Tab: '\uE004',
  Enter: '\uE006',
  Space: ' ',
  Escape: '\uE00C',
  ShiftLeft: '\uE008',
  ShiftRight: '\uE050',
}

/** What a tab lacks is not taken out: this engine has no `setHTML`. */
async function open(session: Session, { size = { width: 1280, height: 800 } }: Opening = {}): Promise<Tab> {
  await session.post('window/rect', { x: 0, y: 0, ...size })

  const keys = (actions: readonly { type: string; value: string }[]) =>
    session.post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
  const stroke = (value: string) => ['keyDown', 'keyUp'].map((type) => ({ type, value }))

  const onPage = async () => {
    await session.post('frame', { id: null })
  }
  const inPanel = async () => {
    await onPage()
    const id = await run<Reference | null>(session, find, FRAME)
    if (!id) throw new Error('there is no chat in the panel')
    await session.post('frame', { id })
  }
  const page = view(session, onPage)
  return {
    page,
    panel: view(session, inPanel),
    async goto(url) {
      await session.post('url', { url })
      await until(url, () => page.evaluate((to) => location.href === to && document.readyState === 'complete', url))
    },
    async press(...all) {
      await onPage()
      for (const key of all) await keys(stroke(KEYS[key]))
    },
    async type(text) {
      await onPage()
      await keys(
        [...text].flatMap((character) => {
          const typed = stroke(character)
          if (!/[A-Z]/.test(character)) return typed
          const [down, up] = stroke(KEYS.ShiftLeft)
          return [down, ...typed, up].filter((action) => action !== undefined)
        }),
      )
    },
    back: () => page.evaluate(() => void setTimeout(() => history.back())),
    forward: () => page.evaluate(() => void setTimeout(() => history.forward())),
    close: () => session.end(),
  }
}

const run = <T>(session: Session, body: (...given: never[]) => unknown, ...args: readonly unknown[]): Promise<T> =>
  session.post('execute/sync', { script: `return (${body}).apply(null, arguments)`, args })

function view(session: Session, enter: () => Promise<void>): View {
  return {
    async evaluate(body, ...given) {
      await enter()
      return run(session, body as (...all: never[]) => unknown, ...given)
    },
    async click(selector) {
      await until(`"${selector}" to be pressed`, async () => {
        await enter()
        const found = await run<Reference | null>(session, find, selector)
        const element = found && (await run<Reference | null>(session, toPress, found))
        if (!element) return false
        await session.post(`element/${element[ELEMENT]}/click`)
        return true
      })
    },
  }
}
