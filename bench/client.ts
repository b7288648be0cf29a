import { Agent, request } from 'node:http'

/** One request and the reply to it. */
export interface Sent {
  readonly path: string
  readonly type: string
  readonly body: string
}

/** A client that keeps its connections open. Errors of the network and any reply but 200 are thrown. */
export function createClient(origin: string) {
  const agent = new Agent({ keepAlive: true })
  return {
    send: ({ path, type, body }: Sent): Promise<string> =>
      new Promise((resolve, reject) => {
        const sending = request(
          `${origin}${path}`,
          { method: 'POST', agent, headers: { 'content-type': type, 'content-length': Buffer.byteLength(body) } },
          (reply) => {
            const chunks: Buffer[] = []
            reply.on('data', (chunk: Buffer) => chunks.push(chunk))
            reply.on('error', reject)
            reply.on('end', () => {
              const text = Buffer.concat(chunks).toString('utf8')
              if (reply.statusCode === 200) resolve(text)
              else reject(new Error(`${origin}${path} answered ${reply.statusCode}: ${text.slice(0, 500)}`))
            })
          },
        )
        sending.on('error', reject)
        sending.end(body)
      }),
    end: () => agent.destroy(),
  }
}
export type Client = ReturnType<typeof createClient>
