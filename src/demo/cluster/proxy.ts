import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Balancer {
  readonly origin: string
  close(): Promise<void>
}

/** Names the server that answered, for whoever wants to see it. */
export const SERVED_BY = 'x-served-by'

/**
 * A proxy that gives each request to the next server, and one that cannot be reached is passed over.
 * @param servers their addresses, as `http://127.0.0.1:1234`
 * @throws what listening fails with
 */
export async function startProxy(servers: readonly string[], port: number, host: string): Promise<Balancer> {
  let turn = 0
  const forwarded = ({ method, url, headers, socket }: IncomingMessage, to: string) => {
    const address = socket.remoteAddress ?? ''
    return request(`${to}${url}`, { method: method ?? 'GET', headers: { ...headers, 'x-forwarded-for': address } })
  }
  const proxy = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const first = turn++
    const tryNext = (tried: number): void => {
      const index = (first + tried) % servers.length
      const asked = forwarded(incoming, servers[index] ?? '')
      asked.on('response', (reply) => {
        outgoing.writeHead(reply.statusCode ?? 502, { ...reply.headers, [SERVED_BY]: String(index + 1) })
        reply.pipe(outgoing)
      })
      asked.on('error', () => {
        if (outgoing.headersSent) outgoing.destroy()
        else if (tried + 1 < servers.length) tryNext(tried + 1)
        else outgoing.writeHead(502).end()
      })
      asked.end(Buffer.concat(chunks))
    }
    tryNext(0)
  })
  proxy.on('upgrade', (incoming, socket, head) => {
    const asked = forwarded(incoming, servers[turn++ % servers.length] ?? '')
    asked.on('upgrade', (reply, other, first) => {
      const lines = reply.rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${reply.rawHeaders[i + 1]}`] : []))
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
      other.write(head)
      socket.write(first)
      other.pipe(socket).pipe(other)
      for (const [one, peer] of [
        [socket, other],
        [other, socket],
      ] as const)
        one.on('error', () => peer.destroy())
    })
    asked.on('response', () => socket.destroy())
    asked.on('error', () => socket.destroy())
    asked.end()
  })
  await once(proxy.listen(port, host), 'listening')
  return {
    origin: `http://${host}:${(proxy.address() as AddressInfo).port}`,
    async close() {
      const closed = once(proxy, 'close')
      proxy.close()
      proxy.closeAllConnections()
      await closed
    },
  }
}
