import { relative } from 'node:path'
import { ContentError } from '../content/problem.ts'
import { readLate, type World } from '../content/world.ts'
import type { Finding } from '../proof/check.ts'
import { LexiconError } from '../recognition/compile.ts'
import { TextMissing } from '../texts/errors.ts'

/** The proof: everything that the promises do not allow in content that could be loaded. */
export type Prove = (world: World) => readonly Finding[]

/** What becomes of content: it may be shown, or it may not, and this is why. */
export type Judgement = { readonly world: World } | { readonly findings: readonly [Finding, ...Finding[]] }

/**
 * Content may be shown only if it loads, with all that is read late, and the proof finds nothing.
 * @param root the folder of the content, for the names of files that cannot be read
 * @throws what is no mistake in the content
 */
export function judge(root: string, load: () => World, prove: Prove): Judgement {
  try {
    const world = load()
    readLate(world)
    const [first, ...more] = prove(world)
    return first ? { findings: [first, ...more] } : { world }
  } catch (error) {
    const [first, ...more] = mistakesIn(error, root)
    if (!first) throw error
    return { findings: [first, ...more] }
  }
}

/** The mistakes in the content that an error tells of; none where it tells of something else. */
export function mistakesIn(error: unknown, root: string): readonly Finding[] {
  if (error instanceof ContentError || error instanceof LexiconError) return error.problems
  if (error instanceof TextMissing) return [{ file: 'locales', line: 1, message: error.message }]
  if (!(error instanceof Error) || !('path' in error) || typeof error.path !== 'string') return []
  const file = relative(root, error.path)
  if (file.startsWith('..')) return []
  const code = 'code' in error ? ` (${error.code})` : ''
  return [{ file, line: 1, message: `this file is needed and cannot be read${code}. Put it back` }]
}
