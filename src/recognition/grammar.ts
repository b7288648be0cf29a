import { type Automaton, buildAutomaton } from './automaton.ts'
import { type Folding, readWords } from './fold.ts'
import type { Circumstance, Lexicon, LexiconLabel, LexiconLanguage, LexiconPattern, LexiconProblem, LexiconWords, Place, WordClass } from './lexicon.ts'
import { anyOf, type PatternContext, PatternError, type PatternNode, parsePart, parsePattern, wordsIn } from './pattern.ts'

/** A pattern of a label, ready to be heard. */
export interface LabelRule {
  readonly kind: 'label'
  /** Names the rule in findings: `en/danger/at-the-door`. */
  readonly id: string
  readonly label: LexiconLabel
  readonly pattern: LexiconPattern
  /** The circumstances, by their index in `Grammar.circumstances`, under which it does not count. */
  readonly not: readonly number[]
}

/** One of the ways to say a circumstance. */
interface CircumstanceRule {
  readonly kind: 'circumstance'
  readonly circumstance: number
}

export interface NamedCircumstance extends Circumstance {
  /** `en/habit`, or `en/danger/its-own`. */
  readonly id: string
}

/** A lexicon turned into one automaton. Rule numbers of its matches index `rules`. */
export interface Grammar {
  readonly folding: Folding
  readonly joins: ReadonlySet<string>
  readonly stops: ReadonlySet<string>
  readonly circumstances: readonly NamedCircumstance[]
  readonly rules: readonly (LabelRule | CircumstanceRule)[]
  readonly automaton: Automaton
  /** What could not be understood; such patterns are left out. */
  readonly problems: readonly LexiconProblem[]
}

/** Compiles all languages of a lexicon together, and collects what is wrong in it rather than stopping at the first. */
export function buildGrammar(lexicon: Lexicon): Grammar {
  const problems: LexiconProblem[] = []
  const spelling = spellings(lexicon)
  const circumstances: NamedCircumstance[] = []
  const rules: (LabelRule | CircumstanceRule)[] = []
  const nodes: PatternNode[] = []
  for (const language of lexicon.languages) {
    const vocabulary = new Vocabulary(language, spelling, problems)
    const declare = (id: string, circumstance: Circumstance, label?: LexiconLabel): number => {
      circumstances.push({ ...circumstance, id })
      for (const say of circumstance.say) {
        const node = vocabulary.parse(say, circumstance, label)
        if (node === undefined) continue
        rules.push({ kind: 'circumstance', circumstance: circumstances.length - 1 })
        nodes.push(node)
      }
      return circumstances.length - 1
    }
    const shared = new Map<string, number>()
    for (const [name, circumstance] of Object.entries(language.words.circumstances)) {
      shared.set(name, declare(`${language.lng}/${name}`, circumstance))
    }
    for (const label of language.labels) {
      const known = new Map(shared)
      for (const [name, circumstance] of Object.entries(label.circumstances)) {
        if (known.has(name)) problems.push(problem(circumstance, `the circumstance "${name}" is in words.yaml already; give it a name of its own`))
        known.set(name, declare(`${language.lng}/${label.label}/${name}`, circumstance, label))
      }
      for (const name of label.not) if (!known.has(name)) problems.push(problem(label, unknownCircumstance(name, known)))
      for (const pattern of label.patterns) {
        for (const name of pattern.despite) {
          if (!label.not.includes(name)) problems.push(problem(pattern, `"despite: ${name}" changes nothing: it is not in the list's "not"`))
        }
        const node = vocabulary.parse(pattern.say, pattern, label)
        if (node === undefined) continue
        const not = label.not.filter((name) => !pattern.despite.includes(name)).flatMap((name) => known.get(name) ?? [])
        rules.push({ kind: 'label', id: `${language.lng}/${label.label}/${pattern.id}`, label, pattern, not })
        nodes.push(node)
      }
    }
  }
  const gather = (pick: (words: LexiconWords) => readonly string[]): ReadonlySet<string> => {
    const single = lexicon.languages.flatMap(({ words }) =>
      pick(words).map((word) => {
        const [read = '', ...more] = fold(word, spelling)
        if (more.length > 0) problems.push(problem(words, `"${word}" is read as more than one word; joins, stops and alike hold single words`))
        return read
      }),
    )
    return new Set(single)
  }
  gather((words) => Object.keys(words.alike).filter((word) => word.includes(' ')))
  return {
    folding: { ...spelling, known: new Set(nodes.flatMap(wordsIn)) },
    joins: gather((words) => words.joins),
    stops: gather((words) => words.stops),
    circumstances,
    rules,
    automaton: buildAutomaton(nodes),
    problems,
  }
}

