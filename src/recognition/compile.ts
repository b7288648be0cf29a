import { createHash } from 'node:crypto'
import { buildGrammar } from './grammar.ts'
import { interpret } from './interpret.ts'
import type { Lexicon, LexiconProblem } from './lexicon.ts'
import { listen, type Voice } from './listen.ts'
import type { Alert, Heard, Recogniser } from './types.ts'

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
 * @throws LexiconError when a pattern cannot be understood (`checkLexicon` finds these and examples that do not hold)
 */
export function compileLexicon(lexicon: Lexicon): Recogniser {
  const grammar = buildGrammar(lexicon)
  if (grammar.problems.length > 0) throw new LexiconError(grammar.problems)
  const recognise = (text: string): Heard => {
    const counted = withoutDoubt(listen(text, grammar).filter(({ quietedBy }) => quietedBy === null))
    const alerts = new Set(counted.map(({ rule }) => rule.label.alert))
    const findings = interpret(counted.map(({ finding }) => finding))
    return {
      alert: ALERTS.find((alert) => alerts.has(alert)) ?? null,
      found: [...new Set(findings.map(({ label }) => label))],
      findings,
    }
  }
  return { version: versionOf(lexicon), recognise }
}

/** Whoever says that there is danger is not asked whether there may be. */
function withoutDoubt(voices: readonly Voice[]): readonly Voice[] {
  const danger = voices.some(({ rule }) => rule.label.alert === 'danger')
  return danger ? voices.filter(({ rule }) => rule.label.alert !== 'perhaps') : voices
}

/** Where words stand in a file, and the examples beside them, change nothing of what is heard. */
const UNHEARD = new Set(['file', 'line', 'yes', 'no', 'examples'])

function versionOf(lexicon: Lexicon): string {
  const heard = JSON.stringify(lexicon, (key, value: unknown) => (UNHEARD.has(key) ? undefined : value))
  return createHash('sha256').update(heard).digest('base64url').slice(0, 12)
}
