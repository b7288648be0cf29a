import { setImmediate } from 'node:timers/promises'
import { compileApart } from './compile-apart.ts'
import type { World } from './world.ts'

/** How what a world reads late is read while people are served: never in one block. */
export interface ReadingApart {
  /** Compiles the lists of words in a thread of its own, if they are not kept and it has not begun. */
  compile(): void
  /**
   * Reads all of it, in parts, the lists when they are compiled. Whoever asks for something meanwhile is answered between two parts.
   * @throws ContentError or LexiconError with the mistakes in it
   */
  read(): Promise<void>
}

/** @param root the folder that the world was read from */
export function readingApart(
  root: string,
  { hearing, placeParts }: Pick<World, 'hearing' | 'placeParts'>,
): ReadingApart {
  let compiling: Promise<Uint8Array | null> | null = null
  const compile = () => (compiling ??= compileApart(root, hearing.hash))
  return {
    compile: () => void compile(),
    async read() {
      // the other thread compiles meanwhile
      const compiled = compile()
      await inParts(placeParts)
      await inParts(hearing.parts(await compiled))
      // what was compiled is large, and not needed again
      compiling = Promise.resolve(null)
    },
  }
}

async function inParts(parts: readonly (() => void)[]): Promise<void> {
  for (const part of parts) {
    part()
    await setImmediate()
  }
}
