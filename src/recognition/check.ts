import { buildGrammar, type Grammar } from './grammar.ts'
import type { Lexicon, LexiconProblem } from './lexicon.ts'
import { listen } from './listen.ts'

/**
 * Everything that is wrong with a lexicon: patterns that cannot be understood, examples that their pattern does not hear, look-alikes in which
 * the label is found, circumstances that do not keep their own examples quiet, lists of one label that disagree on its alert. Empty when all is well.
 */
export function checkLexicon(lexicon: Lexicon): readonly LexiconProblem[] {
  const grammar = buildGrammar(lexicon)
  return [...grammar.problems, ...disagreements(lexicon), ...examples(lexicon, grammar), ...circumstances(grammar)]
}

function examples(lexicon: Lexicon, grammar: Grammar): LexiconProblem[] {
  const problems: LexiconProblem[] = []
  for (const language of lexicon.languages) {
    for (const { label, patterns } of language.labels) {
      for (const pattern of patterns) {
        const tell = (message: string) => problems.push({ file: pattern.file, line: pattern.line, message })
        for (const text of pattern.yes) {
          const own = listen(text, grammar).filter(({ rule }) => rule.pattern === pattern)
          const quiet = own.find(({ quietedBy }) => quietedBy !== null)?.quietedBy
          if (own.length === 0) tell(`"${pattern.id}" does not hear its example "${text}"; widen its "say" or move the example`)
          else if (own.every(({ quietedBy }) => quietedBy !== null)) {
            tell(`"${pattern.id}" hears its example "${text}", but ${quiet?.id} keeps it quiet; narrow that or write "despite"`)
          }
        }
        for (const text of pattern.no) {
          const wrong = listen(text, grammar).find(({ finding, quietedBy }) => finding.label === label && quietedBy === null)
          if (wrong !== undefined) tell(`"${text}" must not be heard as ${label}, but ${wrong.rule.id} hears it; narrow that one`)
        }
      }
    }
  }
  return problems
}

function circumstances(grammar: Grammar): LexiconProblem[] {
  return grammar.circumstances.flatMap((circumstance, index) =>
    circumstance.examples.flatMap((text) => {
      const voices = listen(text, grammar).filter(({ rule }) => rule.not.includes(index))
      const loud = voices.find(({ quietedBy }) => quietedBy === null)
      const tell = (message: string) => [{ file: circumstance.file, line: circumstance.line, message }]
      if (loud !== undefined) return tell(`${circumstance.id} should keep "${text}" quiet, but ${loud.rule.id} is heard`)
      if (voices.some(({ quietedBy }) => quietedBy === circumstance)) return []
      return tell(`${circumstance.id} has nothing to do in its example "${text}"; choose one that it alone keeps quiet`)
    }),
  )
}

function disagreements(lexicon: Lexicon): LexiconProblem[] {
  const first = new Map<string, string | undefined>()
  return lexicon.languages
    .flatMap(({ labels }) => labels)
    .flatMap(({ label, alert, file, line }) => {
      if (!first.has(label)) first.set(label, alert)
      if (first.get(label) === alert) return []
      return [{ file, line, message: `"${label}" raises ${alert ?? 'no alert'} here and ${first.get(label) ?? 'none'} elsewhere; make them the same` }]
    })
}
