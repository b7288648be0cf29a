import { readFileSync } from 'node:fs'
import fastify from 'fastify'

/**
 * A Fastify server that reads what it is sent and sends back what was recorded: the same bytes as the product, and nothing done for
 * them. JSON is parsed and made, a form is parsed; there is no schema, no log and no header of its own.
 * `?n=` is the number of the recorded reply. argv: the file of the replies, a list of `{ json?, html? }`.
 */
const replies: readonly { readonly json?: unknown; readonly html?: string }[] = JSON.parse(
  readFileSync(process.argv[2] ?? '', 'utf8'),
)
const app = fastify({ logger: false, bodyLimit: 256 * 1024 })
app.addContentTypeParser(
  'application/x-www-form-urlencoded',
  { parseAs: 'string' },
  async (_request: unknown, body: string) => new URLSearchParams(body),
)
app.all<{ Querystring: { n?: string } }>('/*', async ({ query }, reply) => {
  const recorded = replies[Number(query.n)]
  if (recorded?.html === undefined) return recorded?.json
  return reply.type('text/html; charset=utf-8').send(recorded.html)
})
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
console.log(`listening on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
