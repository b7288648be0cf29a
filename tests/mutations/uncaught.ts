import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Mutation } from './mutation.ts'

/** A kind of edit that nothing sees, and why that is right. */
export interface Uncaught {
  readonly operator: string
  /** the file, or the beginning of its path with a "*" at the end */
  readonly file: string
  /** a part of what was edited; left out: anything in the file */
  readonly what?: string | undefined
  readonly because: string
}

const schema = z.object({
  uncaught: z.array(
    z.strictObject({
      operator: z.string(),
      file: z.string(),
      what: z.string().optional(),
      because: z.string().min(1),
    }),
  ),
})

/** Reads uncaught.yaml, which a person keeps. */
export const readUncaught = (): readonly Uncaught[] =>
  schema.parse(parse(readFileSync(join(import.meta.dirname, 'uncaught.yaml'), 'utf8'))).uncaught

/** Why nothing has to see a mutation; undefined where nobody has said so. */
export const reasonFor = ({ operator, file, what }: Mutation, listed: readonly Uncaught[]): Uncaught | undefined =>
  listed.find(
    (one) =>
      one.operator === operator &&
      (one.file.endsWith('*') ? file.startsWith(one.file.slice(0, -1)) : one.file === file) &&
      (one.what === undefined || what.includes(one.what)),
  )
