import { join } from 'node:path'
import { compileLexicon } from '../recognition/compile.ts'
import type { Doubts } from '../recognition/doubt.ts'
import { grammarOf } from '../recognition/grammar.ts'
import type { Lexicon } from '../recognition/lexicon.ts'
import type { Recogniser } from '../recognition/types.ts'
import { readDoubts } from './doubts.ts'
import { contentDigests, hashOf } from './hash.ts'
import { keepLists, keptLists, packedLists, unpackedLists } from './kept-lists.ts'
import { isLexiconFile, readLexicon } from './lexicon.ts'
import { ContentError, type Problem } from './problem.ts'

/** What is heard in words. */
export interface Hearing {
  /** says which lists of words these are */
  readonly hash: string
  /** what the recogniser was made from, with the examples that it has to pass */
  readonly lexicon: Lexicon
  /** what is weighed beside the lists */
  readonly doubts: Doubts
  readonly recogniser: Recogniser
  /**
   * What has to be done before words are heard, in parts that may be done one after the other. Each throws as what it reads does.
   * @param packed the lists as another thread compiled them; where it is left out they are as they were kept, or are compiled here
   */
  readonly parts: (packed?: Uint8Array | null) => readonly (() => void)[]
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
  /** whether it was compiled before, here or elsewhere */
  let isCompiled = false
  let doubts: Doubts | null = null
  let recogniser: Recogniser | null = null
  const taken = (compiled: Lexicon | null): Lexicon | null => {
    isCompiled = compiled !== null
    return compiled
  }
  const hearing: Hearing = {
    hash,
    get lexicon() {
      lexicon ??= taken(keptLists(hash)) ?? soundLexicon(join(root, 'locales'))
      return lexicon
    },
    get doubts() {
      doubts ??= readDoubts(root)
      return doubts
    },
    get recogniser() {
      if (recogniser === null) {
        recogniser = compileLexicon(hearing.lexicon, hearing.doubts)
        if (!isCompiled) keepLists(hash, packedLists(hearing.lexicon))
      }
      return recogniser
    },
    parts: (packed = null) => [
      () => hearing.doubts,
      () => {
        if (packed) lexicon ??= taken(unpackedLists(packed))
      },
      () => hearing.lexicon,
      () => grammarOf(hearing.lexicon),
      () => hearing.recogniser,
      // any text will do
      () => hearing.recogniser.recognise(''),
    ],
  }
  return hearing
}

/**
 * @param locales the folder of the languages
 * @throws ContentError with the mistakes in the lists
 */
export function soundLexicon(locales: string): Lexicon {
  const problems: Problem[] = []
  const lexicon = readLexicon(locales, problems)
  if (problems.length > 0) throw new ContentError(problems)
  return lexicon
}
