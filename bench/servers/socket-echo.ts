import { readFileSync } from 'node:fs'
import websocket from '@fastify/websocket'
import fastify from 'fastify'

/**
 * Sockets that send back what was recorded: the same bytes as the product, and nothing done for them. argv: the file of the replies, a
 * list of texts. `/made` reads each message and makes its reply anew, as `{ id, n }` asks for; `/bytes` answers the next reply of the
 * list, unread. Without a file it only holds sockets open.
 */
const file = process.argv[2]
const texts: readonly string[] = file === undefined ? [] : JSON.parse(readFileSync(file, 'utf8'))
const replies: readonly object[] = texts.map((text) => JSON.parse(text))
const app = fastify({ logger: false })
await app.register(websocket, { options: { maxPayload: 64 * 1024 } })
app.get('/made', { websocket: true }, (socket) => {
  socket.on('message', (data: Buffer) => {
    const { id, n } = JSON.parse(data.toString())
    socket.send(JSON.stringify({ ...replies[n], id }))
  })
})
app.get('/bytes', { websocket: true }, (socket) => {
  let n = 0
  socket.on('message', (data: Buffer) => {
    // Turned into a text, as whoever wants to know what it says has to.
    data.toString()
    socket.send(texts[n++ % texts.length] ?? '')
  })
})
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
console.log(`listening on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
