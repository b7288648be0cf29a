import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that a provider's server got from us. */
export interface Got {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}
/** How it answers; null breaks the connection off. */
export type Reply = {
  readonly status: number
  readonly json?: unknown
  readonly headers?: Record<string, string>
} | null

/** A provider's server on this machine: it takes down what it gets, and answers as it is told to. */
export interface Provider {
  readonly origin: string
  readonly got: Got[]
  /** how it answers from now on */
  answers(reply: (got: Got) => Reply): void
  /** waits until there are so many requests of a method */
  until(count: number, method?: string): Promise<void>
  close(): Promise<void>
}

const PATIENCE_MS = 20_000

export async function provider(usual: (got: Got) => Reply): Promise<Provider> {
  const got: Got[] = []
  let answer = usual
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    }
    got.push(one)
    const reply = answer(one)
    if (reply === null) return request.socket.destroy()
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
    response.end(reply.json === undefined ? '' : JSON.stringify(reply.json))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    answers(reply) {
      answer = reply
    },
    async until(count, method = 'POST') {
      for (const end = performance.now() + PATIENCE_MS; performance.now() < end; ) {
        if (got.filter((one) => one.method === method).length >= count) return
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      throw new Error(`the provider got ${got.length} requests, of them not ${count} ${method}`)
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
