import type { Choice } from '../messages/message.ts'
import { once } from '../texts/once.ts'
import { bare } from './commands.ts'

/** How people write numbers in a language. */
export interface NumberWords {
  /** for each position the ways of writing it: two, second */
  readonly numbers: readonly (readonly string[])[]
  /** what may stand before one: option, number */
  readonly before: readonly string[]
  /** what stands between several, beside commas and spaces: and */
  readonly between: readonly string[]
}

/** A choice, and what else people call it; `<3 to 17>` in a name stands for any number from 3 to 17. */
export interface Pickable extends Choice {
  readonly also?: readonly string[]
}

/**
 * The choices that a whole message, as `bare` makes it, picks, by number ("2", "2.", "option 2", "two") by label or by a synonym; null where any part of the
 * message is something else, so that "he came 2 times" picks nothing. Labels that hold commas are read whole.
 */
export function pickIn<C extends Pickable>(
  choices: readonly C[],
  several: boolean,
  words: NumberWords,
  whole: string,
): readonly C[] | null {
  let rest = whole
  if (rest === '' || choices.length === 0) return null
  const { numbers, before, between } = once(numberPatterns, words, () => patternsOf(words))
  const picked = new Set<C>()
  while (rest !== '') {
    const after = rest.slice(before.exec(rest)?.[0].length ?? 0)
    const found = namedAt(rest, choices, numbers) ?? namedAt(after, choices, numbers)
    if (!found) return picked.size === 0 ? byRange(choices, whole) : null
    picked.add(found.choice)
    const from = rest.startsWith(found.name) ? rest : after
    const left = from.slice(found.name.length).replace(/^[.)]/u, '')
    rest = left.slice(between.exec(left)?.[0].length ?? 0)
    if (rest === left && rest !== '') return null
  }
  if (!several && picked.size !== 1) return null
  return choices.filter((choice) => picked.has(choice))
}

/** The choice that a text begins with, by the longest name that fits. */
function namedAt<C extends Pickable>(
  text: string,
  choices: readonly C[],
  numbers: NumberPatterns['numbers'],
): { readonly name: string; readonly choice: C } | null {
  let found: { readonly name: string; readonly choice: C } | null = null
  const tryName = (name: string, choice: C) => {
    if (name.length <= (found?.name.length ?? 0)) return
    if (text.startsWith(name) && isEnd(text.slice(name.length))) found = { name, choice }
  }
  for (const [i, choice] of choices.entries()) {
    for (const name of once(namesOf, choice, () => bareNames(choice))) tryName(name, choice)
    tryName(`${i + 1}`, choice)
    for (const name of numbers[i] ?? []) tryName(name, choice)
  }
  return found
}

const namesOf = new WeakMap<Pickable, readonly string[]>()

/** What a choice is called, as `bare` makes it. */
const bareNames = ({ label, short = '', also = [] }: Pickable): readonly string[] =>
  [label, short, ...also].map(bare).filter((name) => name !== '')

/** How people write numbers, ready to be compared. */
interface NumberPatterns {
  readonly numbers: readonly (readonly string[])[]
  readonly before: RegExp
  readonly between: RegExp
}
const numberPatterns = new WeakMap<NumberWords, NumberPatterns>()

const patternsOf = ({ numbers, before, between }: NumberWords): NumberPatterns => ({
  numbers: numbers.map((ways) => ways.map(bare).filter((name) => name !== '')),
  before: new RegExp(`^(?:${before.map(literally).join('|')})\\s+(?=\\S)`, 'u'),
  between: new RegExp(`^(?:\\s*[,;/&+])*\\s*(?:(?:${between.map(literally).join('|')})\\s+)?`, 'u'),
})

const RANGE = /^(.*)<(\d+) to (\d+)>(.*)$/u

/** The choice that a message with one number names as a whole: "im 14" where a choice is called "im <3 to 17>". */
function byRange<C extends Pickable>(choices: readonly C[], whole: string): readonly C[] | null {
  const [number] = /\d{1,3}/u.exec(whole) ?? []
  if (number === undefined) return null
  const found = choices.find((choice) =>
    choice.also?.some((name) => {
      const [, before = '', from, to, after = ''] = RANGE.exec(name) ?? []
      const isIn = from !== undefined && Number(number) >= Number(from) && Number(number) <= Number(to)
      return isIn && whole === bare(`${before}${number}${after}`)
    }),
  )
  return found ? [found] : null
}

/** A word as a pattern that finds just it. */
const literally = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

const isEnd = (rest: string): boolean => rest === '' || !/^[\p{L}\p{N}']/u.test(rest)
