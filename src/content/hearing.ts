import { join } from 'node:path'
import { compileLexicon } from '../recognition/compile.ts'
import type { Doubts } from '../recognition/doubt.ts'
import type { Lexicon } from '../recognition/lexicon.ts'
import type { Recogniser } from '../recognition/types.ts'
import { readDoubts } from './doubts.ts'
import { contentDigests, hashOf } from './hash.ts'
import { keepLists, keptLists } from './kept-lists.ts'
import { isLexiconFile, readLexicon } from './lexicon.ts'
import { ContentError, type Problem } from './problem.ts'

/** What is heard in words. */
export interface Hearing {
  /** what the recogniser was made from, with the examples that it has to pass */
  readonly lexicon: Lexicon
  /** what is weighed beside the lists */
  readonly doubts: Doubts
  readonly recogniser: Recogniser
}

/**
 * The lists of words, read when first asked: they are many, and the first page asks for no words, so that it can be there sooner.
 * What was compiled from the same lists before is taken as it was kept.
 * @param root the folder of the content
 * @param hashOfLists says which lists these are; worked out from the files where it is not at hand
 * @returns what throws ContentError, or LexiconError, each time while there is a mistake in a list
 */
export function hearingWhenAsked(root: string, hashOfLists?: string): Hearing {
  const hash = hashOfLists ?? hashOf(contentDigests(root), isLexiconFile)
  let lexicon: Lexicon | null = null
  let doubts: Doubts | null = null
  let recogniser: Recogniser | null = null
  return {
    get lexicon() {
      lexicon ??= keptLists(hash) ?? soundLexicon(join(root, 'locales'))
      return lexicon
    },
    get doubts() {
      doubts ??= readDoubts(root)
      return doubts
    },
    get recogniser() {
      if (recogniser === null) {
        recogniser = compileLexicon(this.lexicon, this.doubts)
        keepLists(hash, this.lexicon)
      }
      return recogniser
    },
  }
}

function soundLexicon(locales: string): Lexicon {
  const problems: Problem[] = []
  const lexicon = readLexicon(locales, problems)
  if (problems.length > 0) throw new ContentError(problems)
  return lexicon
}
