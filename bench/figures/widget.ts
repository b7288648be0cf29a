import type { Browser } from 'playwright-core'
import { type Cells, type Figure, goal, readable, table } from '../figure.ts'
import { median, spread } from '../rounds.ts'
import { ours } from '../widget/ours.ts'
import { installPeers } from '../widget/peers.ts'
import { openBrowser } from '../widget/phone.ts'
import { startService } from '../widget/service.ts'
import { startSite } from '../widget/site.ts'
import { typebot } from '../widget/typebot.ts'
import { type Before, look, type Visit, visit } from '../widget/visit.ts'
import { webChat } from '../widget/web-chat.ts'
import type { Widget } from '../widget/widget.ts'

const ROUNDS = 3
/** Bytes count in thousands. */
const KB = 1000

const goals = {
  before: { requests: 1, bytes: 1.5, blocking: 0, elements: 5 },
  after: { requests: 3, bytes: 10 },
  usable: { cold: 2000, warm: 500 },
}

export const widget: Figure = {
  title: 'The chat on a page: what it costs before and after it is opened, beside two other widgets',
  async measure() {
    installPeers()
    const site = await startSite()
    const service = await startService(site.origin)
    const browser = await openBrowser()
    try {
      const own = ours(service.address())
      const all = [own, typebot(), webChat()]
      for (const one of all) site.serve(one)
      const pages = new Map(all.map((one) => [one, site.page(one.head)]))
      const urlOf = (one: Widget): string => pages.get(one) ?? ''
      const found = await measureAll(browser, site.page(''), all, urlOf, own)
      return [`Chromium ${browser.version()}.`, '', ...report(found, all, own)]
    } finally {
      await browser.close()
      await service.stop(0)
      await site.stop()
    }
  },
}

interface Found {
  readonly blank: readonly Before[]
  readonly cold: ReadonlyMap<Widget, readonly Visit[]>
  readonly warm: readonly Visit[]
}

/** Everything in turn, each other round from the back, so that whatever else the machine does falls on all alike. */
async function measureAll(
  browser: Browser,
  blankPage: string,
  all: readonly Widget[],
  urlOf: (one: Widget) => string,
  own: Widget,
): Promise<Found> {
  const found = {
    blank: [] as Before[],
    cold: new Map<Widget, Visit[]>(all.map((one) => [one, []])),
    warm: [] as Visit[],
  }
  const steps = [
    async () => found.blank.push(await look(browser, blankPage)),
    ...all.map((one) => async () => found.cold.get(one)?.push(await visit(browser, urlOf(one), one))),
    async () => found.warm.push(await visit(browser, urlOf(own), own, true)),
  ]
  // The first visit of all compiles and packs what later ones are given.
  await visit(browser, urlOf(own), own)
  for (let round = 0; round < ROUNDS; round++)
    for (const step of round % 2 === 0 ? steps : steps.toReversed()) await step()
  return found
}

function report({ blank, cold, warm }: Found, all: readonly Widget[], own: Widget): readonly string[] {
  const of = (one: Widget): readonly Visit[] => cold.get(one) ?? []
  const mid = (visits: readonly Visit[], value: (visit: Visit) => number): number => median(visits.map(value))
  const empty = median(blank.map(({ elements }) => elements))
  const row = (name: string, cell: (visits: readonly Visit[]) => string | number): Cells => [
    name,
    ...all.map((one) => cell(of(one))),
  ]
  const kB = (value: (visit: Visit) => number) => (visits: readonly Visit[]) => readable(mid(visits, value) / KB)
  const list = (some: ReadonlySet<string>) => [...some].sort().join(', ') || 'none'
  const local = new Set(['localhost', '127.0.0.1'])
  const ownVisits = of(own)
  const warmly = warm.map(({ usable }) => usable)
  return [
    `Median of ${ROUNDS} visits (least-most where times are given), 4 times slower processor, slow 4G (562.5 ms, 1.475 Mbit/s), a phone of 390 x 844, each visit with nothing remembered. kB are 1,000 bytes of reply bodies as sent, packed. The page without a chat blocks for ${spread(blank.map(({ blocking }) => blocking))} ms and has ${empty} elements, which are taken off.`,
    '',
    ...table(
      ['', ...all.map(({ name }) => name)],
      [
        row('before opening: requests', (visits) => mid(visits, ({ before }) => before.asked.requests)),
        row(
          'kB',
          kB(({ before }) => before.asked.bodies),
        ),
        row(
          'kB of reply headers',
          kB(({ before }) => before.asked.headers),
        ),
        row('elements added to the page', (visits) => mid(visits, ({ before }) => before.elements) - empty),
        row('blocking time, ms', (visits) => spread(visits.map(({ before }) => before.blocking))),
        row('after opening: requests', (visits) => mid(visits, ({ after }) => after.requests)),
        row(
          'kB',
          kB(({ after }) => after.bodies),
        ),
        row(
          'kB of reply headers',
          kB(({ after }) => after.headers),
        ),
        row('elements added to the page, open', (visits) => mid(visits, ({ elements }) => elements) - empty),
        row('press to usable, ms', (visits) => spread(visits.map(({ usable }) => usable))),
        ['press to usable, reached for before, ms', ...all.map((one) => (one === own ? spread(warmly) : ''))],
        row('other parties asked', (visits) =>
          list(new Set(visits.flatMap(({ hosts }) => [...hosts])).difference(local)),
        ),
        row('kept in the browser after one message', (visits) => list(new Set(visits.flatMap(({ kept }) => kept)))),
      ],
    ),
    '',
    goal(
      'requests before opening',
      mid(ownVisits, ({ before }) => before.asked.requests),
      goals.before.requests,
      'requests',
    ),
    goal('sent before opening', mid(ownVisits, ({ before }) => before.asked.bodies) / KB, goals.before.bytes, 'kB'),
    goal(
      'blocking time before opening',
      mid(ownVisits, ({ before }) => before.blocking),
      goals.before.blocking,
      'ms',
    ),
    goal(
      'added to the page',
      mid(ownVisits, ({ before }) => before.elements) - empty,
      goals.before.elements,
      'elements',
    ),
    goal(
      'requests after opening',
      mid(ownVisits, ({ after }) => after.requests),
      goals.after.requests,
      'requests',
    ),
    goal('sent after opening', mid(ownVisits, ({ after }) => after.bodies) / KB, goals.after.bytes, 'kB'),
    goal('press to usable', median(ownVisits.map(({ usable }) => usable)), goals.usable.cold, 'ms'),
    goal('press to usable, reached for before', median(warmly), goals.usable.warm, 'ms'),
  ]
}
