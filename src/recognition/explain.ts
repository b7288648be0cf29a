import { type Doubt, evidenceIn, reasonsFor, weigh } from './doubt.ts'
import { grammarOf } from './grammar.ts'
import { interpret } from './interpret.ts'
import type { Lexicon } from './lexicon.ts'
import { listen, readTokens } from './listen.ts'
import { summarise } from './summary.ts'

/**
 * Why a text is understood as it is, for a person who edits the lists: each pattern that hears something, in which words, and what
 * keeps it quiet. Ends with a line break.
 */
export function explain(text: string, lexicon: Lexicon, doubts: readonly Doubt[] = []): string {
  const grammar = grammarOf(lexicon)
  const tokens = readTokens(text, grammar)
  const voices = listen(tokens, grammar)
  const evidence = evidenceIn(tokens)
  const weighed = doubts.map((doubt) => {
    const reasons = reasonsFor(evidence, doubt).map(([one, weight]) => `"${one.trim()}" ${weight}`)
    return `? ${doubt.label}: ${weigh(evidence, doubt).toFixed(2)}, asked from ${doubt.asksFrom} where no list raises an alert: ${reasons.join(', ')}`
  })
  const counted = interpret(voices.flatMap(({ finding, quietedBy }) => (quietedBy === null ? [finding] : [])))
  const lines = voices.map(({ finding, quietedBy }) => {
    const words = `"${text.slice(finding.from, finding.to)}"`
    if (quietedBy !== null) return `- ${finding.label}: ${words} by ${finding.rule}, kept quiet by ${quietedBy.id}`
    const holds = counted.includes(finding) ? '' : ', not counted beside the rest'
    return `- ${finding.label}: ${words} by ${finding.rule}${holds}`
  })
  const found = [...new Set(counted.map(({ label }) => label))]
  const { behaviours, flags, relationship, perspective } = summarise({ findings: counted, found })
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
