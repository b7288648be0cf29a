import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CAPABILITIES } from '../../src/channels/capabilities.ts'
import type { World } from '../../src/content/world.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { readJourney } from '../../src/talk/journey.ts'
import { hold } from '../journeys/golden.ts'

const FOLDER = join(import.meta.dirname, '../journeys')

const goldens = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ name: file.slice(0, -'.yaml'.length), golden: readJourney(join(FOLDER, file)) }))

/** What is read in each golden conversation, by its name; or why it cannot be held. */
export function readGoldens(world: World): ReadonlyMap<string, string> {
  return new Map(
    goldens.map(({ name, golden }) => {
      try {
        return [
          name,
          hold(golden, CAPABILITIES.web.journey, () => {}, world)
            .turns.map(plainText)
            .join('\n\n'),
        ]
      } catch (error) {
        return [name, String(error)]
      }
    }),
  )
}
