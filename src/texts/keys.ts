import { once } from './once.ts'

/**
 * Text keys that follow from a name in the content. Each is put together once: joining it anew costs ten times as much as finding
 * its words. Only for names that the content declares, never for what a person typed: these stay.
 */
export function keysBy(make: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => once(known, name, () => make(name))
}
