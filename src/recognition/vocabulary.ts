import { type Folding, readWords } from './fold.ts'
import { inflect } from './inflect.ts'
import type { Lexicon, LexiconLabel, LexiconLanguage, LexiconProblem, Place, WordClass } from './lexicon.ts'
import {
  addWords,
  anyOf,
  type Passing,
  type PatternContext,
  PatternError,
  type PatternNode,
  parsePart,
  parsePattern,
} from './pattern.ts'

/** How words are read before any pattern is known: the spellings and endings of all languages together. */
export type Spelling = Omit<Folding, 'known'>

/** An entry with an apostrophe ("can't") serves the form without it ("cant") as well, unless that one is listed itself. */
export function spellingOf(lexicon: Lexicon): Spelling {
  const alike = new Map<string, readonly string[]>()
  const entries = lexicon.languages.flatMap(({ words }) => Object.entries(words.alike))
  for (const [written, read] of entries)
    if (written.includes("'")) alike.set(written.replaceAll("'", ''), read.split(' '))
  for (const [written, read] of entries) alike.set(written, read.split(' '))
  const endings = lexicon.languages.flatMap(({ words }) => Object.entries(words.endings))
  return { alike, endings: endings.sort(([a], [b]) => b.length - a.length) }
}

/** A word of the lexicon as it would be read in a text: "he's" is he, is. Pictures are words here. */
export function readPlain(word: string, spelling: Spelling): readonly string[] {
  return readWords(word, { ...spelling, known: new Set([word]) }).map((token) => token.word)
}

/** The words of one language: turns a `say` into a pattern, and tells the author of those that it cannot understand. */
export class Vocabulary {
  /** The words that its patterns hear. */
  readonly known = new Set<string>()
  /** classes of which the words are known already */
  private readonly seen = new Set<PatternNode>()
  /** classes as they were put into patterns, by what gaps in them run over */
  private readonly classes = { now: new Map<WordClass, PatternNode>(), any: new Map<WordClass, PatternNode>() }
  private readonly beingRead = new Set<WordClass>()
  /** words as they would be read, and each of those that they are read as, once */
  private readonly plain = new Map<string, readonly PatternNode[]>()
  private readonly single = new Map<string, PatternNode>()
  /** words in all their forms */
  private readonly forms = new Map<string, readonly string[]>()
  private readonly language: LexiconLanguage
  private readonly spelling: Spelling
  private readonly problems: LexiconProblem[]

  constructor(language: LexiconLanguage, spelling: Spelling, problems: LexiconProblem[]) {
    this.language = language
    this.spelling = spelling
    this.problems = problems
  }

  /** The pattern of a `say` at a place in the files, with the classes of its label; undefined, and a problem, if it has a fault. */
  pattern(say: string, place: Place, label?: LexiconLabel): PatternNode | undefined {
    const node = this.parse(parsePattern, say, place, label)
    if (node !== undefined) addWords(node, this.known, this.seen)
    return node
  }

  private parse(parser: typeof parsePattern, say: string, place: Place, label?: LexiconLabel): PatternNode | undefined {
    try {
      return parser(say, this.context(label))
    } catch (error) {
      if (!(error instanceof PatternError)) throw error
      this.problems.push({ file: place.file, line: place.line, message: `in "${say}": ${error.message}` })
      return undefined
    }
  }

  private context(label?: LexiconLabel): PatternContext {
    return {
      fold: (word) => this.fold(word),
      mutate: (word) => this.mutate(word),
      passing: passingOf(label),
      wordClass: (name) => {
        const wordClass = own(label?.classes, name) ?? own(this.language.words.classes, name)
        return wordClass === undefined ? undefined : this.classNode(wordClass, label)
      },
    }
  }

  private fold(word: string): readonly PatternNode[] {
    const known = this.plain.get(word)
    if (known !== undefined) return known
    const read = readPlain(word, this.spelling).map((one) => this.node(one))
    this.plain.set(word, read)
    return read
  }

  private node(word: string): PatternNode {
    const known = this.single.get(word)
    if (known !== undefined) return known
    const node: PatternNode = { kind: 'word', words: [word] }
    this.single.set(word, node)
    return node
  }

  private classNode(wordClass: WordClass, label?: LexiconLabel): PatternNode {
    const classes = this.classes[passingOf(label)]
    const known = classes.get(wordClass)
    if (known !== undefined) return known
    if (this.beingRead.has(wordClass)) throw new PatternError('a word class must not contain itself')
    this.beingRead.add(wordClass)
    const parts = wordClass.say.flatMap((say) => this.parse(parsePart, say, wordClass, label) ?? [])
    this.beingRead.delete(wordClass)
    const node: PatternNode = { kind: 'any', parts: [anyOf(parts)], shared: true }
    classes.set(wordClass, node)
    return node
  }

  private mutate(word: string): readonly string[] {
    const known = this.forms.get(word)
    if (known !== undefined) return known
    const forms = this.formsOf(word)
    this.forms.set(word, forms)
    return forms
  }

  private formsOf(word: string): readonly string[] {
    const plain = readPlain(word, this.spelling)[0] ?? ''
    const { mutations, irregular } = this.language.words
    if (irregular !== undefined) return inflect(plain, irregular)
    const first = [plain.slice(0, 2), plain.slice(0, 1)].find((letters) => Object.hasOwn(mutations, letters))
    if (first === undefined) throw new PatternError(`"~${word}" has no mutations in words.yaml; write it without "~"`)
    return [plain, ...(mutations[first] ?? []).map((letters) => letters + plain.slice(first.length))]
  }
}

/** What is told of may lie in the past; a danger may not. */
const passingOf = (label?: LexiconLabel): Passing => (label?.kind === undefined ? 'now' : 'any')

/** Only what the author wrote: a class may be called anything, "constructor" too. */
function own(classes: Readonly<Record<string, WordClass>> | undefined, name: string): WordClass | undefined {
  return classes !== undefined && Object.hasOwn(classes, name) ? classes[name] : undefined
}
