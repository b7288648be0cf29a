import { once } from 'node:events'
import WebSocket from 'ws'

/** Opens sockets and holds them. argv: the address and how many. Says `open` to whoever started it, and ends with it. */
const [, , address = '', count = '0'] = process.argv
/** Opened at once: more would wait in the system's queue, and some be refused. */
const AT_ONCE = 50

for (let opened = 0; opened < Number(count); opened += AT_ONCE)
  await Promise.all(
    Array.from({ length: Math.min(AT_ONCE, Number(count) - opened) }, () =>
      once(new WebSocket(address, { perMessageDeflate: false }), 'open'),
    ),
  )
process.on('disconnect', () => process.exit())
process.send?.('open')
