import type { Token } from './fold.ts'
import type { Gaps, Step } from './machine.ts'
import { SENTENCE_END, SENTENCE_START } from './pattern.ts'

/** A text laid out for the automaton: its words, with the edges of sentences between them, and the clause and sentence of each. */
export interface Layout {
  readonly steps: readonly Step[]
  /** For each step the token it is, or -1 at the edge of a sentence. */
  readonly tokenOf: readonly number[]
  readonly clauseOf: readonly number[]
  /** As the clause, but words such as "or" go on with what was said before them. */
  readonly runOf: readonly number[]
  readonly sentenceOf: readonly number[]
}

/** Words, of all languages together, at which a sentence is cut or a gap stops. `words.yaml` says what each list is for. */
export interface Breaks {
  readonly joins: ReadonlySet<string>
  readonly carries: ReadonlySet<string>
  readonly stops: ReadonlySet<string>
  readonly tenses: ReadonlySet<string>
}

/**
 * Cuts words into sentences (at full stops and the like) and clauses (at commas and the like, and before `joins` such as "but").
 * `codeOf` numbers a word for the automaton. A gap passes over a word unless it is one of `stops` or follows a comma; one that stays in the
 * present stops at `tenses` too.
 */
export function layOut(
  tokens: readonly Token[],
  codeOf: (word: string) => number,
  { joins, carries, stops, tenses }: Breaks,
): Layout {
  const steps: Step[] = []
  const tokenOf: number[] = []
  const clauseOf: number[] = []
  const runOf: number[] = []
  const sentenceOf: number[] = []
  let clause = -1
  let run = -1
  let sentence = -1
  const put = (word: string, token: number, gaps: Gaps): void => {
    steps.push({ code: codeOf(word), gaps })
    tokenOf.push(token)
    clauseOf.push(clause)
    runOf.push(run)
    sentenceOf.push(sentence)
  }
  tokens.forEach(({ word, pause }, index) => {
    if (pause === 'sentence') {
      if (sentence >= 0) put(SENTENCE_END, -1, 'none')
      sentence += 1
      clause += 1
      run += 1
      put(SENTENCE_START, -1, 'none')
    } else if (pause === 'clause' || joins.has(word)) {
      clause += 1
      if (!carries.has(word)) run += 1
    }
    put(word, index, pause !== 'none' || stops.has(word) ? 'none' : tenses.has(word) ? 'any' : 'all')
  })
  if (sentence >= 0) put(SENTENCE_END, -1, 'none')
  return { steps, tokenOf, clauseOf, runOf, sentenceOf }
}
