import { once } from 'node:events'
import WebSocket from 'ws'

/** One socket on which a message is sent only after the reply to the one before. */
export interface SocketClient {
  /** @returns the reply. Rejects when the line is cut */
  send(message: string): Promise<string>
  end(): void
}

/** @param origin `http://127.0.0.1:8080` @throws when nothing answers */
export async function openSocket(origin: string, path: string): Promise<SocketClient> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, { perMessageDeflate: false })
  await once(socket, 'open')
  return {
    send: (message) =>
      new Promise((resolve, reject) => {
        const cut = () => reject(new Error(`the socket of ${origin}${path} was closed`))
        socket.once('close', cut)
        socket.once('message', (data: Buffer) => {
          socket.off('close', cut)
          resolve(data.toString())
        })
        socket.send(message)
      }),
    end: () => socket.terminate(),
  }
}
