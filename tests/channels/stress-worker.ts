import { runWorker } from '../../src/channels/messaging/worker.ts'
import { createRedisStore } from '../../src/store/redis/store.ts'

/**
 * A worker of its own, to be killed: counts what comes in. Now and then it thinks for longer than its claim lasts.
 * Arguments: url, prefix, milliseconds of a claim.
 */
const [url = '', prefix = '', lease = ''] = process.argv.slice(2)
const leaseMs = Number(lease)
const store = await createRedisStore({ url, prefix, leaseMs })

runWorker({
  store,
  async step({ conversation, state, event }) {
    const seen: string[] = state === null ? [] : JSON.parse(Buffer.from(state).toString())
    const said = Buffer.from(event).toString()
    if (Math.random() < 0.005) await new Promise((resolve) => setTimeout(resolve, leaseMs * 1.5))
    const next = Buffer.from(JSON.stringify([...seen, said]))
    return { state: next, ttlMs: 3_600_000, outbox: [Buffer.from(`${conversation} ${said} after ${seen.length}`)] }
  },
  giveUp: () => {
    throw new Error('an event was given up')
  },
  onFailure: () => {},
})
process.stdout.write('working\n')
