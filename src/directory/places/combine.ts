import { anyOf } from './any-of.ts'
import { type Finding, keyOf } from './choice.ts'
import type { PlaceWords } from './segments.ts'

/** Places that were named together, and what they mean. */
export interface Group {
  readonly places: readonly PlaceWords[]
  readonly finding: Finding
}

/** Smaller than the town that stands in an address, so that it tells which side of a boundary it is on. */
const INSIDE: ReadonlySet<string> = new Set(['suburb', 'village', 'hamlet', 'council'])

/**
 * Puts the codes and places of one answer together. A code that lies in one force stands, unless a place elsewhere is named beside it.
 * A code that straddles is settled by a village or a council, not by a town or a county: those stand in addresses across the boundary.
 */
export function combine(codes: readonly (Finding | null)[], groups: readonly Group[]): Finding | null {
  const code = anyOf(codes)
  const place = anyOf(groups.map(({ finding }) => finding))
  if (code === null || place === null) return code ?? place
  const meets = code.choices.some((choice) => place.choices.some((other) => keyOf(choice) === keyOf(other)))
  if (!meets) return anyOf([code, place])
  if (code.certain && place.certain) return agrees(code, place) ? named(place, code) : anyOf([code, place])
  if (code.certain) return code
  return place.certain && agreesWithAny(code, place) && groups.every(isInside) ? place : code
}

/** What the person called it reads back better than the councils of the code, whose other forces stay on offer. */
function named(place: Finding, code: Finding): Finding {
  return { ...code, choices: [...place.choices.slice(0, 1), ...code.choices.slice(1)] }
}

function agrees(a: Finding, b: Finding): boolean {
  const [first] = a.choices
  const [other] = b.choices
  return first !== undefined && other !== undefined && keyOf(first) === keyOf(other)
}

function agreesWithAny(code: Finding, place: Finding): boolean {
  const [first] = place.choices
  return first !== undefined && code.choices.some((choice) => keyOf(choice) === keyOf(first))
}

function isInside({ places }: Group): boolean {
  const kind = places[0]?.matches[0]?.row.kind
  return kind !== undefined && INSIDE.has(kind)
}
