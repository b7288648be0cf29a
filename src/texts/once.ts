/** Anything that holds values under keys: a Map, or a WeakMap that lets go of them with their key. */
interface Held<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): unknown
}

/**
 * What stands under a key, made when it is first asked for. Content never changes while a service runs, so what follows from it
 * alone is made once: a turn shows the same questions and choices to everybody.
 */
export function once<K, V>(held: Held<K, V>, key: K, make: () => V): V {
  const known = held.get(key)
  if (known !== undefined) return known
  const made = make()
  held.set(key, made)
  return made
}
