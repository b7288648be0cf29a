import type { Condition } from '../facts/condition.ts'
import type { Nation } from './places/types.ts'
import type { Confidence, LocalWords, Source } from './types.ts'

/** A record as its file writes it, after its form was checked. What it may show is decided in shown.ts. */

/** Where a fact was read and by whom it was checked. `source` names entries of the record's `sources`. */
export interface FactSource {
  readonly confidence: Confidence
  readonly source: readonly string[]
  readonly checked: string | null
}
export interface ValueSource extends FactSource {
  readonly value: string
  /** tells it in a line with the words `way.<way>`; a number with a way is never one tap away */
  readonly way?: string | undefined
}
export interface NumberSource extends ValueSource {
  readonly dial: string
  /** the word to text to the number */
  readonly word?: string | undefined
}
export interface HoursSource extends FactSource {
  /** null: not known */
  readonly osm: string | null
  /** for hours on which sources differ: the words `hours.differ.<usually>` and each version */
  readonly usually?: string | undefined
  readonly versions: readonly { readonly osm: string; readonly source: readonly string[] }[]
}

export const NUMBER_FIELDS = ['phone', 'sms', 'whatsapp', 'textphone'] as const
export const VALUE_FIELDS = ['website', 'webchat', 'webform', 'email', 'bsl', 'languages', 'cost', 'bill'] as const
export type NumberField = (typeof NUMBER_FIELDS)[number]
export type ValueField = (typeof VALUE_FIELDS)[number]

export type FactsSource = { readonly [field in NumberField]?: NumberSource | undefined } & {
  readonly [field in ValueField]?: ValueSource | undefined
} & {
  readonly hours?: HoursSource | undefined
  /** hours of channels that have their own */
  readonly 'hours-of': Readonly<Record<string, HoursSource>>
}

export interface RecordSource {
  readonly name: string
  readonly operator?: string | undefined
  /** `never`: kept so that nobody adds it again by mistake */
  readonly offer: 'service' | 'reading' | 'never'
  readonly because?: string | undefined
  readonly always: boolean
  readonly 'last-resort': boolean
  readonly nations: readonly Nation[]
  readonly areas: readonly {
    readonly force: string
    readonly only?: LocalWords | undefined
    readonly until?: string | undefined
  }[]
  readonly force?: string | undefined
  readonly until?: string | undefined
  readonly for: 'harmed' | 'own-behaviour' | 'anyone'
  readonly ages: { readonly min?: number | undefined; readonly max?: number | undefined }
  readonly when?: Condition | undefined
  readonly reasons: readonly { readonly when: Condition; readonly text: string }[]
  readonly facts: FactsSource
  readonly retired: readonly { readonly value: string; readonly note: string }[]
  readonly checks: readonly string[]
  readonly sources: Readonly<Record<string, Source>>
}
