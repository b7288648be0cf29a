import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { Live } from '../channels/live.ts'
import { loadWorld } from '../content/world.ts'
import type { ContentEvent } from '../log/log.ts'
import { createLog } from '../log/log.ts'
import { contentOf } from './content-of.ts'
import type { Verdict } from './judge-apart.ts'
import { republisher } from './republish.ts'

const root = join(import.meta.dirname, '../..')
const world = loadWorld(root)

let events: (ContentEvent & { readonly code?: string })[]
let live: Live<ReturnType<typeof contentOf>>
beforeEach(() => {
  events = []
  live = new Live(contentOf(world))
})

function republishing(judge: () => Promise<Verdict>) {
  const log = createLog('info', { write: (line) => void events.push(JSON.parse(line)) })
  return republisher({ root, hash: 'old', load: () => world, judge, live, log })
}

test('what was saved after it was judged is judged again', async () => {
  const hashes = ['another', 'another still', world.hash]
  const before = live.now
  await republishing(async () => ({ hash: hashes.shift() ?? '' }))()
  expect(hashes).toEqual([])
  expect(events).toMatchObject([{ content: 'serving', hash: world.hash, proved: true }])
  expect(live.now).not.toBe(before)
})

test('wishes that come while it judges are answered by one more look, not by one each', async () => {
  let looks = 0
  const republish = republishing(async () => {
    looks++
    return { hash: world.hash }
  })
  await Promise.all([republish(), republish(), republish(), republish()])
  expect(looks).toBe(2)
  await republish()
  expect(looks).toBe(3)
})

test('a refusal names the first mistake and counts the others; nothing is replaced', async () => {
  const before = live.now
  const findings = [3, 7, 9].map((line) => ({ file: 'flows/main.yaml', line, message: `wrong in ${line}` }))
  const [first, ...more] = findings
  await republishing(async () => ({ findings: [first ?? { file: '', line: 0, message: '' }, ...more] }))()
  expect(events).toMatchObject([
    { content: 'refused', at: 'flows/main.yaml:3', why: 'wrong in 3', more: 2, serving: 'old' },
  ])
  expect(live.now).toBe(before)
})

test('when judging itself fails, the old content stays, and the next wish is heard', async () => {
  const outcomes = [() => Promise.reject(new RangeError('CANARY')), async () => ({ hash: world.hash })]
  const republish = republishing(() => (outcomes.shift() ?? outcomes[0])?.() as Promise<Verdict>)
  await republish()
  expect(events).toMatchObject([{ code: 'content', error: { name: 'RangeError' } }])
  await republish()
  expect(events[1]).toMatchObject({ content: 'serving', hash: world.hash })
})
