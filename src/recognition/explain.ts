import { type Doubts, NO_DOUBTS, reasonsFor, scalesFor } from './doubt.ts'
import { grammarOf } from './grammar.ts'
import type { Lexicon } from './lexicon.ts'
import { listen, readTokens } from './listen.ts'
import { summarise } from './summary.ts'
import { understand, weighing } from './understand.ts'

/**
 * Why a text is understood as it is, for a person who edits the lists: each pattern that hears something, in which words, and what
 * keeps it quiet. Ends with a line break.
 */
export function explain(text: string, lexicon: Lexicon, doubts: Doubts = NO_DOUBTS): string {
  const grammar = grammarOf(lexicon)
  const tokens = readTokens(text, grammar)
  const voices = listen(tokens, grammar)
  const scales = scalesFor(doubts)
  const sums = scales(tokens)
  const weighed = sums.map((sum, at) => {
    const { label, from } = doubts.labels[at] ?? { label: '', from: 0 }
    const reasons = reasonsFor(at, tokens, doubts).map(([one, weight]) => `"${one}" ${weight}`)
    return `? ${label}: ${sum.toFixed(2)}, speaks from ${from}: ${reasons.join(', ')}`
  })
  const { findings } = understand(voices, tokens, weighing(tokens, scales, doubts), text.length)
  const lines = voices.map(({ finding, quietedBy }) => {
    const words = `"${text.slice(finding.from, finding.to)}"`
    if (quietedBy !== null) return `- ${finding.label}: ${words} by ${finding.rule}, kept quiet by ${quietedBy.id}`
    const holds = findings.includes(finding) ? '' : ', not counted beside the rest'
    return `- ${finding.label}: ${words} by ${finding.rule}${holds}`
  })
  const found = [...new Set(findings.map(({ label }) => label))]
  const { behaviours, flags, relationship, perspective } = summarise({ findings, found })
  return [
    ...(lines.length > 0 ? lines : ['nothing is heard']),
    ...weighed,
    `behaviours: ${behaviours.join(', ') || 'none'}`,
    `flags: ${flags.join(', ') || 'none'}`,
    `relationship: ${relationship ?? 'not said'}`,
    `perspective: ${perspective}`,
    '',
  ].join('\n')
}
