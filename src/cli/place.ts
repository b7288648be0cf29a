import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { loadPlaces } from '../content/places.ts'
import type { FindPlace } from '../directory/places/types.ts'

/** One line of the command's output; `ask` holds the labels of the choices where the place must be asked. */
export interface PlaceLine {
  readonly input: string
  readonly nation: string | null
  readonly forces: readonly string[]
  readonly ask?: readonly string[]
}

/** What one line of text means: of a place that must be asked all forces, and a nation only if they agree on it. */
export function placeLine(input: string, findPlace: FindPlace): PlaceLine {
  const reading = findPlace(input)
  if (reading.kind === 'none') return { input, nation: null, forces: [] }
  const candidates = reading.kind === 'found' ? [reading.candidate] : reading.candidates
  const nations = new Set(candidates.map(({ nation }) => nation))
  const [nation = null] = nations.size === 1 ? nations : []
  const forces = [...new Set(candidates.flatMap((candidate) => candidate.forces))]
  return { input, nation, forces, ...(reading.kind === 'ask' && { ask: candidates.map(({ label }) => label) }) }
}

async function main(): Promise<void> {
  const findPlace = loadPlaces(fileURLToPath(new URL('../..', import.meta.url)))
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    process.stdout.write(`${JSON.stringify(placeLine(line, findPlace))}\n`)
  }
}

if (process.argv[1] === import.meta.filename) await main()
