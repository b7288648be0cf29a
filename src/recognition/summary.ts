import type { Heard } from './types.ts'

/** What was heard in one message, in the words of the guide for those who label messages. */
export interface Summary {
  readonly behaviours: readonly string[]
  readonly flags: readonly string[]
  readonly relationship: string | null
  readonly perspective: 'self' | 'other' | 'own-behaviour' | 'none'
}

/** The lists by which a person is shown 999, or asked whether this is happening now; an attempt is a danger as well. */
const DANGER = new Set(['danger', 'perhaps', 'neck', 'attempt', 'maybe-danger'])
const OWN_RISK = new Set(['crisis', 'attempt', 'maybe-own-risk'])

/** Two lists have names of their own, since a label has one meaning in all of the lexicon. */
const RELATIONSHIPS: Readonly<Record<string, string>> = { 'unknown-person': 'unknown', 'other-role': 'other' }

/**
 * Sums up what was heard. Danger now is an alert or the question whether there is danger; the writer's own risk is the alert of crisis.
 * Somebody who reports nothing has no perspective, and then no relationship either.
 */
export function summarise({ findings, found }: Pick<Heard, 'findings' | 'found'>): Summary {
  const of = (kind: string) => [...new Set(findings.flatMap((one) => (one.kind === kind ? [one.label] : [])))]
  const behaviours = of('behaviour')
  const flags = [
    ...(found.some((label) => DANGER.has(label)) ? ['danger-now'] : []),
    ...(found.some((label) => OWN_RISK.has(label)) ? ['self-harm-risk'] : []),
    ...of('flag'),
  ]
  const perspective = found.includes('own-behaviour')
    ? 'own-behaviour'
    : behaviours.length + flags.length === 0 &&
        !found.includes('someone-else') &&
        !findings.some(({ label }) => label === 'reported')
      ? 'none'
      : found.includes('someone-else')
        ? 'other'
        : 'self'
  const [relationship] = of('relationship')
  const named =
    relationship === undefined || perspective === 'none' ? null : (RELATIONSHIPS[relationship] ?? relationship)
  return { behaviours, flags, relationship: named, perspective }
}
