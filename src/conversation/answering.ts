import { once } from '../texts/once.ts'
import { plain } from './commands.ts'
import type { Pickable } from './picking.ts'

/** More words than these are a story, and no answer. */
const LONGEST = 16

/**
 * The choice that a message names with nothing beside it but words that change nothing: "just my ex boyfriend", "no, im 34". It may
 * name it in more than one way; where any of it names another choice or is something else, it is no answer. So a wrong one is
 * rather asked again than taken.
 * @param around what may stand before, between and after names: "just", "i think"
 */
export function answerIn<C extends Pickable>(
  choices: readonly C[],
  around: readonly string[],
  message: string,
): C | null {
  const words = plain(message).split(' ')
  if (words.length > LONGEST) return null
  const fillers = around.map(phraseOf)
  const named = choices.filter((choice) =>
    consistsOf(
      words,
      once(namesOf, choice, () => phrasesOf(choice)),
      fillers,
    ),
  )
  return named.length === 1 ? (named[0] ?? null) : null
}

/** One word after the other; a pattern stands for a number from one to another. */
type Phrase = readonly (string | { readonly from: number; readonly to: number })[]

const namesOf = new WeakMap<Pickable, readonly Phrase[]>()

const phrasesOf = ({ label, short = '', also = [] }: Pickable): readonly Phrase[] =>
  [label, short, ...also].map(phraseOf).filter((phrase) => phrase.length > 0)

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

/** Whether words are phrases one after the other, at least one of them a name. */
function consistsOf(words: readonly string[], names: readonly Phrase[], fillers: readonly Phrase[]): boolean {
  // words up to which there are fillers alone, and up to which there is a name as well
  const plainly = new Set([0])
  const named = new Set<number>()
  for (let at = 0; at < words.length; at++) {
    if (!plainly.has(at) && !named.has(at)) continue
    for (const name of names) if (standsAt(words, at, name)) named.add(at + name.length)
    for (const filler of fillers) {
      if (!standsAt(words, at, filler)) continue
      if (plainly.has(at)) plainly.add(at + filler.length)
      if (named.has(at)) named.add(at + filler.length)
    }
  }
  return named.has(words.length)
}

const standsAt = (words: readonly string[], at: number, phrase: Phrase): boolean =>
  phrase.length > 0 &&
  phrase.every((one, i) => {
    const word = words[at + i]
    if (word === undefined || typeof one === 'string') return word === one
    return /^\d{1,3}$/u.test(word) && Number(word) >= one.from && Number(word) <= one.to
  })
