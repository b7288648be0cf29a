import { join } from 'node:path'
import { type FindPlace, NATIONS } from '../directory/places/types.ts'
import type { Directory } from '../directory/types.ts'
import type { Program } from '../flows/types.ts'
import type { Guidance } from '../guidance/types.ts'
import { compileLexicon } from '../recognition/compile.ts'
import type { Recogniser } from '../recognition/types.ts'
import type { Texts } from '../texts/types.ts'
import { constantsOf } from './constants.ts'
import { loadFlows } from './flows.ts'
import { loadForces } from './forces.ts'
import { guidanceNames, loadGuidance } from './guidance.ts'
import { contentHash } from './hash.ts'
import { readLexicon } from './lexicon.ts'
import { directoryNeeds } from './needed-of-directory.ts'
import { neededTexts, textNeeds } from './needed-texts.ts'
import { loadOrganisations } from './organisations.ts'
import { loadPartners, type Partner } from './partners.ts'
import { loadPlaces } from './places.ts'
import { ContentError, type Problem } from './problem.ts'
import { readTexts } from './texts.ts'

/** All content, read and checked against itself: everything that a conversation needs beside its own log. */
export interface World {
  /** changes when, and only when, a content file does */
  readonly hash: string
  readonly program: Program
  readonly guidance: Guidance
  readonly directory: Directory
  readonly findPlace: FindPlace
  readonly recogniser: Recogniser
  readonly texts: Texts
  readonly partners: ReadonlyMap<string, Partner>
}

/**
 * Reads all content below `root` into one world.
 * The tables of places are read at the first look-up, which throws ContentError of its own.
 * @throws ContentError with every mistake found, file:line, what was expected and the nearest valid name
 */
export function loadWorld(root: string): World {
  const problems: Problem[] = []
  const program = loadFlows(root, { guidance: guidanceNames(root), nations: NATIONS }, problems)
  const areFlowsSound = problems.length === 0
  const forces = loadForces(root, problems)
  const lexicon = readLexicon(join(root, 'locales'), problems)
  const partners = loadPartners(root, problems)
  // Whatever refers to flows would only repeat their mistakes.
  if (!areFlowsSound) throw new ContentError(problems)
  const directory = loadOrganisations(
    root,
    { program, forces: new Map(forces.map((force) => [force.id, force])) },
    problems,
  )
  if (!directory) throw new ContentError(problems)
  const organisations = new Set(directory.organisations.keys())
  const guidance = loadGuidance(root, { program, organisations, roles: new Set(directory.roles.keys()) }, problems)
  const texts = readTexts(join(root, 'locales'), constantsOf(directory), problems)
  if (guidance && texts)
    problems.push(...textNeeds([...neededTexts(program, guidance), ...directoryNeeds(directory)], program, texts))
  if (problems.length > 0 || !guidance || !texts) throw new ContentError(problems)
  return {
    hash: contentHash(root),
    program,
    guidance,
    directory,
    findPlace: whenAsked(() => loadPlaces(root)),
    recogniser: compileLexicon(lexicon),
    texts,
    partners,
  }
}

/**
 * The tables of places are by far the largest content, and nobody asks for a place in the first moments: they are read at the
 * first look-up, so that the chat, and danger in it, can be heard sooner. `npm run check` and the start ask at once.
 */
function whenAsked(load: () => FindPlace): FindPlace {
  let found: FindPlace | null = null
  return (text, lng) => {
    found ??= load()
    return found(text, lng)
  }
}
