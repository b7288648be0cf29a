/**
 * Run as a process of its own, under any zone: takes the oracle's answer on standard input and writes where `openNow`
 * differs from it, in steps of a quarter of an hour.
 */
import { loadCalendar } from '../../content/bank-holidays.ts'
import type { Nation } from '../places/types.ts'
import { localMoment } from './london.ts'
import { openNow } from './open-now.ts'
import type { OracleAnswer } from './oracle.fixture.ts'
import { parseHours } from './schedule.ts'

const QUARTER = 15 * 60_000
/** Longer closures than this are not looked through. */
const AHEAD = 30 * 24 * 4 * QUARTER

let given = ''
for await (const chunk of process.stdin) given += chunk
const { root, from, to, answer }: { root: string; from: number; to: number; answer: OracleAnswer } = JSON.parse(given)
const calendar = loadCalendar(root, [])?.calendar
if (!calendar) throw new Error('no calendar')

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const differ: string[] = []
let looked = 0
for (const { nation, schedule, open } of answer) {
  const parsed = parseHours(schedule)
  let next = 0
  for (let now = from; now < to; now += QUARTER) {
    looked++
    while (open[next] && now >= (open[next]?.[1] ?? 0)) next++
    const interval = open[next]
    const isOpen = interval !== undefined && now >= interval[0]
    const change = interval === undefined ? undefined : isOpen ? interval[1] : interval[0]
    const state = openNow(parsed, now, [nation as Nation], calendar)
    const told = state.state === 'open' ? state.until : state.state === 'closed' ? state.opens : null
    // Beyond the end of what the oracle was asked, and beyond how far is looked, the next change is not compared.
    const comparable = change !== undefined && change < to && change - now < AHEAD
    if (state.state !== (isOpen ? 'open' : 'closed') || (comparable && !same(told, localMoment(change)))) {
      differ.push(`${nation} "${schedule}" ${new Date(now).toISOString()}: ${JSON.stringify(state)}`)
    }
  }
}
process.stdout.write(JSON.stringify({ looked, differ: differ.slice(0, 10), count: differ.length }))
