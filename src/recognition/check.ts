import { type Grammar, grammarOf, type LabelRule } from './grammar.ts'
import { interpret } from './interpret.ts'
import type { Lexicon, LexiconPattern, LexiconProblem, Place } from './lexicon.ts'
import { listen, readTokens } from './listen.ts'

/** One message that a lexicon gives as an example, what it is there to show, and whether it holds. */
export interface LexiconExample extends Place {
  readonly text: string
  /** "en/danger/at-home hears" and the like, for the name of a test. */
  readonly claim: string
  /** What is wrong and how to mend it; null when it holds. */
  readonly fault: () => string | null
}

/**
 * Everything that is wrong with a lexicon: patterns that cannot be understood, lists of one label that disagree on its alert, and examples that
 * do not hold. Empty when all is well.
 */
export function checkLexicon(lexicon: Lexicon): readonly LexiconProblem[] {
  const examples = examplesOf(lexicon).flatMap(({ file, line, fault }) => {
    const message = fault()
    return message === null ? [] : [{ file, line, message }]
  })
  return [...grammarOf(lexicon).problems, ...disagreements(lexicon), ...examples]
}

/** Every `yes`, `no` and example of every list, ready to be tried. */
export function examplesOf(lexicon: Lexicon): readonly LexiconExample[] {
  const grammar = grammarOf(lexicon)
  const patterns = grammar.rules.flatMap((rule) => (rule.kind === 'label' ? patternExamples(rule, grammar) : []))
  return [...patterns, ...grammar.circumstances.flatMap((_, index) => circumstanceExamples(index, grammar))]
}

function patternExamples({ id, label, pattern }: LabelRule, grammar: Grammar): LexiconExample[] {
  const { file, line } = pattern
  const hears = pattern.yes.map((text) => ({
    file,
    line,
    text,
    claim: `${id} hears`,
    fault: () => unheard(text, id, pattern, grammar),
  }))
  const ignores = pattern.no.map((text) => ({
    file,
    line,
    text,
    claim: `${id} and all of ${label.label} pass over`,
    fault: () => misheard(text, label.label, grammar),
  }))
  return [...hears, ...ignores]
}

function unheard(text: string, id: string, pattern: LexiconPattern, grammar: Grammar): string | null {
  const own = listen(readTokens(text, grammar), grammar).filter(({ rule }) => rule.pattern === pattern)
  if (own.some(({ quietedBy }) => quietedBy === null)) return null
  const quieted = own.find(({ quietedBy }) => quietedBy !== null)?.quietedBy
  return quieted
    ? `"${id}" hears its example "${text}", but ${quieted.id} keeps it quiet; narrow that or write "despite"`
    : `"${id}" does not hear its example "${text}"; widen its "say" or move the example`
}

function misheard(text: string, label: string, grammar: Grammar): string | null {
  const loud = listen(readTokens(text, grammar), grammar).filter(({ quietedBy }) => quietedBy === null)
  const counted = interpret(loud.map(({ finding }) => finding))
  const wrong = loud.find(
    ({ finding }) => finding.label === label && (finding.doubtful !== true || counted.includes(finding)),
  )
  return wrong ? `"${text}" must not be heard as ${label}, but ${wrong.rule.id} hears it; narrow that one` : null
}

/** An example of a circumstance must stay quiet because of it, so that no circumstance is there for nothing. */
function circumstanceExamples(index: number, grammar: Grammar): LexiconExample[] {
  const circumstance = grammar.circumstances[index]
  if (circumstance === undefined) return []
  const { id, file, line } = circumstance
  const fault = (text: string): string | null => {
    const voices = listen(readTokens(text, grammar), grammar).filter(({ rule }) => rule.not.includes(index))
    const loud = voices.find(({ quietedBy }) => quietedBy === null)
    if (loud !== undefined) return `${id} should keep "${text}" quiet, but ${loud.rule.id} is heard`
    if (voices.some(({ quietedBy }) => quietedBy === circumstance)) return null
    return `${id} has nothing to do in its example "${text}"; choose one that it alone keeps quiet`
  }
  return circumstance.examples.map((text) => ({
    file,
    line,
    text,
    claim: `${id} keeps quiet`,
    fault: () => fault(text),
  }))
}

/** A label means the same in every language: it raises the same alert, and is about the same kind of thing. */
function disagreements(lexicon: Lexicon): LexiconProblem[] {
  const first = new Map<string, string>()
  return lexicon.languages
    .flatMap(({ labels }) => labels)
    .flatMap(({ label, alert, kind, file, line }) => {
      const meaning = `${alert === undefined ? 'no alert' : `the alert ${alert}`} and ${kind === undefined ? 'no kind' : `the kind ${kind}`}`
      const before = first.get(label) ?? meaning
      first.set(label, before)
      if (before === meaning) return []
      return [
        { file, line, message: `"${label}" has ${meaning} here and ${before} in another language; make them the same` },
      ]
    })
}
