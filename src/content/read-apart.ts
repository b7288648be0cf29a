import { setImmediate } from 'node:timers/promises'
import { compileApart } from './compile-apart.ts'
import { areListsKept } from './kept-lists.ts'
import type { World } from './world.ts'

/** Something that is read in parts, once, when somebody first waits for it. */
export class LateReading {
  readonly #read: () => Promise<void>
  #reading: Promise<void> | null = null
  #isDone = false

  constructor(read: () => Promise<void>) {
    this.#read = read
  }

  get isDone(): boolean {
    return this.#isDone
  }

  /** Settles when it is read. @throws ContentError or LexiconError with the mistakes in it */
  done(): Promise<void> {
    this.#reading ??= this.#read().then(() => {
      this.#isDone = true
    })
    return this.#reading
  }
}

/** How what a world reads late is read while people are served: never in one block, so that they are answered between two parts. */
export interface ReadingApart {
  /** what words are heard with, once the lists are compiled */
  readonly words: LateReading
  readonly places: LateReading
  /** Compiles the lists of words in a thread of its own, if they are not kept and it has not begun. */
  compile(): void
  /** Settles when all of it is read. @throws ContentError or LexiconError with the mistakes in it */
  all(): Promise<void>
}

/** @param root the folder that the world was read from */
export function readingApart(
  root: string,
  { hearing, placeParts }: Pick<World, 'hearing' | 'placeParts'>,
): ReadingApart {
  let compiling: Promise<Uint8Array | null> | null = null
  const compile = () => (compiling ??= compileApart(root, hearing.hash))
  const words = new LateReading(async () => {
    await inParts(hearing.parts(await compile()))
    // what was compiled is large, and not needed again
    compiling = Promise.resolve(null)
  })
  const places = new LateReading(() => inParts(placeParts))
  return {
    words,
    places,
    compile: () => void compile(),
    async all() {
      // words may be about danger, so they come first; places are read while another thread compiles
      if (areListsKept(hearing.hash)) await words.done()
      await Promise.all([words.done(), places.done()])
    },
  }
}

async function inParts(parts: readonly (() => void)[]): Promise<void> {
  for (const part of parts) {
    part()
    await setImmediate()
  }
}
