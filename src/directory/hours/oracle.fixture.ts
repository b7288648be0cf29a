/**
 * Run as a process of its own, since the library reads the zone of its process: TZ=Europe/London. Takes schedules on
 * standard input and writes when each is open in a nation, by the library `opening_hours`.
 */
import OpeningHours from 'opening_hours'

export interface OracleQuestion {
  readonly from: number
  readonly to: number
  readonly nations: readonly string[]
  readonly schedules: readonly string[]
}
/** Open from the first instant until the second. */
export type OracleAnswer = readonly {
  readonly nation: string
  readonly schedule: string
  readonly open: readonly (readonly [number, number])[]
}[]

/** The library's names of states. */
const STATES: Readonly<Record<string, string>> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
}

let asked = ''
for await (const chunk of process.stdin) asked += chunk
const { from, to, nations, schedules }: OracleQuestion = JSON.parse(asked)
const answer: OracleAnswer = nations.flatMap((nation) =>
  schedules.map((schedule) => {
    const address = { country_code: 'gb', state: STATES[nation] ?? '' }
    const hours = new OpeningHours(schedule, { lat: 0, lon: 0, address })
    const open: [number, number][] = []
    for (const [start, end] of hours.getOpenIntervals(new Date(from), new Date(to))) {
      const last = open.at(-1)
      // The library may end an interval at midnight and begin another there.
      if (last && last[1] === start.getTime()) last[1] = end.getTime()
      else open.push([start.getTime(), end.getTime()])
    }
    return { nation, schedule, open }
  }),
)
process.stdout.write(JSON.stringify(answer))
