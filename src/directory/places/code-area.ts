import { type Choice, doubted, type Finding } from './choice.ts'
import type { PlaceData } from './data.ts'
import type { Naming } from './naming.ts'
import type { Code } from './postcode.ts'
import { nameKey } from './text.ts'
import type { Nation } from './types.ts'

/** From this share on, in percent, one force is taken and the others are offered as "not right?". */
const NEARLY_ALL = 98

/** Reads a postcode, or the beginning of one, as the area that it lies in; `null` for codes with no place behind them. */
export type FindCode = (code: Code, naming: Naming) => Finding | null

/**
 * Makes the lookup of postcodes: exceptions, then the sector, then the first half. Where a code lies in several forces, its councils
 * are the choices, since a council lies in one force. Where it lies in two nations it is always asked: the law differs.
 */
export function createFindCode(data: PlaceData): FindCode {
  const forceOfCouncil = new Map<string, string>()
  const nationNames = new Map<Nation, string>()
  for (const { kind, name, forces, nation } of data.places) {
    const [force] = forces
    if (kind === 'council' && force !== undefined) forceOfCouncil.set(name, force)
    if (kind === 'area' && nameKey(name) === nation.replaceAll('-', ' ')) nationNames.set(nation, name)
  }

  const nationOf = (force: string): Nation | null => data.forces.get(force)?.nation ?? null

  const isSole = (nation: Nation) => [...data.forces.values()].filter((force) => force.nation === nation).length === 1

  /** A force, told by its councils. */
  const choiceOf = (force: string, councils: readonly string[], naming: Naming): Choice => {
    const nation = nationOf(force)
    const own = councils
      .filter((council) => forceOfCouncil.get(council) === force)
      .map((council) => naming.name(council, nation))
    // The list holds no councils of Northern Ireland, where one force serves all.
    const whole = councils.length === 0 && nation !== null && isSole(nation) ? nationNames.get(nation) : undefined
    const names = whole === undefined ? own : [naming.name(whole, nation)]
    const police = naming.force(force)
    return {
      force,
      nation,
      name: names[0] ?? police,
      labels: { [Symbol.iterator]: () => labelsOf(names, police, naming) },
      shorts: names.length > 0 ? names : [police],
    }
  }

  /** One choice for each council; a force that has none of them is a choice by its own name. */
  const byCouncil = (forces: readonly string[], councils: readonly string[], naming: Naming): readonly Choice[] => {
    const choices = councils.flatMap((council) => {
      const force = forceOfCouncil.get(council)
      return force === undefined ? [] : [choiceOf(force, [council], naming)]
    })
    const missing = forces.filter((force) => choices.every((choice) => choice.force !== force))
    return [...choices, ...missing.map((force) => choiceOf(force, [], naming))]
  }

  const ofForces = (
    forces: readonly string[],
    nearly: boolean,
    councils: readonly string[],
    naming: Naming,
  ): Finding => {
    const oneNation = forces.every((force) => nationOf(force) === nationOf(forces[0] ?? ''))
    const certain = forces.length === 1 || (nearly && oneNation)
    const choices = certain
      ? forces.map((force) => choiceOf(force, councils, naming))
      : byCouncil(forces, councils, naming)
    return { choices, certain, by: 'council' }
  }

  const findArea: FindCode = (code, naming) => {
    const outcode = data.outcodes.get(code.outcode)
    const [nation] = outcode?.nations ?? []
    if (outcode === undefined || nation === undefined) return null
    if (outcode.forces.length === 0) return crownDependency(nation, nationNames.get(nation) ?? nation, naming)
    // Without a digit "E13" is a first half, with it the "E1 3" of the sectors.
    const key = code.digit === undefined ? '' : code.outcode + code.digit
    const sector = data.sectors.get(key)
    if (sector === undefined) return ofForces(outcode.forces, outcode.straddles === 'minor', outcode.councils, naming)
    const councils = [...sector.councils, ...outcode.councils.filter((council) => !sector.councils.includes(council))]
    if (code.unit === undefined) return ofForces(sector.forces, sector.topShare >= NEARLY_ALL, sector.councils, naming)
    const exception = data.exceptions.get(key)?.find(({ units }) => units.includes(` ${code.unit} `))
    const force = exception?.force ?? sector.forces[0] ?? ''
    // A postcode newer than the list follows its sector: the sector's other forces are offered.
    const others = sector.forces.filter((other) => other !== force)
    return { choices: [force, ...others].map((one) => choiceOf(one, councils, naming)), certain: true, by: 'council' }
  }

  // "M25" is a road to most people: only a whole postcode is surely none.
  const isLikeMotorway = ({ outcode, digit = '', unit }: Code) =>
    unit === undefined && data.words.motorway.has(`${outcode}${digit}`.toLowerCase())

  return (code, naming) => {
    const finding = findArea(code, naming)
    if (finding === null) return null
    if (code.doubtful) return doubted(finding)
    return isLikeMotorway(code) ? { ...finding, certain: false } : finding
  }
}

/** All the names, then fewer and fewer of them, then the force. */
function* labelsOf(names: readonly string[], police: string, naming: Naming): Iterator<string> {
  for (let many = names.length; many > 0; many--) yield naming.oneOf(names.slice(0, many))
  yield police
}

function crownDependency(nation: Nation, name: string, naming: Naming): Finding {
  const shown = naming.name(name, nation)
  return {
    choices: [{ force: null, nation, name: shown, labels: [shown], shorts: [shown] }],
    certain: true,
    by: 'place',
  }
}
