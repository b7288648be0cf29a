import type { Alert } from './types.ts'

/**
 * A lexicon as data: how people say things, in every language at once. It is read from `locales/<lng>/lexicon/*.yaml` and holds no code,
 * so that a charity can read and extend it. `pattern.ts` describes the small language of `say`.
 */
export interface Lexicon {
  readonly languages: readonly LexiconLanguage[]
}

/** The lists of one language. `lng` is the locale's folder name, such as `en`. */
export interface LexiconLanguage {
  readonly lng: string
  readonly words: LexiconWords
  readonly labels: readonly LexiconLabel[]
}

/** Where something stands in the files, for errors: `file` as it was read, `line` counted from 1. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** What all lists of one language share (`words.yaml`). */
export interface LexiconWords extends Place {
  /** Other spellings of a word or contraction, and what each is read as: `hes` -> `he is`. Heard in texts of every language. */
  readonly alike: Readonly<Record<string, string>>
  /** Endings that begin with or hold an apostrophe, and the word each stands for: `'s` -> `is`. */
  readonly endings: Readonly<Record<string, string>>
  /** English: verbs whose past is not made with -ed, and their other forms: `send` -> `sent`. With it, `~word` is a verb in all its forms. */
  readonly irregular?: Readonly<Record<string, readonly string[]>>
  /** First letters and what they may change into, for words written `~word`: `d` -> `dd`, `n`. */
  readonly mutations: Readonly<Record<string, readonly string[]>>
  /** Words that are near one of ours and mean something else: no spelling is repaired away from them. */
  readonly ordinary: readonly string[]
  /** Short words that people write as one with another: "followingme". */
  readonly glued: readonly string[]
  /** Words that begin a new clause, as a comma does. */
  readonly joins: readonly string[]
  /** Those of `joins` with which a denial goes on: "never hit me or threatened me". */
  readonly carries: readonly string[]
  /** Words that a gap `*` never runs over: "he is *3 here" does not hear "he is not here". */
  readonly stops: readonly string[]
  /** Words that a gap never runs over in the list of an alert: what was, or would be, is no danger now. */
  readonly tenses: readonly string[]
  readonly classes: Readonly<Record<string, WordClass>>
  readonly circumstances: Readonly<Record<string, Circumstance>>
}

/** Interchangeable words or phrases, each written in the pattern language: `<door>` = door, front door, window ... */
export interface WordClass extends Place {
  readonly say: readonly string[]
}

/** How far a circumstance reaches: the same words, the rest of its clause, the clause, the rest of the sentence, the sentence, or all of the message. */
export type Reach = 'words' | 'ahead' | 'clause' | 'onward' | 'sentence' | 'message'

/** What a label is about. A list without a kind is heard for its alert alone, or for a label of its own (`neck`). */
export type Kind = 'behaviour' | 'flag' | 'relationship' | 'perspective' | 'situation'

/** What takes the sting out of words: a habit, the past, a supposition, a film. `examples` are messages that it keeps quiet. */
export interface Circumstance extends Place {
  readonly reach: Reach
  readonly say: readonly string[]
  /** Ways to say something else with the same words: "will not stop" denies nothing. */
  readonly except: readonly string[]
  readonly examples: readonly string[]
}

/** One label in one language: `danger.yaml`. */
export interface LexiconLabel extends Place {
  readonly label: string
  readonly alert?: Alert
  readonly kind?: Kind
  /** Names of circumstances under which its patterns do not count. */
  readonly not: readonly string[]
  readonly classes: Readonly<Record<string, WordClass>>
  readonly circumstances: Readonly<Record<string, Circumstance>>
  readonly patterns: readonly LexiconPattern[]
}

export interface LexiconPattern extends Place {
  readonly id: string
  readonly say: string
  /** Counts only where nothing else in the message speaks against it; `interpret.ts` says what does. */
  readonly doubtful?: boolean
  /** Names in `not` of the label that do not hold this pattern back. */
  readonly despite: readonly string[]
  /** Messages that this pattern must hear, and look-alikes in which the label must not be found. */
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

/** Something to mend in the lexicon, for the person who edits it. */
export interface LexiconProblem extends Place {
  readonly message: string
}
