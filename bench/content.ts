import { join } from 'node:path'
import { loadWorld, type World } from '../src/content/world.ts'

/** The folder that holds the product. */
export const ROOT = join(import.meta.dirname, '..')

/** Tuesday 24 November 2026, 10:40 in London. What is open is part of what is said, so the moment is always this one. */
export const NOW = new Date('2026-11-24T10:40:00Z')

let loaded: World | undefined

/** The product's own content, read once a process. */
export function theWorld(): World {
  loaded ??= loadWorld(ROOT)
  return loaded
}
