import { placeOf } from '../../../content/label-checks.ts'
import type { TextRow } from '../../../content/text-checks.ts'
import { dayOf } from '../../../directory/hours/london.ts'
import type { Directory, Fact } from '../../../directory/types.ts'
import { parseTemplate } from '../../../texts/template.ts'
import type { Check, Finding } from '../../check.ts'

/** For how many days somebody's look at the source holds: ways to reach a service, its hours, and all else (law, rights, cost). */
const REACH = 180
const HOURS = 90
const OTHER = 365
const REACHED_BY = new Set(['phone', 'sms', 'whatsapp', 'textphone', 'website', 'webchat', 'webform', 'email', 'bsl'])

/**
 * Facts that somebody checked too long ago. What nobody has checked yet is not old: it is listed for the launch instead.
 * To be told ahead, give a day that many days later.
 */
export const shelfLife: Check = {
  id: 'shelf-life',
  proves: 'no checked fact of the directory is older than its shelf life, and no text names law that has ended',
  run: ({ world: { directory }, rows, day }) => [
    ...directory.facts
      .filter((fact) => isOld(fact, day))
      .map((fact) => ({
        ...placeOf(fact.at),
        message: `the ${fact.field} of "${fact.organisation}" was checked on ${fact.checked}; that holds for ${daysOf(fact)} days. Open its source, and write the new day`,
      })),
    ...ended(directory, rows, day),
  ],
}

/** Texts that name a fact of the law whose last day has passed. */
function ended({ facts }: Directory, rows: readonly TextRow[], day: number): Finding[] {
  const over = new Map<string, string>(
    facts.flatMap(({ organisation, field, until = '' }) => {
      const last = dayOf(until)
      return last !== null && last < day ? [[`${organisation}.${field}`, until] as const] : []
    }),
  )
  if (over.size === 0) return []
  return rows.flatMap(({ text, key, file, line }) =>
    parseTemplate(text).slots.flatMap((slot): Finding[] => {
      const until = over.get(slot)
      if (until === undefined) return []
      const message = `"${key}" names {{${slot}}}, which holds until ${until} only. Say here what holds after that day, or write a later day in its record if it was made longer`
      return [{ file, line, message }]
    }),
  )
}

/** The last day on which a fact is fresh, counted from 1 January 1970; null where nobody has checked it. */
export function freshUntil(fact: Fact): number | null {
  const checked = fact.checked === null ? null : dayOf(fact.checked)
  return checked === null ? null : checked + daysOf(fact)
}

/** What people are shown although nobody has held it against the live source yet: to be done before the launch. */
export const uncheckedFacts = ({ facts }: Directory): readonly Fact[] =>
  facts.filter(({ shown, checked }) => shown && checked === null)

function daysOf({ field }: Fact): number {
  if (field.startsWith('hours')) return HOURS
  return REACHED_BY.has(field) ? REACH : OTHER
}

function isOld(fact: Fact, day: number): boolean {
  const until = freshUntil(fact)
  return fact.shown && until !== null && day > until
}
