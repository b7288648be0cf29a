import type { Conversation } from '../conversation/types.ts'
import { ProblemError } from '../errors.ts'
import type { Entry } from '../flows/types.ts'
import { type SealedRecord, upgrade } from './upgrades.ts'

/** The conversation as plain JSON with short names, so that a token stays small. */
export function pack(conversation: Conversation): SealedRecord {
  const { v, journey, locale, partner, entries, unheard, endangered, offered = [] } = conversation
  return {
    v,
    j: journey,
    l: locale,
    ...(partner !== null && { p: partner }),
    e: entries,
    ...(unheard && { u: unheard }),
    ...(endangered && { d: 1 }),
    ...(offered.length > 0 && { o: offered }),
  }
}

/**
 * The conversation of a record of any known version.
 * @throws ProblemError state-version when the record is of no version that is known here
 */
export function unpack(record: SealedRecord): Conversation {
  const {
    j: journey,
    l: locale,
    p: partner = null,
    e: entries,
    u: unheard,
    d: endangered,
    o: offered,
  } = upgrade(record)
  // The record was sealed by us, so the entries are trusted once the frame is that of this version.
  if (typeof journey !== 'string' || typeof locale !== 'string' || !isPartner(partner) || !Array.isArray(entries))
    throw new ProblemError('state-version')
  const log = entries as readonly Entry[]
  return {
    v: 1,
    journey,
    locale,
    partner,
    entries: log,
    ...(typeof unheard === 'number' && { unheard }),
    ...(endangered === 1 && { endangered: true }),
    ...(Array.isArray(offered) && { offered: offered as readonly string[] }),
  }
}

const isPartner = (value: unknown): value is string | null => value === null || typeof value === 'string'
