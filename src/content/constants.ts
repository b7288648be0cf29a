import type { Directory } from '../directory/types.ts'

const NAMED = new Set(['phone', 'sms', 'textphone', 'website'])

/**
 * Facts of the directory that texts may name, as `{{samaritans.phone}}`, so that no number is ever written into a text.
 * Only facts that may be shown are here.
 */
export function constantsOf(directory: Directory): Record<string, string> {
  const shown = directory.facts.filter((fact) => fact.shown && NAMED.has(fact.field))
  return Object.fromEntries(
    shown.map(({ organisation, field, value }) => [
      `${organisation}.${field}`,
      field === 'website' ? bareAddress(value) : value,
    ]),
  )
}

/** Facts of the law that texts may name, `police-review.ask-within`: their words are texts themselves, see `lawKey`. */
export const lawNames = ({ law }: Pick<Directory, 'law'>): ReadonlySet<string> =>
  new Set([...law.values()].flatMap(({ id, facts }) => facts.map((fact) => `${id}.${fact}`)))

/** The text that has the words of a fact of the law. */
export const lawKey = (name: string): string => `law.${name}`

/** An address as people read it aloud. */
const bareAddress = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
