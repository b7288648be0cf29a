import { join } from 'node:path'
import { type FindPlace, NATIONS } from '../directory/places/types.ts'
import type { Directory } from '../directory/types.ts'
import type { Program } from '../flows/types.ts'
import type { Guidance } from '../guidance/types.ts'
import type { Texts } from '../texts/types.ts'
import { constantsOf, lawNames } from './constants.ts'
import { DOUBT_LABELS, DOUBTS_FILE } from './doubts.ts'
import { loadFlows } from './flows.ts'
import { loadForces } from './forces.ts'
import { guidanceNames, loadGuidance } from './guidance.ts'
import { contentDigests, type Digests, hashOf } from './hash.ts'
import { type Hearing, hearingWhenAsked } from './hearing.ts'
import { isLexiconFile, type KnownLabel, knownLabels } from './lexicon.ts'
import { directoryNeeds, ownNeeds } from './needed-of-directory.ts'
import { neededTexts, textNeeds, wordedNeeds } from './needed-texts.ts'
import { loadOrganisations } from './organisations.ts'
import { loadPartners, type Partner } from './partners.ts'
import { Parts } from './parts.ts'
import { loadPlaces } from './places.ts'
import { ContentError, type Problem } from './problem.ts'
import { localesIn, readTexts } from './texts.ts'
import { worldUnder } from './under-partner.ts'

/** All content, read and checked against itself: everything that a conversation needs beside its own log. */
export interface World {
  /** changes when, and only when, a content file does */
  readonly hash: string
  readonly program: Program
  readonly guidance: Guidance
  readonly directory: Directory
  readonly findPlace: FindPlace
  /** what has to be done before the first place is found, in parts; see `readLate` */
  readonly placeParts: readonly (() => void)[]
  /** every label that can be heard */
  readonly labels: readonly KnownLabel[]
  readonly hearing: Hearing
  readonly texts: Texts
  /** the languages that are offered, the first for whoever has none of them */
  readonly languages: readonly string[]
  readonly partners: ReadonlyMap<string, Partner>
  /** the world as it is on the pages of each partner, by id */
  readonly under: ReadonlyMap<string, World>
}

/**
 * Reads all content below `root` into one world.
 * The tables of places and the lists of words are read when first asked, which throws ContentError of its own: see `readLate`.
 * @throws ContentError with every mistake found, file:line, what was expected and the nearest valid name
 */
export const loadWorld = (root: string): World => worldLoader(root)()

/**
 * Reads the same content again and again: each call throws and returns as `loadWorld` does, but makes anew only what depends
 * on a file that has changed since the call before.
 */
export function worldLoader(root: string): () => World {
  const parts = new Parts()
  return () => {
    let digests = contentDigests(root)
    for (;;) {
      const outcome = attempt(() => load(root, digests, parts))
      const after = contentDigests(root)
      if (hashOf(after) === hashOf(digests)) {
        if ('error' in outcome) throw outcome.error
        return outcome.world
      }
      // A file was saved while others were read: such a world would be neither the old nor the new one.
      digests = after
    }
  }
}

function attempt(make: () => World): { readonly world: World } | { readonly error: unknown } {
  try {
    return { world: make() }
  } catch (error) {
    return { error }
  }
}

