import { expect, test } from 'vitest'
import { createLog } from '../../log/log.ts'
import { parseKeys } from '../../sealing/keys.ts'
import { createMemoryStore } from '../../store/memory.ts'
import { createWhatsAppAdapter } from '../whatsapp/adapter.ts'
import type { Adapter, Forgotten } from './adapter.ts'
import { runEraser } from './erase.ts'
import { createValues } from './values.ts'

const whatsapp = createWhatsAppAdapter(
  { appSecret: '', verifyToken: '', accessToken: '', phoneNumberId: '', apiUrl: '' },
  { content: { now: { texts: { locales: [], get: () => '' } as never } } },
)

/** What is counted until a wish is done with. */
async function countsOf(adapter: Adapter): Promise<Record<string, number>> {
  const values = createValues(parseKeys(`k:${'A'.repeat(43)}`))
  const store = createMemoryStore({ replicas: 1 })
  const counts: Record<string, number> = {}
  await store.erase('c', values.seal('wish', 'c', { channel: adapter.id, ref: null }))
  const eraser = runEraser({
    adapters: new Map([[adapter.id, adapter]]),
    values,
    store,
    log: createLog('silent'),
    counts: {
      turn() {},
      event() {},
      message(_, became) {
        counts[became] = (counts[became] ?? 0) + 1
      },
    },
    onFailure: (error) => {
      throw error
    },
  })
  await expect.poll(async () => (await store.waiting()).outbox, { timeout: 10_000 }).toBe(0)
  await eraser.stop()
  await store.close()
  return counts
}

test('where a provider offers no way to erase, nothing counts as erased', async () => {
  expect(await countsOf(whatsapp)).toEqual({ 'not-erasable': 1 })
})

test('each message counts as what became of it', async () => {
  const rounds: Forgotten[] = [
    { left: ['c'], erased: 1, refused: 2 },
    { left: [], erased: 1, refused: 0 },
  ]
  const forget = async () => rounds.shift() ?? { left: [], erased: 0, refused: 0 }
  expect(await countsOf({ ...whatsapp, forget })).toEqual({ erased: 2, 'erase-refused': 2, 'not-erased': 1 })
})
