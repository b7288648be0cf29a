import { hash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { threadId } from 'node:worker_threads'
import { type GrammarData, grammarDataOf, useGrammar } from '../recognition/grammar.ts'
import type { Lexicon } from '../recognition/lexicon.ts'

/** Where lists of words are kept as they were compiled: that takes seconds of a processor, and each process would do it again. */
const FOLDER = fileURLToPath(new URL('../../.compiled', import.meta.url))
/** Those of older content and code are not needed again: what was used last is kept, up to so many bytes. Whole lists take about 19 MB, small ones next to nothing. */
const MOST = 200_000_000

/** @returns the lists of this hash with all that was compiled from them, by this very code; null where there are none */
export function keptLists(hashOfLists: string): Lexicon | null {
  const file = fileOf(hashOfLists)
  try {
    const lexicon = unpackedLists(readFileSync(file))
    touch(file)
    return lexicon
  } catch {
    forget(file)
    return null
  }
}

/** Lists with all that was compiled from them, as bytes that can be kept, or handed to another thread. */
export function packedLists(lexicon: Lexicon): Uint8Array<ArrayBuffer> {
  const kept: Kept = { lexicon, grammar: grammarDataOf(lexicon) }
  return serialize(kept)
}

/** @returns the lists that were packed @throws where the bytes are not whole */
export function unpackedLists(bytes: Uint8Array): Lexicon {
  const { lexicon, grammar }: Kept = deserialize(bytes)
  useGrammar(lexicon, grammar)
  return lexicon
}

/** Whether they are there to be taken. */
export const areListsKept = (hashOfLists: string): boolean => existsSync(fileOf(hashOfLists))

interface Kept {
  readonly lexicon: Lexicon
  readonly grammar: GrammarData
}

/** What is used stays longest. */
function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // where nothing can be written nothing is thrown away either
  }
}

/** What is not whole is made anew; most often there is nothing to take away. */
function forget(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // nor can it be kept anew, then
  }
}

/** Keeps packed lists, where this can be written; otherwise the next process compiles them again. */
export function keepLists(hashOfLists: string, packed: Uint8Array): void {
  const file = fileOf(hashOfLists)
  try {
    if (existsSync(file)) return
    mkdirSync(FOLDER, { recursive: true })
    // Another process, or thread, may read it at any time, and must find all of it or nothing.
    const unfinished = `${file}.${process.pid}.${threadId}`
    writeFileSync(unfinished, packed)
    renameSync(unfinished, file)
    let bytes = 0
    for (const { path, size } of byAge()) {
      bytes += size
      if (bytes > MOST) rmSync(path, { force: true })
    }
  } catch {
    // A folder that cannot be written costs time, and nothing else.
  }
}

/** What is kept, what was used last first. */
const byAge = () =>
  readdirSync(FOLDER)
    .map((name) => join(FOLDER, name))
    .map((path) => {
      const { mtimeMs: at = 0, size = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {}
      return { path, at, size }
    })
    .sort((a, b) => b.at - a.at)

const fileOf = (hashOfLists: string): string =>
  join(FOLDER, hash('sha256', `${hashOfLists}\0${code()}`, 'hex').slice(0, 32))

/** Says by which code lists are compiled: other code may compile them into something else. */
function code(): string {
  codeHash ??= hash('sha256', [process.versions.v8, ...SOURCES.flatMap(sourcesIn)].join('\0'), 'hex')
  return codeHash
}
let codeHash: string | null = null

const SOURCES = ['../recognition/', './'].map((folder) => new URL(folder, import.meta.url))
const sourcesIn = (folder: URL): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
