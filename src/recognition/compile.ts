import { createHash } from 'node:crypto'
import { type Doubt, evidenceIn, weigh } from './doubt.ts'
import type { Token } from './fold.ts'
import { grammarOf } from './grammar.ts'
import { interpret } from './interpret.ts'
import type { Lexicon, LexiconProblem } from './lexicon.ts'
import { listen, readTokens, type Voice } from './listen.ts'
import type { Alert, Finding, Heard, Recogniser } from './types.ts'

/** Most urgent first. */
const ALERTS: readonly Alert[] = ['danger', 'crisis', 'perhaps']

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
 * @param doubts what is weighed where no list raises an alert. Such a question asserts nothing, and is asked as
 * `perhaps` is
 * @throws LexiconError when a pattern cannot be understood (`checkLexicon` finds these and examples that do not hold)
 */
export function compileLexicon(lexicon: Lexicon, doubts: readonly Doubt[] = []): Recogniser {
  const grammar = grammarOf(lexicon)
  if (grammar.problems.length > 0) throw new LexiconError(grammar.problems)
  const recognise = (text: string): Heard => {
    const tokens = readTokens(text, grammar)
    const voices = listen(tokens, grammar)
    const counted = withoutDoubt(voices.filter(({ quietedBy }) => quietedBy === null))
    const alerts = new Set(counted.map(({ rule }) => rule.label.alert))
    const weighed = isUnderstood(voices, counted) ? [] : weighedIn(tokens, doubts, counted.length > 0 ? PLAIN : 0)
    const asked = weighed.map((label) => doubtFinding(label, text))
    const findings = [...interpret(counted.map(({ finding }) => finding)), ...asked]
    return {
      alert: ALERTS.find((alert) => alerts.has(alert)) ?? (asked.length > 0 ? 'perhaps' : null),
      found: [...new Set(findings.map(({ label }) => label))],
      findings,
    }
  }
  return { version: versionOf(lexicon, doubts), recognise }
}

/** Where the lists hear what a text is about, more must speak for a question that they do not raise. */
const PLAIN = 1

/** An alert was heard, or why it is none; or all that was heard is denied, supposed, told ("he isn't outside"): nothing is left to ask. */
const isUnderstood = (voices: readonly Voice[], counted: readonly Voice[]): boolean =>
  voices.some(({ rule }) => rule.label.alert !== undefined) || (voices.length > 0 && counted.length === 0)

/** The questions whose evidence weighs enough; `more` is what is asked of it beyond that. */
function weighedIn(tokens: readonly Token[], doubts: readonly Doubt[], more: number): readonly string[] {
  const evidence = doubts.length === 0 ? null : evidenceIn(tokens)
  if (evidence === null || evidence.size === 0) return []
  return doubts.filter((doubt) => weigh(evidence, doubt) >= doubt.asksFrom + more).map(({ label }) => label)
}

/** It is about the whole text: no words by themselves say it. */
const doubtFinding = (label: string, text: string): Finding => ({
  label,
  from: 0,
  to: text.length,
  rule: `doubt/${label}`,
})

/** Whoever says that there is danger is not asked whether there may be. */
function withoutDoubt(voices: readonly Voice[]): readonly Voice[] {
  const danger = voices.some(({ rule }) => rule.label.alert === 'danger')
  return danger ? voices.filter(({ rule }) => rule.label.alert !== 'perhaps') : voices
}

/** Where words stand in a file, and the examples beside them, change nothing of what is heard. */
const UNHEARD = new Set(['file', 'line', 'yes', 'no', 'examples'])

function versionOf(lexicon: Lexicon, doubts: readonly Doubt[]): string {
  const heard = JSON.stringify([lexicon, doubts], (key, value: unknown) => (UNHEARD.has(key) ? undefined : value))
  return createHash('sha256').update(heard).digest('base64url').slice(0, 12)
}
