import type { Reach } from './lexicon.ts'
import type { Match } from './machine.ts'
import type { Layout } from './sentences.ts'

/** Where in one text a circumstance holds. */
export type Holds = (match: Match) => boolean

/**
 * Works out where a circumstance holds, from the places where its words were heard, once for the text, so that asking is quick
 * however often both occur.
 */
export function whereItHolds(reach: Reach, heard: readonly Match[], layout: Layout): Holds {
  if (heard.length === 0) return () => false
  if (reach === 'message') return () => true
  if (reach === 'onward') return onward(heard, layout)
  if (reach === 'ahead') return ahead(heard, layout)
  const unitOf =
    reach === 'clause' ? layout.clauseOf : reach === 'sentence' ? layout.sentenceOf : layout.steps.map((_, i) => i)
  const units = new Set<number | undefined>()
  for (const { from, to } of heard) for (let at = from; at < to; at++) units.add(unitOf[at])
  return ({ from, to }) => {
    for (let at = from; at < to; at++) if (units.has(unitOf[at])) return true
    return false
  }
}

/** A denial goes on over "or" ("never hit me or threatened me"), and fades: further on, people speak of something else. */
const AHEAD = 6

function ahead(heard: readonly Match[], { runOf }: Layout): Holds {
  const held = new Set<number>()
  for (const { to } of heard) {
    for (let at = to; at < to + AHEAD && runOf[at] === runOf[to - 1]; at++) held.add(at)
  }
  return ({ from }) => held.has(from)
}

function onward(heard: readonly Match[], { sentenceOf }: Layout): Holds {
  const earliest = new Map<number | undefined, number>()
  for (const { from } of heard) {
    const sentence = sentenceOf[from]
    earliest.set(sentence, Math.min(from, earliest.get(sentence) ?? from))
  }
  return ({ from }) => from >= (earliest.get(sentenceOf[from]) ?? Number.POSITIVE_INFINITY)
}
