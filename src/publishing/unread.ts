import type { Content } from '../channels/deps.ts'
import type { LateReading, ReadingApart } from '../content/read-apart.ts'
import type { World } from '../content/world.ts'

/** Something was asked of what is not read yet. */
class NotRead extends Error {
  override readonly name = 'NotRead'
  readonly late: LateReading

  constructor(late: LateReading) {
    super('the lists of words or the tables of places are not read yet')
    this.late = late
  }
}

/**
 * A world of which the lists of words and the tables of places are still to be read, as a service shows it, also on the pages of each charity.
 * Reading them where they are first asked would keep everybody waiting: this one throws instead, for `whenRead` to wait.
 */
export function unread(world: World, { words, places }: ReadingApart): World {
  const { hearing, findPlace } = world
  const late: Pick<World, 'hearing' | 'findPlace'> = {
    hearing: {
      hash: hearing.hash,
      parts: hearing.parts,
      get lexicon() {
        needs(words)
        return hearing.lexicon
      },
      get doubts() {
        needs(words)
        return hearing.doubts
      },
      get recogniser() {
        needs(words)
        return hearing.recogniser
      },
    },
    findPlace(text, lng) {
      needs(places)
      return findPlace(text, lng)
    },
  }
  const under = [...world.under].map(([id, one]) => [id, { ...one, ...late }] as const)
  return { ...world, ...late, under: new Map(under) }
}

function needs(late: LateReading): void {
  if (!late.isDone) throw new NotRead(late)
}

/**
 * Does what may need something that is not read yet: where it does, once more when that is read. Whoever needs nothing of it does not wait.
 * @throws whatever keeps it from being read
 */
export const whenRead: Content['whenRead'] = (work) => {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof NotRead)) throw error
    return error.late.done().then(() => whenRead(work))
  }
}
