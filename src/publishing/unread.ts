import type { Content } from '../channels/deps.ts'
import type { World } from '../content/world.ts'

/** Something was asked of what is not read yet. */
class NotRead extends Error {
  override readonly name = 'NotRead'
}

/**
 * A world of which the lists of words and the tables of places are still to be read, as a service shows it. Reading them where they are first
 * asked would keep everybody waiting: here whoever needs them waits, and nobody else.
 */
export class Unread {
  /** the world, which throws where something is asked of it that is not read yet */
  readonly world: World
  readonly #read: () => Promise<void>
  #reading: Promise<void> | null = null
  #isRead = false

  /** @param read reads what the world reads late; called once */
  constructor(world: World, read: () => Promise<void>) {
    this.#read = read
    this.world = guarded(world, () => {
      if (!this.#isRead) throw new NotRead('the lists of words and the tables of places are not read yet')
    })
  }

  /** Reads it, if that has not begun. @throws whatever keeps it from being read */
  read(): Promise<void> {
    this.#reading ??= this.#read().then(() => {
      this.#isRead = true
    })
    return this.#reading
  }

  /** Does what may need it: where it does, and it is not there, once more when it is. @throws whatever keeps it from being read */
  readonly whenRead: Content['whenRead'] = (work) => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof NotRead)) throw error
      return this.read().then(work)
    }
  }
}

/** A world, also on the pages of each charity, that checks before anything is asked of what is read late. */
function guarded(world: World, check: () => void): World {
  const { hearing, findPlace } = world
  const late: Pick<World, 'hearing' | 'findPlace'> = {
    hearing: {
      hash: hearing.hash,
      parts: hearing.parts,
      get lexicon() {
        check()
        return hearing.lexicon
      },
      get doubts() {
        check()
        return hearing.doubts
      },
      get recogniser() {
        check()
        return hearing.recogniser
      },
    },
    findPlace(text, lng) {
      check()
      return findPlace(text, lng)
    },
  }
  const under = [...world.under].map(([id, one]) => [id, { ...one, ...late }] as const)
  return { ...world, ...late, under: new Map(under) }
}
