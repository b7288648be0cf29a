import { subscribe } from 'node:diagnostics_channel'

/**
 * Loaded before a server (`node --import`), changes nothing of it: answers every message with the processor time that the process
 * has used so far, and had used when it began to listen, in microseconds, and with the memory that it holds, in bytes. Where its
 * garbage can be collected (`node --expose-gc`), asking for "memory" does that first.
 */
const used = (): number => {
  const { user, system } = process.cpuUsage()
  return user + system
}
let untilListening = 0
subscribe('tracing:net.server.listen:asyncEnd', () => {
  untilListening ||= used()
})
process.on('message', (asked) => {
  if (asked === 'memory') globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  process.send?.({ cpu: used(), untilListening, memory: { resident: rss, used: heapUsed + external } })
})
// Who measures may be stopped half-way: then nobody is left to end this server.
process.on('disconnect', () => process.exit())
