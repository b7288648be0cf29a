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

/** An address as people read it aloud. */
const bareAddress = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
