import type { Pause, Token } from './fold.ts'
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

const JOINS = 1
const CARRIES = 2
const STOPS = 4
const TENSES = 8

/**
 * Makes the function that cuts words into sentences (at full stops and the like) and clauses (at commas and the like, and before `joins` such as
 * "but"). A gap passes over a word unless it is one of `stops` or follows a comma; one that stays in the present stops at `tenses` too.
 * @param codeOf numbers a word for the automaton: those of `breaks` above zero, others may be 0
 * @returns what takes the words of a text and their numbers
 */
export function layoutFor(
  { joins, carries, stops, tenses }: Breaks,
  codeOf: (word: string) => number,
): (tokens: readonly Token[], codes: readonly number[]) => Layout {
  const signs: number[] = []
  const mark = (words: ReadonlySet<string>, sign: number): void => {
    for (const word of words) signs[codeOf(word)] = (signs[codeOf(word)] ?? 0) | sign
  }
  mark(joins, JOINS)
  mark(carries, CARRIES)
  mark(stops, STOPS)
  mark(tenses, TENSES)
  const [start, end] = [codeOf(SENTENCE_START), codeOf(SENTENCE_END)]
  const signOf = Uint8Array.from({ length: signs.length }, (_, code) => (code === 0 ? 0 : (signs[code] ?? 0)))
  return (tokens, codes) => layOut(tokens, codes, { start, end, signOf })
}

interface Known {
  readonly start: number
  readonly end: number
  /** what each word is, by its number */
  readonly signOf: Uint8Array
}

function layOut(tokens: readonly Token[], codes: readonly number[], { start, end, signOf }: Known): Layout {
  const steps: Step[] = []
  const tokenOf: number[] = []
  const clauseOf: number[] = []
  const runOf: number[] = []
  const sentenceOf: number[] = []
  let clause = -1
  let run = -1
  let sentence = -1
  const put = (code: number, token: number, gaps: Gaps): void => {
    steps.push({ code, gaps })
    tokenOf.push(token)
    clauseOf.push(clause)
    runOf.push(run)
    sentenceOf.push(sentence)
  }
  tokens.forEach(({ pause }, index) => {
    const code = codes[index] ?? 0
    const signs = signOf[code] ?? 0
    if (pause === 'sentence') {
      if (sentence >= 0) put(end, -1, 'none')
      sentence += 1
      clause += 1
      run += 1
      put(start, -1, 'none')
    } else if (pause === 'clause' || (signs & JOINS) > 0) {
      clause += 1
      if ((signs & CARRIES) === 0) run += 1
    }
    put(code, index, gapsOver(signs, pause))
  })
  if (sentence >= 0) put(end, -1, 'none')
  return { steps, tokenOf, clauseOf, runOf, sentenceOf }
}

function gapsOver(signs: number, pause: Pause): Gaps {
  if (pause !== 'none' || (signs & STOPS) > 0) return 'none'
  return (signs & TENSES) > 0 ? 'any' : 'all'
}
