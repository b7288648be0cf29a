import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkLexicon } from '../recognition/check.ts'
import type { Lexicon, LexiconProblem } from '../recognition/lexicon.ts'
import type { Prove } from './judge.ts'

/** Where the check of the content leaves a file for each content that it has proved, named by its hash. */
export const PROVED_FOLDER = '.proof'

/** Whether the content of this hash was proved on this machine. Nothing here has a date: proved content stays proved. */
export const isProven = (root: string, hash: string): boolean => existsSync(join(root, PROVED_FOLDER, hash))

/**
 * Makes a proof of content for one process. What was found in a part that did not change since is not looked for again.
 */
export function makeProof(): Prove {
  let lexicon: Lexicon | null = null
  let examples: readonly LexiconProblem[] = []
  return (world) => {
    if (world.lexicon !== lexicon) examples = checkLexicon(world.lexicon)
    lexicon = world.lexicon
    return examples
  }
}
