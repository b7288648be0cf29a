import { createHash } from 'node:crypto'
import { type Doubts, NO_DOUBTS, scalesFor } from './doubt.ts'
import { grammarOf } from './grammar.ts'
import type { Lexicon, LexiconProblem } from './lexicon.ts'
import { listen, readTokens } from './listen.ts'
import type { Heard, Recogniser } from './types.ts'
import { REPORTED, understand, weighing } from './understand.ts'

/** A lexicon that cannot be used as it stands; `problems` says where and how to mend it. */
export class LexiconError extends Error {
  override readonly name = 'LexiconError'
  readonly problems: readonly LexiconProblem[]

  constructor(problems: readonly LexiconProblem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'))
    this.problems = problems
  }
}

/**
 * Compiles the lexicon of all languages into one recogniser: danger is understood whatever the chosen language.
 * Its answers depend on nothing but the text; any string has one, in time linear in its length.
 * @param doubts what is weighed beside the lists
 * @throws LexiconError when a pattern cannot be understood (`checkLexicon` finds these and examples that do not hold)
 */
export function compileLexicon(lexicon: Lexicon, doubts: Doubts = NO_DOUBTS): Recogniser {
  const grammar = grammarOf(lexicon)
  if (grammar.problems.length > 0) throw new LexiconError(grammar.problems)
  const scales = scalesFor(doubts)
  const recognise = (text: string): Heard => {
    const tokens = readTokens(text, grammar)
    const weighed = weighing(tokens, scales, doubts)
    const { alert, findings } = understand(listen(tokens, grammar), tokens, weighed, text.length)
    // that something is reported, and not what, is nothing that could be named or ticked
    const named = findings.flatMap(({ label }) => (label === REPORTED ? [] : [label]))
    return { alert, found: [...new Set(named)], findings }
  }
  return { version: versionOf(grammar.version, doubts), recognise }
}

/** Numbers are hashed as they are: to write out hundreds of thousands of them takes longer than all else here. */
function versionOf(lexicon: string, { labels, evidence, weights }: Doubts): string {
  return createHash('sha256')
    .update(JSON.stringify([lexicon, labels, evidence.length]))
    .update(evidence.join('\0'))
    .update(Float64Array.from(weights))
    .digest('base64url')
    .slice(0, 12)
}