type Spelling = Omit<Folding, 'known'>

/** An entry with an apostrophe ("can't") serves the form without it ("cant") as well, unless that one is listed itself. */
function spellings(lexicon: Lexicon): Spelling {
  const alike = new Map<string, readonly string[]>()
  const entries = lexicon.languages.flatMap(({ words }) => Object.entries(words.alike))
  for (const [written, read] of entries) if (written.includes("'")) alike.set(written.replaceAll("'", ''), read.split(' '))
  for (const [written, read] of entries) alike.set(written, read.split(' '))
  const endings = lexicon.languages.flatMap(({ words }) => Object.entries(words.endings))
  return { alike, endings: endings.sort(([a], [b]) => b.length - a.length) }
}

function fold(word: string, spelling: Spelling): readonly string[] {
  return readWords(word, { ...spelling, known: new Set([word]) }).map((token) => token.word)
}

/** The word classes and mutations of one language, and its parser. */
class Vocabulary {
  private readonly classes = new Map<WordClass, PatternNode>()
  private readonly open = new Set<WordClass>()
  private readonly language: LexiconLanguage
  private readonly spelling: Spelling
  private readonly problems: LexiconProblem[]

  constructor(language: LexiconLanguage, spelling: Spelling, problems: LexiconProblem[]) {
    this.language = language
    this.spelling = spelling
    this.problems = problems
  }

  /** A pattern with a fault is told to the author and left out. */
  parse(say: string, place: Place, label?: LexiconLabel, parser = parsePattern): PatternNode | undefined {
    try {
      return parser(say, this.context(label))
    } catch (error) {
      if (!(error instanceof PatternError)) throw error
      this.problems.push(problem(place, `in "${say}": ${error.message}`))
      return undefined
    }
  }

  private context(label?: LexiconLabel): PatternContext {
    return {
      fold: (word) => fold(word, this.spelling),
      mutate: (word) => this.mutate(word),
      wordClass: (name) => this.classNode(own(label?.classes, name) ?? own(this.language.words.classes, name), label),
    }
  }

  private classNode(wordClass: WordClass | undefined, label?: LexiconLabel): PatternNode | undefined {
    if (wordClass === undefined) return undefined
    const known = this.classes.get(wordClass)
    if (known !== undefined) return known
    if (this.open.has(wordClass)) throw new PatternError('the word class contains itself')
    this.open.add(wordClass)
    const parts = wordClass.say.flatMap((say) => this.parse(say, wordClass, label, parsePart) ?? [])
    this.open.delete(wordClass)
    const node = anyOf(parts)
    this.classes.set(wordClass, node)
    return node
  }

  private mutate(word: string): readonly string[] {
    const plain = fold(word, this.spelling)[0] ?? ''
    const { mutations } = this.language.words
    const beginning = [plain.slice(0, 2), plain.slice(0, 1)].find((letters) => Object.hasOwn(mutations, letters))
    if (beginning === undefined) throw new PatternError(`"~${word}" has no mutations in words.yaml; write it without "~"`)
    return [plain, ...(mutations[beginning] ?? []).map((letters) => letters + plain.slice(beginning.length))]
  }
}

/** Only what the author wrote: a class may be called anything, "constructor" too. */
function own(classes: Readonly<Record<string, WordClass>> | undefined, name: string): WordClass | undefined {
  return classes !== undefined && Object.hasOwn(classes, name) ? classes[name] : undefined
}

function problem({ file, line }: Place, message: string): LexiconProblem {
  return { file, line, message }
}

function unknownCircumstance(name: string, known: ReadonlyMap<string, number>): string {
  return `"not" names the circumstance "${name}", which is neither here nor in words.yaml; there are: ${[...known.keys()].join(', ')}`
}

