import type { Nation } from './places/types.ts'

/** How surely an address is known. */
export type AddressConfidence = 'high' | 'medium' | 'low' | 'none'

/** An address of a force as the data holds it. */
export interface AddressRecord {
  readonly url: string | null
  readonly confidence: AddressConfidence
  readonly source: string
  /** A likely address that nobody has seen: kept for whoever checks it. */
  readonly candidate?: string | null | undefined
}

/** A police force as directory/forces.json holds it. */
export interface ForceRecord {
  readonly id: string
  readonly name: string
  readonly localName?: string | undefined
  /** The name as it stands within an English sentence, where that needs "the". */
  readonly inSentence?: string | undefined
  /** `great-britain` of the railways. */
  readonly nation: Nation | 'great-britain'
  readonly territorial: boolean
  readonly website: string
  readonly websiteConfidence: 'high' | 'medium' | 'low'
  readonly reportCrime: AddressRecord
  readonly reportStalking: AddressRecord
}

/** A police force as it may be shown: only addresses that count as confirmed. */
export interface Force {
  readonly id: string
  readonly name: string
  /** The name in Welsh, of the forces of Wales. */
  readonly welshName: string | null
  /** The name within an English sentence, where it is another. */
  readonly inSentence: string | null
  /** `null` for a force that no area belongs to (railways). */
  readonly nation: Nation | null
  readonly website: string | null
  /** Page on which a crime is reported online. */
  readonly report: string | null
  /** Page of the force about reporting stalking. */
  readonly reportStalking: string | null
}

/**
 * What may be shown of a force. A website counts as confirmed from `medium` on. A page for reporting does only at `high`: a page
 * that has moved sends someone who has just found the courage to an error, where the website does not. A candidate never does.
 */
export function toForce(record: ForceRecord): Force {
  return Object.freeze({
    id: record.id,
    name: record.name,
    welshName: record.nation === 'wales' ? (record.localName ?? null) : null,
    inSentence: record.inSentence ?? null,
    nation: record.nation === 'great-britain' ? null : record.nation,
    website: record.websiteConfidence === 'low' ? null : record.website,
    report: confirmed(record.reportCrime),
    reportStalking: confirmed(record.reportStalking),
  })
}

function confirmed({ url, confidence }: AddressRecord): string | null {
  return confidence === 'high' ? url : null
}
