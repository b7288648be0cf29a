import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Doubts } from '../recognition/doubt.ts'
import { ContentError } from './problem.ts'

/** What `npm run bench:learn` writes. Nobody edits it by hand. */
export const DOUBTS_FILE = 'doubt/weights.json'

/** The labels that are raised by nothing but the sum of many words. */
export const DOUBT_LABELS = ['maybe-danger', 'maybe-own-risk'] as const

const number = z.number()

const isListOf =
  (type: 'string' | 'number') =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every((one) => typeof one === type)

const schema = z
  .strictObject({
    labels: z.array(
      z.strictObject({
        label: z.string(),
        from: number,
        bias: number,
      }),
    ),
    // hundreds of thousands, which are looked at here: a schema for each takes longer than to read them
    evidence: z.custom<readonly string[]>(isListOf('string')),
    weights: z.custom<readonly number[]>(isListOf('number')),
  })
  .refine(({ labels, evidence, weights }) => weights.length === evidence.length * labels.length)
  .refine(({ labels }) => labels.every(({ bias, from }) => bias < from))

/**
 * What is weighed beside the lists.
 * @throws ContentError when the file is missing or was not written by `npm run bench:learn`
 */
export function readDoubts(root: string): Doubts {
  try {
    return schema.parse(JSON.parse(readFileSync(join(root, DOUBTS_FILE), 'utf8')))
  } catch {
    const message =
      'these weights cannot be read. Put the file back as it was, or learn them again with npm run bench:learn'
    throw new ContentError([{ file: DOUBTS_FILE, line: 1, message }])
  }
}
