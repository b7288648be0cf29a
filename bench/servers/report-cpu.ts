/**
 * Loaded before a server (`node --import`), changes nothing of it: answers every message with the processor time that the process
 * has used so far, in microseconds.
 */
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu: user + system })
})
// Who measures may be stopped half-way: then nobody is left to end this server.
process.on('disconnect', () => process.exit())
