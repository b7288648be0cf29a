import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { PAGES } from '../../src/demo/pages.ts'

const DEMO = join(import.meta.dirname, '../../src/cli/demo.ts')
const started: ChildProcess[] = []
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
})

/** The demonstration in a process of its own, on these ports. */
function demo(environment: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [DEMO], { env: { PATH, HOME, PORT: '0', DEMO_PORT: '0', ...environment } })
  started.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  const closed = once(child, 'close')
  return {
    child,
    /** both addresses, once it is there. @throws with its output when it ends before */
    async addresses() {
      for (;;) {
        const found = /: (http:\S+)\/\n.*: (http:\S+)\/chat\?partner=demo\n/.exec(output)
        if (found) return { site: found[1] ?? '', service: found[2] ?? '' }
        if (child.exitCode !== null) throw new Error(output)
        await Promise.race([once(child.stdout, 'data'), closed])
      }
    },
    async ended() {
      await closed
      return { code: child.exitCode, output }
    },
  }
}

const isThere = (address: string) =>
  fetch(address).then(
    () => true,
    () => false,
  )

describe.each(['SIGINT', 'SIGTERM'] as const)('the service and the site of a charity', (signal) => {
  it(`are of two sites, the one framed by the other alone, and ${signal} ends both`, async () => {
    const run = demo({})
    const { site, service } = await run.addresses()
    expect([new URL(site).hostname, new URL(service).hostname]).toEqual(['localhost', '127.0.0.1'])
    const chat = await fetch(`${service}/chat?partner=demo`)
    expect(chat.headers.get('content-security-policy')).toContain(`frame-ancestors ${site};`)

    for (const { path, lang, dir, asksBeforeLeaving } of PAGES) {
      const reply = await fetch(site + path)
      const html = await reply.text()
      expect(reply.status).toBe(200)
      expect(html).toContain(`<html lang="${lang}" dir="${dir}">`)
      expect(html).not.toContain('{{')
      const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
      const line = `<script${asksBeforeLeaving ? '' : ' async'} src="${service}/embed.js" data-partner="demo">`
      expect(scripts).toContain(line)
      if (asksBeforeLeaving) expect(html.slice(html.indexOf('<head>'))).toMatch(/^<head>\s*<script src="http/)
      expect(reply.headers.get('content-security-policy')).toBe(
        `default-src 'self'; script-src 'self' ${service}; frame-src ${service}; base-uri 'none'`,
      )
      expect(reply.headers.get('set-cookie')).toBeNull()
    }
    const help = await (await fetch(`${site}/help`)).text()
    expect(help).toContain(`href="${service}/chat?partner=demo&amp;lang=en"`)
    expect((await fetch(`${site}/../package.json`)).status).toBe(404)

    run.child.kill(signal)
    expect((await run.ended()).code).toBe(0)
    expect(await Promise.all([isThere(site), isThere(service)])).toEqual([false, false])
  })
})

describe('what keeps it from starting', () => {
  const taken = async (): Promise<{ server: Server; port: string }> => {
    const server = createServer()
    await once(server.listen(0, '127.0.0.1'), 'listening')
    return { server, port: String((server.address() as AddressInfo).port) }
  }

  it.each(['PORT', 'DEMO_PORT'])('%s where another program listens', async (setting) => {
    const { server, port } = await taken()
    try {
      const { code, output } = await demo({ [setting]: port }).ended()
      expect([code, output.trim()]).toEqual([
        78,
        `${setting}: another program listens on 127.0.0.1:${port} already. Stop it, or set ${setting} to another number`,
      ])
    } finally {
      server.close()
    }
  })

  it.each([
    [{ DEMO_PORT: 'x' }, 'DEMO_PORT: a whole number from 0 to 65535 is expected, not "x"'],
    [
      { HOST: '0.0.0.0', STATE_KEYS: `k:${'A'.repeat(43)}` },
      'HOST: the demonstration is for this machine alone; use 127.0.0.1',
    ],
  ])('%j', async (environment, message) => {
    const { code, output } = await demo(environment as unknown as Record<string, string>).ended()
    expect([code, output.trim()]).toEqual([78, message])
  })
})
