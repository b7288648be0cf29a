import type { Candidate, Nation, PlaceReading } from './types.ts'

/** A candidate before its list is known, and with it the label that tells it apart. */
export interface Choice {
  readonly force: string | null
  readonly nation: Nation | null
  /** The bare name: a short label where no other choice has it. */
  readonly name: string
  /** The best label first; the last one is surely different from that of any other force. Most often only the first is asked for. */
  readonly labels: Iterable<string>
  /** Short labels for a name that others have too, the best first; longer ones are cut. */
  readonly shorts: readonly string[]
}

/** What a part of an answer means. */
export interface Finding {
  /** The likeliest first, never empty. */
  readonly choices: readonly Choice[]
  /** The first choice may be taken; the rest are offered as "not right?". Else the person is asked. */
  readonly certain: boolean
  readonly by: 'council' | 'place'
}

export const MOST_CANDIDATES = 5
const LONGEST_LABEL = 72
const LONGEST_SHORT = 20

/** The reading that a finding amounts to; `null` is none. */
export function toReading(finding: Finding | null): PlaceReading {
  if (finding === null) return { kind: 'none' }
  const [first, ...rest] = toCandidates(fewest(finding.choices))
  if (first === undefined) return { kind: 'none' }
  if (finding.certain) return { kind: 'found', candidate: first, others: rest.filter((other) => !isSame(other, first)) }
  return { kind: 'ask', candidates: [first, ...rest], by: finding.by }
}

/** What a choice settles: its force, or its nation where that has no force of the list. */
export function keyOf(choice: Choice): string {
  return choice.force ?? choice.nation ?? ''
}

/** A finding that the words around it make unsure: what was certain is the one choice, beside "somewhere else". */
export function doubted(finding: Finding): Finding {
  return { ...finding, choices: finding.certain ? finding.choices.slice(0, 1) : finding.choices, certain: false }
}

/** At most five: where there are more, one for each force, and at least one for each nation. */
function fewest(choices: readonly Choice[]): readonly Choice[] {
  if (choices.length <= MOST_CANDIDATES) return choices
  const seen = new Set<string>()
  const apart = choices.filter((choice) => !seen.has(keyOf(choice)) && seen.add(keyOf(choice)))
  const kept = apart.slice(0, MOST_CANDIDATES)
  for (const choice of apart.slice(MOST_CANDIDATES)) {
    if (kept.some((other) => other.nation === choice.nation)) continue
    const spare = kept.findLastIndex((other) => kept.filter(({ nation }) => nation === other.nation).length > 1)
    if (spare > 0) kept.splice(spare, 1, choice)
  }
  return kept
}

function isSame(a: Candidate, b: Candidate): boolean {
  return a.nation === b.nation && a.forces[0] === b.forces[0]
}

function toCandidates(choices: readonly Choice[]): readonly Candidate[] {
  const taken = { labels: new Set<string>(), shorts: new Set<string>(), ids: new Set<string>() }
  const isShared = (name: string) => choices.filter((choice) => choice.name === name).length > 1
  const labels = choices.map((choice) => unused(choice.labels, LONGEST_LABEL, taken.labels))
  // A label that is short enough is its own short label: no other may have it.
  for (const label of labels) if (label.length <= LONGEST_SHORT) taken.shorts.add(label.toLowerCase())
  return choices.map(({ force, nation, name, shorts }, i) => {
    const label = labels[i] ?? ''
    const wordings = isShared(name) ? shorts : [name, ...shorts]
    return Object.freeze({
      id: unused([slug(label)], LONGEST_LABEL, taken.ids),
      nation,
      forces: Object.freeze(force === null ? [] : [force]),
      label,
      short: label.length <= LONGEST_SHORT ? label : unused(wordings, LONGEST_SHORT, taken.shorts),
    })
  })
}

/** The first wording that fits and is not taken, else the first that does so when it is cut, else the last one with a number. */
function unused(wordings: Iterable<string>, longest: number, taken: Set<string>): string {
  for (const wording of inTurn(wordings, longest)) {
    const key = wording.toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return wording
  }
  return ''
}

function* inTurn(wordings: Iterable<string>, longest: number): Iterable<string> {
  for (const wording of wordings) if (wording.length <= longest) yield wording
  let last = ''
  for (const wording of wordings) {
    yield cut(wording, longest)
    last = wording
  }
  for (let n = 2; ; n++) yield `${cut(last, longest - 3)}-${n}`
}

const COMPASS: Readonly<Record<string, string>> = { North: 'N', South: 'S', East: 'E', West: 'W' }

/** Cut to a length: "North West" to "NW" first, then after a word. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  const abbreviated = text
    .replace(/\b(North|South)[ -](East|West)\b/g, (_, a: string, b: string) => `${COMPASS[a]}${COMPASS[b]}`)
    .replace(/\b(North|South|East|West)\b/g, (word) => COMPASS[word] ?? word)
  if (abbreviated.length <= longest) return abbreviated
  const room = text.slice(0, longest)
  const end = room.lastIndexOf(' ')
  return `${(end > longest / 3 ? room.slice(0, end) : room.slice(0, -1)).replace(/[\s,(&-]+$|\s(?:and|or|of|upon|on|the)$/g, '')}\u2026`
}

function slug(label: string): string {
  const words = label
    .normalize('NFKD')
    .replace(/[\p{M}'\u2019]/gu, '')
    .toLowerCase()
  return words.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'place'
}
