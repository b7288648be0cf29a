import { CAPABILITIES } from '../../../channels/capabilities.ts'
import { nearest } from '../../../content/problem.ts'
import type { Check } from '../../check.ts'

/** A conversation stays in its journey to its end: without it everybody inside would be lost. */
export const journeysThere: Check = {
  id: 'journeys-there',
  proves: 'every journey that a channel walks is there',
  run({ world: { program } }) {
    const needed = new Set(Object.values(CAPABILITIES).map(({ journey }) => journey))
    return [...needed]
      .filter((journey) => !program.journeys.has(journey))
      .map((journey) => ({
        file: 'flows/journeys.yaml',
        line: 1,
        message: `the channels need the journey "${journey}".${nearest(journey, program.journeys.keys())}`,
      }))
  },
}
