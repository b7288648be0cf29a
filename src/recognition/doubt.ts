import type { Token } from './fold.ts'

/** A label that many words together may speak for. */
export interface Doubt {
  readonly label: string
  /** it is spoken for from this sum on */
  readonly from: number
  /** what the sum begins with, which is below that */
  readonly bias: number
}

/**
 * Labels, and how much each piece of evidence speaks for each of them, in their order; learned from labelled messages by
 * `npm run bench:learn`, kept in doubt/. Evidence is a word ("follows"), two words ("follows me"), or two with one between them ("follows _ home");
 * "^" stands before a sentence.
 */
export interface Doubts {
  readonly labels: readonly Doubt[]
  readonly weights: ReadonlyMap<string, readonly number[]>
}

/** Nothing is weighed. */
export const NO_DOUBTS: Doubts = { labels: [], weights: new Map() }

/** What speaks for a label or against it, and how much; the largest first. */
export type Reasons = readonly (readonly [evidence: string, weight: number])[]

/** Tells for each label of some doubts, in their order, how much a text speaks for it; nothing for a text of few words, known or not, or of very many. */
export type Scales = (tokens: readonly Token[]) => readonly number[]

/** Shorter texts are answers, names and places: the lists alone listen to them. Longer ones tell too much at once to be weighed. */
const FEWEST_WORDS = 10
/** Who writes in words that were hardly ever met is not weighed. */
const FEWEST_KNOWN = 3
const MOST_WEIGHED = 250

/** Stands before the first word of a sentence. */
const BEGINNING = '^'

const isWeighed = ({ length }: readonly Token[]): boolean => length >= FEWEST_WORDS && length <= MOST_WEIGHED

/** The evidence that a text holds, each piece once. Nothing stands across the end of a sentence. */
export function evidenceIn(tokens: readonly Token[]): ReadonlySet<string> {
  const evidence = new Set<string>()
  if (!isWeighed(tokens)) return evidence
  let before = BEGINNING
  let twoBefore = ''
  for (const { word, pause } of tokens) {
    if (pause === 'sentence') {
      before = BEGINNING
      twoBefore = ''
    }
    evidence.add(word)
    evidence.add(`${before} ${word}`)
    if (twoBefore !== '' && twoBefore !== BEGINNING) evidence.add(`${twoBefore} _ ${word}`)
    twoBefore = before
    before = word
  }
  return evidence
}

/**
 * Makes the scales for some doubts. What the evidence weighs is added up and divided by the root of how much of it is known, so that a long
 * text is not louder than a short one.
 */
export function scalesFor({ labels, weights }: Doubts): Scales {
  const beginnings = new Map<string, Beginning>()
  const beginningWith = (word: string): Beginning => {
    const known = beginnings.get(word) ?? { number: beginnings.size, alone: NONE, next: new Map(), overNext: new Map() }
    beginnings.set(word, known)
    return known
  }
  // one row for each piece of evidence; fetching from one table is what makes it quick
  const rows = Float32Array.from([...weights.values()].flat())
  const addedIn = new Int32Array(weights.size)
  for (const [row, evidence] of [...weights.keys()].entries()) {
    const words = evidence.split(' ')
    const [first = '', last = ''] = [words[0], words.at(-1)]
    const beginning = beginningWith(first)
    if (words.length === 1) beginning.alone = row
    else (words.length === 2 ? beginning.next : beginning.overNext).set(beginningWith(last).number, row)
  }
  const beginning = beginnings.get(BEGINNING)
  let text = 0
  return (tokens) => {
    if (!isWeighed(tokens)) return []
    text += 1
    const sums = labels.map(() => 0)
    let known = 0
    const add = (row = NONE): void => {
      if (row === NONE || addedIn[row] === text) return
      addedIn[row] = text
      known += 1
      for (let label = 0; label < sums.length; label++)
        sums[label] = (sums[label] ?? 0) + (rows[row * sums.length + label] ?? 0)
    }
    let before = beginning
    let twoBefore: Beginning | undefined
    for (const { word, pause } of tokens) {
      if (pause === 'sentence') {
        before = beginning
        twoBefore = undefined
      }
      const here = beginnings.get(word)
      if (here !== undefined) {
        add(here.alone)
        add(before?.next.get(here.number))
        add(twoBefore?.overNext.get(here.number))
      }
      twoBefore = before === beginning ? undefined : before
      before = here
    }
    if (known < FEWEST_KNOWN) return []
    return labels.map(({ bias }, label) => bias + (sums[label] ?? 0) / Math.sqrt(known))
  }
}

const NONE = -1

/** The rows of the weights that begin with one word: by itself, before another word by its number, and with one between them. */
interface Beginning {
  readonly number: number
  alone: number
  readonly next: Map<number, number>
  readonly overNext: Map<number, number>
}

/** The evidence that weighed most for or against a label, for a person who asks why. */
export function reasonsFor(label: number, tokens: readonly Token[], { weights }: Doubts, most = 6): Reasons {
  return [...evidenceIn(tokens)]
    .map((one) => [one, weights.get(one)?.[label] ?? 0] as const)
    .filter(([, weight]) => weight !== 0)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, most)
}
