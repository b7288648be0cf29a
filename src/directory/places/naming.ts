import type { PlaceData, PlaceRow } from './data.ts'
import type { Nation } from './types.ts'

/** Names as they are shown in one language. */
export interface Naming {
  /** A council, county, nation, city or country. */
  readonly name: (name: string, nation: Nation | null) => string
  /** A police force by its id. */
  readonly force: (id: string) => string
  /** "A", "A or B", "A, B or C", in the language. */
  readonly oneOf: (names: readonly string[]) => string
}

/** Rows lighter than this are not the place that a translated name belongs to: Newport in Pembrokeshire is not Casnewydd. */
const TRANSLATED_FROM = 50

/** Makes the naming of a language; one that has no names of its own shows those of the data. */
export function createNaming(data: PlaceData, lng: string): Naming {
  const language = lng.split('-')[0] ?? lng
  const shown = data.shownNames.get(language)
  const list = new Intl.ListFormat(language === 'en' ? 'en-GB' : lng, { type: 'disjunction' })
  return {
    name: (name, nation) => shown?.get(`${nation}|${name}`) ?? name,
    force: (id) => {
      const force = data.forces.get(id)
      if (force === undefined) return id
      return language === 'cy' && force.welshName !== null ? force.welshName : force.name
    },
    // most often it is one name, and Intl takes some microseconds
    oneOf: (names) => (names.length === 1 ? (names[0] ?? '') : list.format(names)),
  }
}

/** Where a place may have a name in another language that the person used, and reads back. */
const OTHER_LANGUAGES: ReadonlySet<Nation> = new Set(['wales', 'scotland', 'northern-ireland'])
const ABBREVIATION = /^[A-Z]+$/

/** The name of a place, given the spelling of the data by which it was found. */
export function placeName(row: PlaceRow, spelling: string, naming: Naming): string {
  const isTyped = spelling !== row.name && OTHER_LANGUAGES.has(row.nation) && !ABBREVIATION.test(spelling)
  if (isTyped) return spelling
  return row.weight >= TRANSLATED_FROM ? naming.name(row.name, row.nation) : row.name
}
