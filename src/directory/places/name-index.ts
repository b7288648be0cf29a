import type { PlaceData, PlaceRow } from './data.ts'
import { nameKey } from './text.ts'

/** A row that a name may mean. */
export interface Match {
  readonly row: PlaceRow
  /** The spelling of the data by which it was found. */
  readonly spelling: string
  /** That of the row, less for the short form of a small town. */
  readonly weight: number
  /** "Burton" of "Burton upon Trent". */
  readonly isShort: boolean
}

/** What a name means, found in the first of the ways of reading it that has any. */
export interface NameSense {
  /** Never empty, the heaviest first. */
  readonly matches: readonly Match[]
  /** A word like "council" was typed and left out. */
  readonly asCouncil: boolean
}

/** A name that is worth repairing a spelling towards. */
export interface WellKnown {
  readonly key: string
  /** The key without blanks. */
  readonly letters: string
}

export interface NameIndex {
  /** The matches of exactly this key. */
  readonly exact: (key: string) => readonly Match[]
  /** The matches of a key as typed, spelt out, without "the", with "on" for "upon", without council words. */
  readonly find: (key: string) => NameSense | null
  /** The most words that a name can have that begins with this word; 0 where none does. */
  readonly longestFrom: (word: string) => number
  /** Names of cities, towns and councils by their first letter, for spelling. */
  readonly wellKnown: (firstLetter: string) => readonly WellKnown[]
}

/** A short form of a town smaller than this ("Bradford" of Bradford-on-Avon) is not what people mean by it. */
const SHORT_FORM_POPULATION = 25_000
const SHORT_FORM_WEIGHT = 29
const WELL_KNOWN_WEIGHT = 40
const WELL_KNOWN_KINDS: ReadonlySet<string> = new Set(['city', 'town', 'council', 'old-council', 'county', 'area'])
const COUNCIL_KINDS: ReadonlySet<string> = new Set(['council', 'old-council', 'county', 'area'])
/** Room in a reference for the spellings of one row. */
const SPELLINGS = 32
/** No name of the list that people type has more words. */
const MOST_WORDS = 7
/** Words like "borough council" that may follow a name. */
const MOST_AFTER = 3

/** Indexes all names of the data; takes some tens of milliseconds. */
export function createNameIndex(data: PlaceData): NameIndex {
  const { references, longest } = indexNames(data)
  const initials = new Map<string, WellKnown[]>()

  const exact = (key: string): readonly Match[] => {
    const held = references.get(key)
    if (held === undefined) return []
    const list = typeof held === 'number' ? [held] : held
    return list
      .map((reference) => toMatch(data.places[Math.floor(reference / SPELLINGS)], reference % SPELLINGS))
      .filter((match) => match !== null)
      .sort((a, b) => b.weight - a.weight || b.row.population - a.row.population)
  }

  /** The first of the ways to read a key that is a name. */
  const readable = (key: string): string | undefined => {
    if (references.has(key)) return key
    return variants(key, data).find((variant) => references.has(variant))
  }

  const find = (key: string): NameSense | null => {
    const name = readable(key)
    if (name !== undefined) return { matches: exact(name), asCouncil: false }
    const bare = withoutCouncilWords(key, data)
    const bareName = bare === null ? undefined : readable(bare)
    if (bareName === undefined) return null
    const matches = exact(bareName)
    const councils = matches.filter(({ row }) => COUNCIL_KINDS.has(row.kind))
    return { matches: councils.length > 0 ? councils : matches, asCouncil: true }
  }

  const longestFrom = (word: string): number => {
    if (word === 'the' || word === 'co' || data.words.council.has(word)) return MOST_WORDS
    const words = longest.get(word) ?? (references.has(word) || data.spellings.has(word) ? 1 : 0)
    return words === 0 ? 0 : Math.min(words + MOST_AFTER, MOST_WORDS)
  }

  const wellKnown = (firstLetter: string): readonly WellKnown[] => {
    if (initials.size === 0) {
      for (const key of wellKnownNames(references, data.places)) {
        const held = initials.get(key.charAt(0)) ?? []
        held.push({ key, letters: key.replaceAll(' ', '') })
        initials.set(key.charAt(0), held)
      }
    }
    return initials.get(firstLetter) ?? []
  }

  return { exact, find, longestFrom, wellKnown }
}

type References = Map<string, number | number[]>

