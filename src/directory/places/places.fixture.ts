import { type PlaceData, type PlaceRow, WORD_ROLES, type WordRole } from './data.ts'
import type { Match } from './name-index.ts'
import { createNaming } from './naming.ts'

/** A village in one force, unless said otherwise. */
export function placeRow(row: Partial<PlaceRow>): PlaceRow {
  return {
    name: 'Somewhere',
    alt: [],
    kind: 'village',
    council: '',
    county: '',
    nation: 'england',
    forces: ['kent'],
    ambiguous: 'no',
    nearBorder: [],
    population: 0,
    weight: 10,
    ...row,
  }
}

/** The match of a row by its name. */
export function match(row: Partial<PlaceRow>): Match {
  const whole = placeRow(row)
  return { row: whole, spelling: whole.name, weight: whole.weight, isShort: false }
}

/** Four forces in three nations, and whatever else a test is about. */
export function placeData(data: Partial<PlaceData> = {}): PlaceData {
  return {
    forces: new Map([
      ['kent', { name: 'Kent Police', welshName: null, nation: 'england' }],
      ['surrey', { name: 'Surrey Police', welshName: null, nation: 'england' }],
      ['gwent', { name: 'Gwent Police', welshName: 'Heddlu Gwent', nation: 'wales' }],
      ['police-scotland', { name: 'Police Scotland', welshName: null, nation: 'scotland' }],
    ]),
    places: [],
    outcodes: new Map(),
    sectors: new Map(),
    exceptions: new Map(),
    words: wordSets({}),
    spellings: new Map(),
    formerCounties: new Map(),
    shownNames: new Map(),
    ...data,
  }
}

/** Words by role; a role that is not named has none. */
export function wordSets(words: Partial<Record<WordRole, readonly string[]>>): PlaceData['words'] {
  return Object.fromEntries(WORD_ROLES.map((role) => [role, new Set(words[role])])) as unknown as PlaceData['words']
}

export const english = (data: PlaceData) => ({ data, naming: createNaming(data, 'en') })
