import type { Token } from './fold.ts'
import type { Step } from './machine.ts'
import { SENTENCE_END, SENTENCE_START } from './pattern.ts'

/** A text laid out for the automaton: its words, with the edges of sentences between them, and the clause and sentence of each. */
export interface Layout {
  readonly steps: readonly Step[]
  /** For each step the token it is, or -1 at the edge of a sentence. */
  readonly tokenOf: readonly number[]
  readonly clauseOf: readonly number[]
  readonly sentenceOf: readonly number[]
}

/**
 * Cuts words into sentences (at full stops and the like) and clauses (at commas and the like, and before `joins` such as "but").
 * `codeOf` numbers a word for the automaton; a gap passes over a word unless it is one of `stops` or follows a comma.
 */
export function layOut(
  tokens: readonly Token[],
  codeOf: (word: string) => number,
  joins: ReadonlySet<string>,
  stops: ReadonlySet<string>,
): Layout {
  const steps: Step[] = []
  const tokenOf: number[] = []
  const clauseOf: number[] = []
  const sentenceOf: number[] = []
  let clause = -1
  let sentence = -1
  const put = (word: string, token: number, passable: boolean): void => {
    steps.push({ code: codeOf(word), passable })
    tokenOf.push(token)
    clauseOf.push(clause)
    sentenceOf.push(sentence)
  }
  tokens.forEach(({ word, pause }, index) => {
    if (pause === 'sentence') {
      if (sentence >= 0) put(SENTENCE_END, -1, false)
      sentence += 1
      clause += 1
      put(SENTENCE_START, -1, false)
    } else if (pause === 'clause' || joins.has(word)) {
      clause += 1
    }
    put(word, index, pause === 'none' && !stops.has(word))
  })
  if (sentence >= 0) put(SENTENCE_END, -1, false)
  return { steps, tokenOf, clauseOf, sentenceOf }
}