function load(root: string, digests: Digests, parts: Parts): World {
  const problems: Problem[] = []
  const made = <T>(name: string, from: readonly unknown[], make: (problems: Problem[]) => T): T =>
    parts.take(name, from, problems, make)
  /** the hash of the files whose path begins so */
  const of = (...starts: readonly string[]) => hashOf(digests, (file) => starts.some((start) => file.startsWith(start)))

  const forces = made('forces', [of('directory/forces.json')], (own) => loadForces(root, own))
  const isGroundSound = problems.length === 0
  const hashOfLists = hashOf(digests, isLexiconFile)
  const labels = made('labels', [hashOfLists], () => [
    ...knownLabels(root, [...digests.keys()].filter(isLexiconFile)),
    ...DOUBT_LABELS.map((label): KnownLabel => ({ label, raises: true, at: `${DOUBTS_FILE}:1` })),
  ])
  const heard = [...new Set(labels.map(({ label }) => label))]
  const names = isGroundSound ? { labels: new Set(heard), forces: new Set(forces.map(({ id }) => id)) } : {}
  const documents = guidanceNames(root)
  const found = problems.length
  const program = made('flows', [of('flows/'), [...documents].join(), heard.join(), forces, isGroundSound], (own) =>
    loadFlows(root, { guidance: documents, nations: NATIONS, ...names }, own),
  )
  const areFlowsSound = problems.length === found
  // Whatever refers to flows and forces would only repeat their mistakes.
  if (!isGroundSound || !areFlowsSound) throw new ContentError(problems)
  const partnerNames = [...digests.keys()].filter((file) => file.startsWith('partners/')).join()
  const records = of(
    'directory/organisations/',
    'directory/partners/',
    'directory/law/',
    'directory/roles.yaml',
    'directory/bank-holidays.yaml',
  )
  const directory = made('directory', [records, partnerNames, program, forces], (own) =>
    loadOrganisations(root, { program, forces: new Map(forces.map((force) => [force.id, force])) }, own),
  )
  if (!directory) throw new ContentError(problems)
  const guidance = made('guidance', [of('guidance/'), program, directory], (own) => {
    const organisations = new Set(directory.organisations.keys())
    return loadGuidance(root, { program, organisations, roles: new Set(directory.roles.keys()) }, own)
  })
  const locales = localesIn(join(root, 'locales'))
  const partners = made('partners', [of('partners/'), program, directory, locales.join()], (own) =>
    loadPartners(root, { program, directory, locales }, own),
  )
  const isText = (file: string) => /^locales\/.+\.json$/.test(file)
  const texts = made('texts', [hashOf(digests, isText), directory], (own) =>
    readTexts(join(root, 'locales'), constantsOf(directory), own, lawNames(directory)),
  )
  if (guidance && texts)
    made('needs', [program, guidance, labels, directory, partners, texts], (own) => {
      const needs = [
        ...neededTexts(program, guidance, labels),
        ...directoryNeeds(directory),
        ...ownNeeds(directory, partners),
      ]
      own.push(...textNeeds([...needs, ...wordedNeeds(needs, program, texts)], program, texts))
    })
  if (problems.length > 0 || !guidance || !texts) throw new ContentError(problems)
  const places = made('places', [of('directory/places/'), forces], () => whenAsked(() => loadPlaces(root)))
  const world: World = {
    hash: hashOf(digests),
    program,
    guidance,
    directory,
    findPlace: places.find,
    placeParts: places.parts,
    labels,
    hearing: made('hearing', [hashOfLists, of('doubt/')], () => hearingWhenAsked(root, hashOfLists)),
    texts,
    languages: texts.locales,
    partners,
    under: new Map(),
  }
  return { ...world, under: new Map([...partners].map(([id, partner]) => [id, worldUnder(world, partner)])) }
}

/**
 * Reads now what a world reads when first asked: the tables of places, and the lists of words.
 * @throws ContentError or LexiconError with the mistakes in them
 */
export function readLate({ hearing, placeParts }: Pick<World, 'hearing' | 'placeParts'>): void {
  for (const read of [...hearing.parts(), ...placeParts]) read()
}

/**
 * The tables of places are by far the largest content, and nobody asks for a place in the first moments: they are read at the
 * first look-up, so that the chat, and danger in it, can be heard sooner. `npm run check` and the start ask at once.
 */
function whenAsked(load: () => FindPlace): { readonly find: FindPlace; readonly parts: readonly (() => void)[] } {
  let found: FindPlace | null = null
  const read = (): FindPlace => {
    found ??= load()
    return found
  }
  const find: FindPlace = (text, lng) => read()(text, lng)
  // the first look-up, of whatever text, indexes the names
  return { find, parts: [read, () => find('')] }
}
