import { anyOf } from './any-of.ts'
import { doubted, type Finding } from './choice.ts'
import type { PlaceData } from './data.ts'
import type { Match } from './name-index.ts'
import type { Naming } from './naming.ts'
import type { Narrow } from './qualifier.ts'
import type { PlaceWords } from './segments.ts'
import { weigh } from './weigh.ts'

/** Smaller places are asked about where the name had to be guessed. */
const LARGE = 50

/** What a group is read with. */
export interface GroupReader {
  readonly data: PlaceData
  readonly narrow: Narrow
  /** The name is that of a street as well: "High Street". */
  readonly isStreet: (key: string) => boolean
}

/**
 * Reads places that were named together ("Beeston, Leeds", "Newport in Wales"): one of them is the name, the others tell it apart.
 * Where one fits none of the places of the name, the person is asked about both.
 */
export function readGroup(places: readonly PlaceWords[], naming: Naming, reader: GroupReader): Finding | null {
  const [first, ...rest] = narrowestFirst(places)
  if (first === undefined) return null
  if (rest.length === 0) return readAlone(first, naming, reader)
  const forwards = tellApart(first, rest, naming, reader)
  if (forwards.conflict.length === 0) return forwards.finding
  // "Leeds Beeston": the last may be the name.
  const [last, ...before] = [...places].reverse()
  const backwards = last && last !== first ? tellApart(last, before, naming, reader) : null
  if (backwards?.conflict.length === 0) return backwards.finding
  if (reader.isStreet(first.key))
    return readGroup(
      places.filter((place) => place !== first),
      naming,
      reader,
    )
  return anyOf(
    [forwards.finding, ...forwards.conflict.map((place) => readAlone(place, naming, reader))].filter(
      (one) => one !== null,
    ),
  )
}

function readAlone(place: PlaceWords, naming: Naming, { data, isStreet }: GroupReader): Finding | null {
  const finding = weigh(place.matches, { qualified: place.asCouncil }, data, naming)
  const isUnsure = isStreet(place.key) || (place.guessed && (place.matches[0]?.weight ?? 0) < LARGE)
  return finding && isUnsure ? doubted(finding) : finding
}

interface Told {
  readonly finding: Finding | null
  /** Qualifiers that fit none of the places of the name. */
  readonly conflict: readonly PlaceWords[]
}

function tellApart(name: PlaceWords, qualifiers: readonly PlaceWords[], naming: Naming, reader: GroupReader): Told {
  let matches: readonly Match[] = name.matches
  let doubtful = false
  const conflict: PlaceWords[] = []
  for (const qualifier of qualifiers) {
    const narrowed = reader.narrow(matches, qualifier)
    if (narrowed === null) {
      if (!reader.isStreet(qualifier.key)) conflict.push(qualifier)
      continue
    }
    matches = narrowed.matches
    doubtful ||= narrowed.doubtful
  }
  const finding = weigh(matches, { qualified: true }, reader.data, naming)
  return {
    finding: finding && { ...finding, certain: finding.certain && !doubtful && conflict.length === 0 },
    conflict,
  }
}

/** A county tells a town apart, also where it is named before it. */
function narrowestFirst(places: readonly PlaceWords[]): readonly PlaceWords[] {
  const isWide = ({ matches }: PlaceWords) => matches[0]?.row.kind === 'county' || matches[0]?.row.kind === 'area'
  return [...places.filter((place) => !isWide(place)), ...places.filter(isWide)]
}
