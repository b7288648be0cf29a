import { once } from '../texts/once.ts'
import type { Texts } from '../texts/types.ts'
import { plain } from './commands.ts'
import type { Pickable } from './picking.ts'

/** More words than these are a story, and no answer. */
const LONGEST = 16

/** One word after the other; a pattern stands for a number from one to another. */
type Phrase = readonly (string | { readonly from: number; readonly to: number })[]

/** Phrases by the word that they begin with, since most of them begin with none of a message; those that begin with a number apart. */
export interface Phrases {
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>
  readonly numbers: readonly Phrase[]
}

/** What stands in lists of texts ("just|i think"), those that a language has, made once: it is looked for in whatever people type. */
export function listedIn(texts: Texts, locale: string, ...lists: readonly string[]): Phrases {
  const ofTexts = once(listed, texts, () => new Map())
  return once(ofTexts, `${locale} ${lists.join(' ')}`, () =>
    phrasesOf(lists.filter((list) => texts.has(locale, list)).flatMap((list) => texts.get(locale, list).split('|'))),
  )
}
const listed = new WeakMap<Texts, Map<string, Phrases>>()

/**
 * The choice that a message names with nothing beside it but words that change nothing: "just my ex boyfriend", "no, im 34". It may
 * name it in more than one way; where any of it names another choice or is something else, it is no answer. So a wrong one is
 * rather asked again than taken.
 * @param around what may stand before, between and after names: "just", "i think"
 */
export function answerIn<C extends Pickable>(choices: readonly C[], around: Phrases, message: string): C | null {
  const words = plain(message).split(' ')
  if (words.length > LONGEST) return null
  const plainly = reachedBy(words, [0], around)
  const named = choices.filter((choice) =>
    isNamed(
      words,
      once(namesOf, choice, () => phrasesOf(nameable(choice))),
      around,
      plainly,
    ),
  )
  return named.length === 1 ? (named[0] ?? null) : null
}

const namesOf = new WeakMap<Pickable, Phrases>()

const nameable = ({ label, short = '', also = [] }: Pickable): readonly string[] => [label, short, ...also]

/** Wordings as phrases. */
export function phrasesOf(wordings: readonly string[]): Phrases {
  const byFirst = new Map<string, Phrase[]>()
  const numbers: Phrase[] = []
  for (const phrase of wordings.map(phraseOf)) {
    const [first] = phrase
    if (typeof first === 'string') once(byFirst, first, () => []).push(phrase)
    else if (first !== undefined) numbers.push(phrase)
  }
  return { byFirst, numbers }
}

const RANGE = /<(\d+) to (\d+)>/u

function phraseOf(name: string): Phrase {
  const [, from, to] = RANGE.exec(name) ?? []
  const words = (text = '') =>
    plain(text)
      .split(' ')
      .filter((word) => word !== '')
  if (from === undefined) return words(name)
  const [before, after] = name.split(RANGE.exec(name)?.[0] ?? '')
  return [...words(before), { from: Number(from), to: Number(to) }, ...words(after)]
}

/** Whether words are phrases one after the other, at least one of them a name. `plainly`: up to where there are fillers alone. */
function isNamed(words: readonly string[], names: Phrases, fillers: Phrases, plainly: Iterable<number>): boolean {
  const named: number[] = []
  for (const at of plainly) named.push(...endsAt(words, at, names))
  return named.length > 0 && reachedBy(words, named, fillers, names).has(words.length)
}

/** Where one may stand in words after phrases one after the other, from where one stands already. */
function reachedBy(
  words: readonly string[],
  from: Iterable<number>,
  ...kinds: readonly Phrases[]
): ReadonlySet<number> {
  const reached = new Set(from)
  // a set is walked in the order in which it grows
  for (const at of reached) for (const phrases of kinds) for (const end of endsAt(words, at, phrases)) reached.add(end)
  return reached
}

/** Where the phrases end that stand at a word. */
function endsAt(words: readonly string[], at: number, { byFirst, numbers }: Phrases): readonly number[] {
  const begun = byFirst.get(words[at] ?? '') ?? NONE
  if (begun === NONE && numbers.length === 0) return NONE
  return [...begun, ...numbers].flatMap((phrase) => (standsAt(words, at, phrase) ? [at + phrase.length] : []))
}
const NONE: readonly never[] = []

const standsAt = (words: readonly string[], at: number, phrase: Phrase): boolean =>
  phrase.every((one, i) => {
    const word = words[at + i]
    if (word === undefined || typeof one === 'string') return word === one
    return /^\d{1,3}$/u.test(word) && Number(word) >= one.from && Number(word) <= one.to
  })
