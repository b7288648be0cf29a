import { LARGE, type PlaceData, type WordRole } from './data.ts'
import type { NameIndex } from './name-index.ts'
import type { PlaceWords, Vocabulary } from './segments.ts'

/** Roles by which words are skipped or joined; where a word has several, the first counts. */
const READ_ROLES: readonly WordRole[] = [
  'in',
  'from',
  'live',
  'filler',
  'join',
  'compass',
  'street',
  'thereabouts',
  'street-ending',
  'doubt',
  'doubt-after',
]

/** What a name is besides a place, so that it takes more than the word to mean the place. */
export type WordClass = 'everyday' | 'also-word' | 'given-name'
const WORD_CLASSES: readonly WordClass[] = ['everyday', 'also-word', 'given-name']

export interface PlaceVocabulary extends Vocabulary {
  /** A word that begins one of the phrases which lead to a place. */
  readonly mayLead: (word: string) => boolean
  /** `null` of a name that is nothing but a name. */
  readonly classOf: (place: Pick<PlaceWords, 'key' | 'matches'>) => WordClass | null
  /** The name could be that of a street: its last word is "Road" or the like. */
  readonly isStreet: (key: string) => boolean
  /** A word of its own that is only a slip away from a name: "stalking" is not Spalding. */
  readonly isNoMisspelling: (key: string) => boolean
  /** After this word a code is a postcode: "in", "postcode". */
  readonly leadsToCode: (word: string) => boolean
  /** After a place the phrase says that it is a former one: "originally". */
  readonly isDoubtAfter: (key: string) => boolean
}

/** Words by their roles, as the readers of answers ask for them. */
export function createVocabulary(data: PlaceData, index: NameIndex): PlaceVocabulary {
  const { words } = data
  const roles = new Map(
    READ_ROLES.toReversed().flatMap((role) => [...words[role]].map((word) => [word, role] as const)),
  )
  const leads = new Set([...words.in, ...words.from].map((phrase) => phrase.split(' ')[0]))
  return {
    index,
    mayLead: (word) => leads.has(word),
    roleOf: (key) => roles.get(key) ?? null,
    isNever: (key) => words.never.has(key),
    classOf: ({ key, matches }) => {
      const bare = key.startsWith('the ') ? key.slice(4) : key
      const wordClass = WORD_CLASSES.find((one) => words[one].has(bare))
      if (wordClass !== undefined || bare === key) return wordClass ?? null
      // "The Bar" and "The Lodge" are hamlets, too.
      const [heaviest] = matches
      return heaviest && heaviest.weight < LARGE && /^The /.test(heaviest.spelling) ? 'everyday' : null
    },
    mutates: (word) => words.mutating.has(word),
    isNoMisspelling: (key) => words['no-misspelling'].has(key),
    leadsToCode: (word) => words.code.has(word),
    isDoubtAfter: (key) => words['doubt-after'].has(key),
    isStreet: (key) => key.includes(' ') && words.street.has(key.slice(key.lastIndexOf(' ') + 1)),
  }
}
