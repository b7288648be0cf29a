import { createHash } from 'node:crypto'
import { type Automaton, type AutomatonData, automatonFrom, PatternTree } from './automaton.ts'
import type { Folding, Token } from './fold.ts'
import { languageFinder } from './languages.ts'
import type {
  Circumstance,
  Lexicon,
  LexiconLabel,
  LexiconLanguage,
  LexiconPattern,
  LexiconProblem,
  LexiconWords,
  Place,
} from './lexicon.ts'
import { type Breaks, type Layout, layoutFor } from './sentences.ts'
import { spellingRepair, type Words } from './spelling.ts'
import { readPlain, type Spelling, spellingOf, Vocabulary } from './vocabulary.ts'

/** A pattern of a label, ready to be heard. */
export interface LabelRule {
  readonly kind: 'label'
  /** Names the rule in findings: `en/danger/at-home`. */
  readonly id: string
  readonly label: LexiconLabel
  readonly pattern: LexiconPattern
  /** The language of its list. */
  readonly lng: string
  /** The circumstances, by their index in `Grammar.circumstances`, under which it does not count. */
  readonly not: readonly number[]
}

/** One of the ways to say a circumstance, which is named by its index, or something else with the same words. */
interface CircumstanceRule {
  readonly kind: 'circumstance' | 'except'
  readonly circumstance: number
}

export interface NamedCircumstance extends Circumstance {
  /** `en/habit`, or `en/crisis/laughing` for one that belongs to a label. */
  readonly id: string
}

/** A lexicon turned into one automaton, as plain data: it can be written down, and read again in a fraction of the time that it takes to make. */
export interface GrammarData {
  readonly spelling: Spelling
  /** What each language listens for. */
  readonly languages: readonly { readonly lng: string; readonly words: Words }[]
  readonly breaks: Breaks
  readonly circumstances: readonly NamedCircumstance[]
  /** changes when, and only when, the words that the lexicon listens for change */
  readonly version: string
  /** Rule numbers of matches index these. */
  readonly rules: readonly (LabelRule | CircumstanceRule)[]
  readonly automaton: AutomatonData
  /** What could not be understood; such patterns are left out. */
  readonly problems: readonly LexiconProblem[]
}

/** A grammar that reads texts. */
export interface Grammar extends Pick<GrammarData, 'version' | 'circumstances' | 'rules' | 'problems'> {
  readonly folding: Folding
  /** Mends slips of spelling in words that nobody listens for. */
  readonly repair: (tokens: readonly Token[]) => readonly Token[]
  /** The words of a text, and their numbers, laid out for the automaton. */
  readonly layOut: (tokens: readonly Token[], codes: readonly number[]) => Layout
  /** The languages that a text is written in, in part at least, by the numbers of its words. */
  readonly writtenIn: (codes: readonly number[]) => ReadonlySet<string>
  readonly automaton: Automaton
}

/** The grammar of a lexicon: all languages compiled together, with what is wrong in them. Made once for each lexicon. */
export function grammarOf(lexicon: Lexicon): Grammar {
  const known = made.get(lexicon)
  if (known !== undefined) return known
  const grammar = grammarFrom(grammarDataOf(lexicon))
  made.set(lexicon, grammar)
  return grammar
}
const made = new WeakMap<Lexicon, Grammar>()

/** What the grammar of a lexicon is made from. Made once for each lexicon. */
export function grammarDataOf(lexicon: Lexicon): GrammarData {
  const data = built.get(lexicon) ?? buildGrammar(lexicon)
  built.set(lexicon, data)
  return data
}
const built = new WeakMap<Lexicon, GrammarData>()

/** A lexicon has this grammar, which was made from it before and written down together with it. */
export function useGrammar(lexicon: Lexicon, data: GrammarData): void {
  built.set(lexicon, data)
}

function grammarFrom({ spelling, languages, breaks, automaton: automatonData, ...data }: GrammarData): Grammar {
  const automaton = automatonFrom(automatonData)
  const { codeOf } = automaton
  const known = languages.flatMap(({ words }) => [...words.known])
  return {
    ...data,
    folding: { ...spelling, known: new Set(known) },
    repair: spellingRepair(
      languages.map(({ words }) => words),
      spelling.alike,
    ),
    layOut: layoutFor(breaks, codeOf),
    writtenIn: languageFinder(
      languages.map(({ lng, words }) => [lng, words.known]),
      codeOf,
    ),
    automaton,
  }
}

/** Collects what is wrong rather than stopping at the first. */
function buildGrammar(lexicon: Lexicon): GrammarData {
  const problems: LexiconProblem[] = []
  const spelling = spellingOf(lexicon)
  checkAlike(lexicon, problems)
  const builder: Builder = { problems, circumstances: [], rules: [], patterns: new PatternTree() }
  const languages: { lng: string; words: Words }[] = []
  for (const language of lexicon.languages) {
    const vocabulary = new Vocabulary(language, spelling, problems)
    addLanguage(builder, language, vocabulary)
    const { ordinary, glued } = language.words
    const words = { known: vocabulary.known, ordinary: new Set(ordinary), glued: new Set(glued) }
    languages.push({ lng: language.lng, words })
    checkSingle(language.words, Object.keys(language.words.alike), (word) => /\s/.test(word), problems)
  }
  const gather = (pick: (words: LexiconWords) => readonly string[]): ReadonlySet<string> => {
    const words = lexicon.languages.flatMap(({ words }) => single(words, pick(words), spelling, problems))
    for (const word of words) builder.patterns.know(word)
    return new Set(words)
  }
  return {
    version: versionOf(lexicon),
    spelling,
    languages,
    breaks: {
      joins: gather((words) => words.joins),
      carries: gather((words) => words.carries),
      stops: gather((words) => words.stops),
      tenses: gather((words) => words.tenses),
    },
    circumstances: builder.circumstances,
    rules: builder.rules,
    automaton: builder.patterns.automaton(),
    problems,
  }
}

