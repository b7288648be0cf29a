import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { grammarDataOf } from '../recognition/grammar.ts'
import { contentDigests, hashOf } from './hash.ts'
import { soundLexicon } from './hearing.ts'
import { keepLists, packedLists } from './kept-lists.ts'
import { isLexiconFile } from './lexicon.ts'

/** Compiles the lists of words beside the thread that serves people: see compile-apart.ts. */
const { root, hashOfLists }: { root: string; hashOfLists: string } = workerData
const lexicon = soundLexicon(join(root, 'locales'))
const packed = packedLists(lexicon)
// A list may have been saved since whoever asked has read the others, who then wants what is gone.
if (hashOf(contentDigests(root), isLexiconFile) === hashOfLists) {
  if (grammarDataOf(lexicon).problems.length === 0) keepLists(hashOfLists, packed)
  parentPort?.postMessage(packed, [packed.buffer])
}
