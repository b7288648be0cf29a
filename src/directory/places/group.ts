import { anyOf } from './any-of.ts'
import { doubted, type Finding } from './choice.ts'
import { LARGE } from './data.ts'
import type { Match } from './name-index.ts'
import type { Reader } from './reader.ts'
import type { PlaceWords } from './segments.ts'
import { weigh } from './weigh.ts'

/**
 * Reads places that were named together ("Beeston, Leeds", "Newport in Wales"): one of them is the name, the others tell it apart.
 * Where one fits none of the places of the name, the person is asked about both.
 */
export function readGroup(places: readonly PlaceWords[], reader: Reader): Finding | null {
  const [first, ...rest] = narrowestFirst(places)
  if (first === undefined) return null
  if (rest.length === 0) return readAlone(first, reader)
  const forwards = tellApart(first, rest, reader)
  if (forwards.conflict.length === 0) return forwards.finding
  // "Leeds Beeston": the last may be the name.
  const [last, ...before] = [...places].reverse()
  const backwards = last && last !== first ? tellApart(last, before, reader) : null
  if (backwards?.conflict.length === 0) return backwards.finding
  if (reader.vocabulary.isStreet(first.key))
    return readGroup(
      places.filter((place) => place !== first),
      reader,
    )
  return anyOf([forwards.finding, ...forwards.conflict.map((place) => readAlone(place, reader))])
}

function readAlone(place: PlaceWords, reader: Reader): Finding | null {
  const finding = weigh(place.matches, { qualified: place.asCouncil }, reader)
  // A name that had to be guessed is given only for a large place.
  const isUnsure = reader.vocabulary.isStreet(place.key) || (place.guessed && (place.matches[0]?.weight ?? 0) < LARGE)
  return finding && isUnsure ? doubted(finding) : finding
}

interface Told {
  readonly finding: Finding | null
  /** Qualifiers that fit none of the places of the name. */
  readonly conflict: readonly PlaceWords[]
}

function tellApart(name: PlaceWords, qualifiers: readonly PlaceWords[], reader: Reader): Told {
  let matches: readonly Match[] = name.matches
  let doubtful = false
  const conflict: PlaceWords[] = []
  for (const qualifier of qualifiers) {
    const narrowed = reader.narrow(matches, qualifier)
    if (narrowed === null) {
      if (!reader.vocabulary.isStreet(qualifier.key)) conflict.push(qualifier)
      continue
    }
    matches = narrowed.matches
    doubtful ||= narrowed.doubtful
  }
  const finding = weigh(matches, { qualified: true }, reader)
  return {
    finding: finding && (doubtful || conflict.length > 0) ? doubted(finding) : finding,
    conflict,
  }
}

/** A county tells a town apart, also where it is named before it. */
function narrowestFirst(places: readonly PlaceWords[]): readonly PlaceWords[] {
  const isWide = ({ matches }: PlaceWords) => matches[0]?.row.kind === 'county' || matches[0]?.row.kind === 'area'
  return [...places.filter((place) => !isWide(place)), ...places.filter(isWide)]
}
