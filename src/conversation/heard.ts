import type { World } from '../content/world.ts'
import { isWords, type Words } from '../facts/value.ts'
import { isAboutWriter } from '../flows/facts.ts'
import type { PromptAt } from '../flows/replay.ts'
import type { Entry } from '../flows/types.ts'
import type { YouSaidMessage } from '../messages/message.ts'
import { type Say, sayFor } from './choices.ts'
import { quotedIn } from './own-words.ts'

type Found = YouSaidMessage['found'][number]

/** After so many seconds of silence somebody else may be reading: what was heard is named, and nobody's words are quoted. */
const QUOTED_FOR = 30 * 60
export const mayQuote = (quietFor = 0): boolean => quietFor < QUOTED_FOR

/** How much of what was heard is said back. */
export interface SayingBack {
  readonly world: World
  readonly locale: string
  /** the prompt in whose words it is said */
  readonly at: PromptAt
  /** whether the person's own words stand beside what was heard in them */
  readonly quotes: boolean
}

/** What was heard in words that were just given, or null where there is nothing to name. */
export function heardNow(words: Words, back: SayingBack): YouSaidMessage | null {
  return youSaid('heard-kept', foundIn([words], new Set(words.found), back), back)
}

/**
 * Everything that was heard and still counts, for the prompt that asks whether it is right; null at any other prompt.
 * @param said labels that count
 */
export function heardSoFar(
  entries: readonly Entry[],
  said: readonly string[],
  back: SayingBack,
): YouSaidMessage | null {
  if (!back.at.question?.choices.some(({ confirms }) => confirms !== null)) return null
  const given = entries.flatMap(([, value]) => (isWords(value) ? [value] : []))
  return youSaid('heard-so-far', foundIn(given, new Set(said), back), back)
}

function youSaid(key: string, found: readonly Found[], { world, locale, at }: SayingBack): YouSaidMessage | null {
  return found.length === 0 ? null : { kind: 'you-said', key, heading: sayFor(world, locale, at)(key), found }
}

/** What is named of some labels, each name once, in the order in which it was said. */
function foundIn(given: readonly Words[], labels: ReadonlySet<string>, back: SayingBack): Found[] {
  const say = sayFor(back.world, back.locale, back.at)
  const found = new Map<string, string>()
  const named = new Set([...labels].filter((label) => !isCovered(label, labels, back)))
  for (const words of given)
    for (const { label, quote } of quotedIn(words, named, back.world)) {
      const name = nameOf(label, say, back)
      if (name !== null && !found.get(name)) found.set(name, back.quotes ? quote : '')
    }
  return [...found].map(([label, words]) => ({ label, words }))
}

/** Whether an answer of the writer says the same, given or heard: nobody who is a child is told that a child is part of it. */
function isCovered(label: string, labels: ReadonlySet<string>, { world, at }: SayingBack): boolean {
  return [...world.program.questions.values()].some((question) => {
    const choice = question.covers.get(label)
    if (choice === undefined || !isAboutWriter(question, at.facts)) return false
    return at.facts.get(question.id) === choice || [...labels].some((one) => question.found.get(one) === choice)
  })
}

/** A label in words of its own, else in those of the choice that it ticks; null for what only raises an alert. */
function nameOf(label: string, say: Say, { world, locale }: SayingBack): string | null {
  const own = `heard.${label}`
  if (world.texts.has(locale, own)) return say(own)
  const question = [...world.program.questions.values()].find((one) => one.found.has(label))
  return question ? say(`${question.id}.${question.found.get(label)}`) : null
}
