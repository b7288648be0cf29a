import { z } from 'zod'

/** The schemas that have a name in the published description, each with what it is. */
export const published = z.registry<{ readonly id: string; readonly description: string }>()
