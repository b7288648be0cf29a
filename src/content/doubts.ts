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

/** Weights stand in the file as whole tenths, which takes two thirds of the room. */
const inTenths = (row: readonly number[]): readonly number[] => row.map((tenths) => tenths / 10)

const isRecordOfRows = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((row: unknown) => Array.isArray(row) && row.every(Number.isInteger))

const schema = z
  .strictObject({
    labels: z.array(
      z.strictObject({
        label: z.string(),
        kind: z.literal('behaviour').exactOptional(),
        from: number,
        bias: number,
      }),
    ),
    // tens of thousands of numbers, which are looked at here: a schema for each takes longer than to read them
    weights: z.custom<Readonly<Record<string, readonly number[]>>>(isRecordOfRows),
  })
  .refine(({ labels, weights }) => Object.values(weights).every((row) => row.length === labels.length))
  .refine(({ labels }) => labels.every(({ bias, from }) => bias < from))

/**
 * What is weighed beside the lists.
 * @throws ContentError when the file is missing or was not written by `npm run bench:learn`
 */
export function readDoubts(root: string): Doubts {
  try {
    const { labels, weights } = schema.parse(JSON.parse(readFileSync(join(root, DOUBTS_FILE), 'utf8')))
    return { labels, weights: new Map(Object.entries(weights).map(([evidence, row]) => [evidence, inTenths(row)])) }
  } catch {
    const message =
      'these weights cannot be read. Put the file back as it was, or learn them again with npm run bench:learn'
    throw new ContentError([{ file: DOUBTS_FILE, line: 1, message }])
  }
}
