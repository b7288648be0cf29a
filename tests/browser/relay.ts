import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** What becomes of a socket that a page wants to open: it is passed on, refused, never answered, or opened and then mute. */
export type Upgrades = 'pass' | 'refuse' | 'hang' | 'swallow'

/** What stands between a browser and a service on the real web, and does there what it likes. */
export interface Relay {
  /** `http://127.0.0.1:41235` */
  readonly origin: string
  upgrades: Upgrades
  /** takes everything and gives nothing back */
  hang: boolean
  /** the connections over which pages opened sockets */
  readonly sockets: ReadonlySet<Socket>
  /** what was asked for, as `POST /chat`, sockets as `GET /chat/socket` */
  readonly asked: string[]
  /** leads to another service from now on; what is open to the old one is cut */
  lead(origin: string): void
  /** cuts every open socket of a page, as proxies do with those that were silent for long */
  cut(): void
  /** nobody answers any more, until `up` */
  down(): Promise<void>
  up(): Promise<void>
  close(): Promise<void>
}

/** A relay to a service, on a port of its own. */
export async function relay(to: string): Promise<Relay> {
  let target = new URL(to)
  let port = 0
  let server: Server
  const open = new Set<Socket>()
  const sockets = new Set<Socket>()

  const serve = (client: Socket) => {
    open.add(client)
    client.on('error', () => {})
    client.on('close', () => {
      open.delete(client)
      sockets.delete(client)
    })
    const upstream = connect(Number(target.port), target.hostname)
    upstream.on('error', () => client.destroy())
    upstream.on('close', () => client.destroy())
    client.on('close', () => upstream.destroy())
    upstream.pipe(client)
    client.on('data', (data) => {
      const text = data.toString('latin1')
      const line = /^((?:GET|POST) \S+) HTTP/.exec(text)?.[1]
      if (line) self.asked.push(line)
      if (self.hang) return
      const isUpgrade = /^upgrade: websocket/im.test(text)
      if (isUpgrade) {
        sockets.add(client)
        if (self.upgrades === 'refuse') return client.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n')
        if (self.upgrades === 'hang') return
      } else if (sockets.has(client) && self.upgrades === 'swallow') return
      upstream.write(data)
    })
  }
  const listen = async () => {
    server = createServer(serve).listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }
  const cutAll = () => {
    for (const one of open) one.destroy()
  }
  const down = async () => {
    const ended = new Promise((resolve) => server.close(resolve))
    cutAll()
    await ended
  }

  const self = {
    origin: '',
    upgrades: 'pass' as Upgrades,
    hang: false,
    sockets,
    asked: [] as string[],
    lead(origin: string) {
      target = new URL(origin)
      cutAll()
    },
    cut() {
      for (const one of sockets) one.destroy()
    },
    down,
    up: listen,
    close: down,
  }
  await listen()
  self.origin = `http://127.0.0.1:${port}`
  return self
}
