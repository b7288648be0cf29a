import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Widget } from './widget.ts'

export interface Site {
  /** `http://localhost:41235`: to a browser another site than the service, which is at 127.0.0.1 */
  readonly origin: string
  /** the address of a page that has this in its head */
  page(head: string): string
  /** adds the files and the mocked server of a widget, at the site's own origin: nothing has to be asked before it is asked */
  serve(widget: Widget): void
  stop(): Promise<void>
}

/** Packed as well as can be; very large files as a content network packs them. */
function packed(file: string): Buffer {
  const bytes = readFileSync(file)
  const quality = bytes.length > 300_000 ? 9 : 11
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
}

/** The site of somebody who has a chat: one short page, nothing else of its own. */
export async function startSite(): Promise<Site> {
  const pages = new Map<string, string>()
  const files = new Map<string, Buffer>()
  const widgets: Widget[] = []
  const server = createServer(async (request, reply) => {
    const path = request.url?.split('?')[0] ?? ''
    const page = pages.get(path)
    if (page !== undefined) return reply.setHeader('content-type', 'text/html; charset=utf-8').end(page)
    const file = files.get(path)
    if (file) return reply.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'br' }).end(file)
    const body = await text(request)
    for (const widget of widgets) {
      const answer = widget.answer(request, body)
      if (answer !== undefined) return reply.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
    }
    return reply.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    page(head) {
      const path = `/page-${pages.size}`
      pages.set(path, pageWith(head))
      return origin + path
    },
    serve(widget) {
      widgets.push(widget)
      for (const [path, file] of Object.entries(widget.files)) files.set(path, packed(file))
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const pageWith = (head: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Harbour</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
${head}
</head>
<body>
<main><h1>Somebody to talk to</h1><p>Monday to Friday, nine to five.</p></main>
</body>
</html>
`
