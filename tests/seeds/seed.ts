import type { World } from '../../src/content/world.ts'
import type { Edit } from './workbench.ts'

/**
 * A defect that somebody could write into the content, and what has to be said about it. It is an edit of the product's own
 * content, so that what is proved is that the defect is found there.
 */
export interface Seed {
  /** what is wrong, in a few words */
  readonly name: string
  /** the check of src/proof/registry.ts that finds it, by id; or `load <module>`: the module of src/content/ that refuses it */
  readonly by: string
  readonly edits: readonly Edit[]
  /** a defect that no content file can hold, because loading refuses it: put into the loaded content instead */
  readonly inMemory?: (world: World) => World
  /** everything that the check finds, in any order */
  readonly finds: readonly Expected[]
}

/** Something sound that looks like a defect. Loading takes it, and these checks find nothing. */
export interface Lookalike {
  readonly name: string
  /** ids of the checks that might fall for it */
  readonly unlike: readonly string[]
  readonly edits: readonly Edit[]
}

/** A finding that has to be there. */
export interface Expected {
  readonly file: string
  /**
   * Words of the edited file on the line that the finding names; several: each is looked for after the one before, and the last
   * counts. The first has to be there exactly once. Left out: the first line of the file.
   */
  readonly at?: string | readonly string[]
  /** parts of the message: what is wrong, and how to mend it */
  readonly says: readonly string[]
}

/** An edit. `from` has to stand in the file exactly once. */
export const edit = (file: string, from: string, to: string): Edit => ({ file, from, to })
/** Lines put behind some that are there. */
export const after = (file: string, from: string, added: string): Edit => ({ file, from, to: `${from}${added}` })
/** A new file. */
export const added = (file: string, to: string): Edit => ({ file, from: null, to })
/** A file taken out. */
export const removed = (file: string): Edit => ({ file, from: null, to: null })

/** The line, counted from 1, on which `at` stands. @throws where its first words are not there exactly once */
export function lineOf(text: string, at: Expected['at']): number {
  if (at === undefined) return 1
  const [first = '', ...more] = [at].flat()
  const times = text.split(first).length - 1
  if (times !== 1) throw new Error(`the place of a finding is there ${times} times instead of once: ${first}`)
  let from = text.indexOf(first)
  for (const words of more) {
    from = text.indexOf(words, from)
    if (from < 0) throw new Error(`the place of a finding is not there: ${words}`)
  }
  return text.slice(0, from).split('\n').length
}
