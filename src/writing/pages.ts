import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Desk, Status } from './desk.ts'

const WIDGET = join(import.meta.dirname, '../../web-widget')
const SCRIPT = '/write.js'
const STYLE = '/write.css'
const EVENTS = '/write/events'

/**
 * What only write mode has, around the pages as they are: each gets, in place of its own, a script that shows anew what was saved, by
 * events of the server. Whoever writes then sees the page as it is without scripts.
 */
export function writePages(app: FastifyInstance, desk: Desk): void {
  const open = new Set<PassThrough>()

  for (const [path, type] of [
    [SCRIPT, 'text/javascript; charset=utf-8'],
    [STYLE, 'text/css; charset=utf-8'],
  ] as const) {
    const body = readFileSync(join(WIDGET, path))
    app.get(path, async (_request, reply) => reply.type(type).send(body))
  }

  app.get(EVENTS, async (_request, reply) => {
    const stream = new PassThrough()
    const tell = (status: Status) => stream.write(`data: ${JSON.stringify(status)}\n\n`)
    const forget = desk.listen(tell)
    open.add(stream)
    reply.raw.once('close', () => {
      forget()
      open.delete(stream)
    })
    // A page looks again soon where the service was started anew.
    stream.write('retry: 500\n\n')
    tell(desk.status)
    return reply.type('text/event-stream; charset=utf-8').send(stream)
  })
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end()
  })

  // Pages are changed on their way out, so they are wanted as text.
  app.addHook('onRequest', async ({ headers }) => {
    delete headers['accept-encoding']
  })
  app.addHook('onSend', async (_request, reply, payload) => {
    if (typeof payload !== 'string' || !String(reply.getHeader('content-type')).startsWith('text/html')) return payload
    const policy = String(reply.getHeader('content-security-policy'))
    reply.header('content-security-policy', policy.replace(/trusted-types \w+/, 'trusted-types write'))
    const head = `<link rel="stylesheet" href="${STYLE}"><script src="${SCRIPT}" data-content="${desk.status.hash}" defer></script>`
    return payload.replace(/<script src="[^"]*" defer><\/script>/, '').replace('</head>', `${head}</head>`)
  })
}
