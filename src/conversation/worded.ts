import type { World } from '../content/world.ts'
import { once } from '../texts/once.ts'
import type { Texts } from '../texts/types.ts'

/**
 * The world as it is spoken of on a journey that has words of its own: a text with its suffix is said instead of the one without.
 * The same world and suffix are always the same object, so that what is kept by a world is kept for it too.
 */
export const worldWorded = (world: World, suffix: string): World =>
  once(
    once(worlds, world, () => new Map<string, World>()),
    suffix,
    () => ({ ...world, texts: textsWorded(world.texts, suffix) }),
  )
const worlds = new WeakMap<World, Map<string, World>>()

function textsWorded(texts: Texts, suffix: string): Texts {
  const end = `.${suffix}`
  const instead = new Map(
    texts.locales.map((locale) => {
      const own = texts.keys(locale).filter((key) => key.endsWith(end))
      return [locale, new Map(own.map((key) => [key.slice(0, -end.length), key]))] as const
    }),
  )
  return { ...texts, get: (locale, key, fill) => texts.get(locale, instead.get(locale)?.get(key) ?? key, fill) }
}