/** Where words stand in a file, and the examples beside them, change nothing of what is heard. */
const UNHEARD = new Set(['file', 'line', 'yes', 'no', 'examples'])

function versionOf(lexicon: Lexicon): string {
  const heard = JSON.stringify(lexicon, (key, value: unknown) => (UNHEARD.has(key) ? undefined : value))
  return createHash('sha256').update(heard).digest('base64url').slice(0, 12)
}

/** A grammar in the making: rule i of `patterns` is `rules[i]`. */
interface Builder {
  readonly problems: LexiconProblem[]
  readonly circumstances: NamedCircumstance[]
  readonly rules: (LabelRule | CircumstanceRule)[]
  readonly patterns: PatternTree
}

function addLanguage(builder: Builder, { lng, words, labels }: LexiconLanguage, vocabulary: Vocabulary): void {
  const shared = new Map<string, number>()
  for (const [name, circumstance] of Object.entries(words.circumstances)) {
    shared.set(name, addCircumstance(builder, vocabulary, `${lng}/${name}`, circumstance))
  }
  for (const label of labels) {
    const known = new Map(shared)
    for (const [name, circumstance] of Object.entries(label.circumstances)) {
      if (known.has(name))
        tell(builder, circumstance, `words.yaml has a circumstance "${name}"; give this one another name`)
      known.set(name, addCircumstance(builder, vocabulary, `${lng}/${label.label}/${name}`, circumstance, label))
    }
    const unknown = label.not.filter((name) => !known.has(name))
    for (const name of unknown) {
      tell(
        builder,
        label,
        `"not" names no circumstance of this language: "${name}". There are: ${[...known.keys()].join(', ')}`,
      )
    }
    for (const pattern of label.patterns) addPattern(builder, vocabulary, lng, label, pattern, known)
  }
}

function addCircumstance(
  builder: Builder,
  vocabulary: Vocabulary,
  id: string,
  circumstance: Circumstance,
  label?: LexiconLabel,
): number {
  const index = builder.circumstances.push({ ...circumstance, id }) - 1
  for (const kind of ['say', 'except'] as const) {
    for (const say of circumstance[kind]) {
      const node = vocabulary.pattern(say, circumstance, label)
      if (node === undefined) continue
      builder.rules.push({ kind: kind === 'say' ? 'circumstance' : 'except', circumstance: index })
      builder.patterns.plant(node)
    }
  }
  return index
}

function addPattern(
  builder: Builder,
  vocabulary: Vocabulary,
  lng: string,
  label: LexiconLabel,
  pattern: LexiconPattern,
  known: ReadonlyMap<string, number>,
): void {
  for (const name of pattern.despite) {
    if (!label.not.includes(name)) tell(builder, pattern, `"despite: ${name}" changes nothing: "not" does not name it`)
  }
  const node = vocabulary.pattern(pattern.say, pattern, label)
  if (node === undefined) return
  const not = label.not.filter((name) => !pattern.despite.includes(name)).flatMap((name) => known.get(name) ?? [])
  builder.rules.push({ kind: 'label', id: `${lng}/${label.label}/${pattern.id}`, lng, label, pattern, not })
  builder.patterns.plant(node)
}

function tell({ problems }: Builder, { file, line }: Place, message: string): void {
  problems.push({ file, line, message })
}

/** Spellings are read alike in texts of every language, so two languages must not disagree on one ("man" is no Welsh contraction here). */
function checkAlike(lexicon: Lexicon, problems: LexiconProblem[]): void {
  const first = new Map<string, string>()
  for (const { words } of lexicon.languages) {
    for (const [written, read] of Object.entries(words.alike)) {
      const before = first.get(written) ?? read
      first.set(written, before)
      if (before === read) continue
      const message = `"${written}" is read as "${read}" here and as "${before}" in another language; keep one of them`
      problems.push({ file: words.file, line: words.line, message })
    }
  }
}

/** `joins` and `stops` as they are read in a text. */
function single(
  words: LexiconWords,
  list: readonly string[],
  spelling: Spelling,
  problems: LexiconProblem[],
): string[] {
  checkSingle(words, list, (word) => readPlain(word, spelling).length !== 1, problems)
  return list.flatMap((word) => readPlain(word, spelling).slice(0, 1))
}

function checkSingle(
  { file, line }: Place,
  list: readonly string[],
  wrong: (word: string) => boolean,
  problems: LexiconProblem[],
): void {
  for (const word of list.filter(wrong)) {
    problems.push({
      file,
      line,
      message: `"${word}" must be a single word here (alike, joins and stops compare word by word)`,
    })
  }
}
