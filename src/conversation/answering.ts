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
  // at each word: whether it is reached, and whether a name was among what led there
  const reached: { plainly: boolean; named: boolean }[] = words.map(() => ({ plainly: false, named: false }))
  reached.push({ plainly: false, named: false })
  const start = reached[0]
  if (start) start.plainly = true
  for (const [at, { plainly, named }] of reached.entries()) {
    for (const [phrases, isName] of [
      [names, true],
      [fillers, false],
    ] as const)
      for (const phrase of phrases) {
        const next = (plainly || named) && standsAt(words, at, phrase) ? reached[at + phrase.length] : undefined
        if (!next) continue
        if (isName || named) next.named = true
        if (!isName && plainly) next.plainly = true
      }
  }
  return reached.at(-1)?.named === true
}

const standsAt = (words: readonly string[], at: number, phrase: Phrase): boolean =>
  phrase.length > 0 &&
  phrase.every((one, i) => {
    const word = words[at + i]
    if (word === undefined || typeof one === 'string') return word === one
    return /^\d{1,3}$/u.test(word) && Number(word) >= one.from && Number(word) <= one.to
  })