function indexNames({ places, spellings }: PlaceData): {
  references: References
  longest: ReadonlyMap<string, number>
} {
  const references: References = new Map()
  const longest = new Map<string, number>()
  const addLength = (key: string) => {
    const end = key.indexOf(' ')
    if (end < 0) return
    let words = 2
    for (let at = key.indexOf(' ', end + 1); at >= 0; at = key.indexOf(' ', at + 1)) words++
    const first = key.slice(0, end)
    if (words > (longest.get(first) ?? 1)) longest.set(first, words)
  }
  const add = (key: string, reference: number) => {
    const held = references.get(key)
    if (held === undefined) {
      references.set(key, reference)
      addLength(key)
    } else if (typeof held === 'number') references.set(key, [held, reference])
    else held.push(reference)
  }
  for (const [i, row] of places.entries()) {
    const key = nameKey(row.name)
    add(key, i * SPELLINGS)
    if (row.alt.length === 0) continue
    const others = row.alt.map(nameKey)
    for (const [j, other] of others.entries()) {
      if (other !== key && others.indexOf(other) === j) add(other, i * SPELLINGS + j + 1)
    }
  }
  for (const written of spellings.keys()) addLength(written)
  return { references, longest }
}

function* wellKnownNames(references: References, places: readonly PlaceRow[]): Iterable<string> {
  for (const [key, held] of references) {
    const list = typeof held === 'number' ? [held] : held
    const rows = list.map((reference) => places[Math.floor(reference / SPELLINGS)])
    if (
      rows.some(
        (row) => row && row.nation !== 'abroad' && row.weight >= WELL_KNOWN_WEIGHT && WELL_KNOWN_KINDS.has(row.kind),
      )
    )
      yield key
  }
}

function toMatch(row: PlaceRow | undefined, spellingAt: number): Match | null {
  if (row === undefined) return null
  const spelling = spellingAt === 0 ? row.name : (row.alt[spellingAt - 1] ?? row.name)
  if (!isShortForm(spelling, row.name)) return { row, spelling, weight: row.weight, isShort: false }
  const isSmallTown = !COUNCIL_KINDS.has(row.kind) && row.population < SHORT_FORM_POPULATION
  const weight = isSmallTown ? Math.min(row.weight, SHORT_FORM_WEIGHT) : row.weight
  // What is read back is the whole name.
  return { row, spelling: row.name, weight, isShort: true }
}

/** "Burton" of "Burton upon Trent", "Retford" of "East Retford". */
function isShortForm(spelling: string, name: string): boolean {
  if (spelling === name) return false
  const short = nameKey(spelling)
  return ` ${nameKey(name)} `.includes(` ${short} `)
}

function variants(key: string, data: PlaceData): readonly string[] {
  const spelt = data.spellings.get(key)
  const bare = key.startsWith('the ') ? key.slice(4) : null
  const list: string[] = []
  if (spelt !== undefined) list.push(spelt)
  if (bare !== null) list.push(bare)
  if (key.includes(' upon ')) list.push(key.replace(' upon ', ' on '))
  if (key.includes(' on ')) list.push(key.replace(' on ', ' upon '))
  if (key.startsWith('co ')) list.push(`county ${key.slice(3)}`)
  return list
}

/** The key without the words of councils at its ends ("London Borough of", "District Council"); `null` where there are none. */
function withoutCouncilWords(key: string, data: PlaceData): string | null {
  const { council } = data.words
  const end = key.indexOf(' ')
  if (end < 0) return null
  const second = key.indexOf(' ', end + 1)
  const leads =
    key.startsWith('the ') || council.has(key.slice(0, end)) || council.has(key.slice(0, Math.max(second, 0)))
  if (!leads && !council.has(key.slice(key.lastIndexOf(' ') + 1))) return null
  const words = key.split(' ')
  const isCouncilWord = (...some: (string | undefined)[]) => council.has(some.join(' '))
  let from = words[0] === 'the' ? 1 : 0
  let to = words.length
  const start = from
  if (isCouncilWord(words[from], words[from + 1])) from += 2
  while (from < to && isCouncilWord(words[from])) from++
  // "City of Leeds", but not "of Leeds".
  if (from > start && words[from] === 'of') from++
  while (to > from && isCouncilWord(words[to - 1])) to--
  const bare = from < to && (from > start || to < words.length) ? words.slice(from, to).join(' ') : ''
  return bare === '' || data.words.everyday.has(bare) || data.words.never.has(bare) ? null : bare
}
