import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How a charity's site is made, where it is not like most. */
export interface HostPage {
  /** attributes of `<html>` and `<body>` */
  readonly html?: string
  readonly body?: string
  /** what stands in the head, the line of the widget included; the line alone when left out */
  readonly head?: string
  /** before and after the text of the page */
  readonly before?: string
  readonly after?: string
  readonly headers?: Readonly<Record<string, string>>
  /** milliseconds between head and body */
  readonly late?: number
}

export interface HostSite {
  /** `http://localhost:41235`: of another site than the service, and as trusted as https */
  readonly origin: string
  /** puts a page at an address of the site */
  page(path: string, page: HostPage): string
  stop(): Promise<void>
}

const TEXT = `
  <h1>You don't have to be sure what this is</h1>
  <p>We support people who are followed, watched or contacted by someone who won't stop.</p>
  <p><a id="elsewhere" href="/other">For friends</a> <label>Search <input id="search"></label></p>
  <p style="height: 120vh">Monday to Friday, nine to five.</p>
`

/** A charity's site on an origin of its own. Every page has a text, a link, a field and is longer than a window. */
export async function startHostSite(): Promise<HostSite> {
  const pages = new Map<string, HostPage>([['/other', {}]])
  const send = async (page: HostPage, reply: ServerResponse) => {
    reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers })
    const { html = 'lang="en"', body = '', head = '', before = '', after = '' } = page
    reply.write(
      `<!doctype html><html ${html}><head><title>Harbour</title><meta name="viewport" content="width=device-width">`,
    )
    reply.write(`${head}</head>\n`)
    if (page.late) await new Promise((resolve) => setTimeout(resolve, page.late))
    reply.end(`<body ${body}>${before}<main>${TEXT}</main>${after}</body></html>`)
  }
  const server = createServer((request, reply) => {
    const page = pages.get(request.url?.split('?')[0] ?? '')
    if (page) void send(page, reply)
    else reply.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    page(path, page) {
      pages.set(path, page)
      return origin + path
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
