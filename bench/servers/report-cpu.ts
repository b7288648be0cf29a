import { subscribe } from 'node:diagnostics_channel'

/**
 * Loaded before a server (`node --import`), changes nothing of it: answers every message with the processor time that the process
 * has used so far, and had used when it began to listen, in microseconds.
 */
const used = (): number => {
  const { user, system } = process.cpuUsage()
  return user + system
}
let untilListening = 0
subscribe('tracing:net.server.listen:asyncEnd', () => {
  untilListening ||= used()
})
process.on('message', () => process.send?.({ cpu: used(), untilListening }))
// Who measures may be stopped half-way: then nobody is left to end this server.
process.on('disconnect', () => process.exit())
