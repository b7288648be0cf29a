import { EVENT_ID, type Event, getScalarValue } from 'js-yaml'

/** A way into a file: keys of objects and places in lists. */
export type Path = readonly PropertyKey[]

/** Where one value begins, and the values in it. */
interface Value {
  readonly start: number
  readonly inside: ReadonlyMap<PropertyKey, Value>
}

/** Finds the line of a value by its path; of one that is not there, that of the nearest of its parents. */
export function lineFinder(events: readonly Event[], source: string): (path: Path) => number {
  let root: Value | null = null
  let lineEnds: readonly number[] = []
  return (path) => {
    if (!root) {
      root = valueAt(events, source)
      lineEnds = lineEndsOf(source)
    }
    let value = root
    for (const key of path) value = value.inside.get(typeof key === 'number' ? key : String(key)) ?? value
    return lineAt(lineEnds, value.start)
  }
}

const NOTHING: ReadonlyMap<PropertyKey, Value> = new Map()

function valueAt(events: readonly Event[], source: string): Value {
  let next = events[0]?.type === EVENT_ID.DOCUMENT ? 1 : 0
  const read = (): Value => {
    const event = events[next++]
    if (event?.type === EVENT_ID.SCALAR) return { start: event.valueStart, inside: NOTHING }
    if (event?.type === EVENT_ID.ALIAS) return { start: event.anchorStart, inside: NOTHING }
    if (event?.type !== EVENT_ID.MAPPING && event?.type !== EVENT_ID.SEQUENCE) return { start: 0, inside: NOTHING }
    const inside = new Map<PropertyKey, Value>()
    while (next < events.length && events[next]?.type !== EVENT_ID.POP) {
      const isMapping = event.type === EVENT_ID.MAPPING
      const key = isMapping ? keyAt(events[next], source) : inside.size
      const from = isMapping ? read().start : event.start
      const value = read()
      // a value that was left out stands where its key does
      inside.set(key, value.start < 0 ? { ...value, start: from } : value)
    }
    next++
    return { start: event.start, inside }
  }
  return read()
}

const keyAt = (event: Event | undefined, source: string): string =>
  event?.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : ''

function lineEndsOf(source: string): number[] {
  const ends: number[] = []
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) ends.push(at)
  return ends
}

/** The line of an offset, counted from 1: one more than the lines that end before it. */
function lineAt(lineEnds: readonly number[], offset: number): number {
  let [low, high] = [0, lineEnds.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lineEnds[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low + 1
}
