import { checkLexicon } from '../../recognition/check.ts'
import type { Lexicon, LexiconProblem } from '../../recognition/lexicon.ts'
import type { Check } from '../check.ts'

/** The examples of an unchanged lexicon are not tried again: there are thousands. */
const tried = new WeakMap<Lexicon, readonly LexiconProblem[]>()

/** Every example beside a pattern is heard, or not heard, as it says. */
export const lexiconExamples: Check = {
  id: 'lexicon-examples',
  proves: 'every example of the lexicon is understood as it says, and every pattern has some',
  run({ world: { hearing } }) {
    const { lexicon } = hearing
    const known = tried.get(lexicon) ?? checkLexicon(lexicon)
    tried.set(lexicon, known)
    return known
  },
}
