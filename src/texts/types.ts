/** What a text is filled with; `them` picks the words about somebody else. */
export interface Fill {
  readonly values?: Readonly<Record<string, string | number>>
  readonly them?: boolean
}

/** All words of all languages, resolved once at load. Pure and fast: safe to call in every turn. */
export interface Texts {
  /** BCP 47 tags that have a folder in locales/, the default language first */
  readonly locales: readonly string[]
  /** whether the key has words of its own in that language */
  has(locale: string, key: string): boolean
  /** The words of a key, filled. Throws TextMissing when no language has the key. */
  get(locale: string, key: string, fill?: Fill): string
  /** every key of a language, plural and context suffixes left out */
  keys(locale: string): readonly string[]
  dir(locale: string): 'ltr' | 'rtl'
}
