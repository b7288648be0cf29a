import { isTyped } from '../../../content/needed-of-service.ts'
import type { Directory } from '../../../directory/types.ts'
import type { Check, Finding } from '../../check.ts'

/** Three digits or more, with whatever people put between them; a time of day is none, and neither is a year. */
const NUMBER = /\+?\d(?:[\s().\u00a0-]?\d){2,}/gu
const YEAR = /^(?:19|20)\d\d$/
const ADDRESS =
  /\b(?:https?:\/\/|www\.)\S+|\b[\w.+-]+@[\w-]+\.\w+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|com|org|net|gov|info|app|io|wales|cymru|scot|london)\b/giu

/**
 * Numbers and addresses change, and a text cannot be checked against the world: it names the fact of the directory, which has
 * a source and a date. The emergency number alone may be written, as it must be there whatever else fails.
 */
export const writtenFacts: Check = {
  id: 'written-facts',
  proves: 'no text holds a phone number or an address of its own',
  run({ world: { directory, guidance }, rows }) {
    const emergency = directory.organisations.get(guidance.emergency)?.shown.phone?.dial
    return rows.flatMap(({ key, file, line, text }): Finding[] => {
      if (isTyped(key)) return []
      const written = text.replace(/\{\{.*?\}\}|\b\d{1,2}[.:]\d\d\b/g, ' _ ')
      const numbers = (written.match(NUMBER) ?? []).filter((one) => !YEAR.test(one))
      const found = [...numbers, ...(written.match(ADDRESS) ?? [])]
      return found
        .filter((one) => one.replace(/\D/g, '') !== emergency || /[a-z]/i.test(one))
        .map((one) => ({ file, line, message: `"${key}" holds "${one}". ${mend(one, directory)}` }))
    })
  },
}

function mend(written: string, { facts, organisations }: Directory): string {
  const isLastResort = (id: string) => organisations.get(id)?.lastResort === true
  // many records have the number of the police: that of the police themselves comes first
  const [named] = facts
    .filter((fact) => fact.shown && bare(fact.value) === bare(written))
    .sort((a, b) => Number(isLastResort(b.organisation)) - Number(isLastResort(a.organisation)))
  return named
    ? `Write {{${named.organisation}.${named.field}}}, so that it is checked and kept right`
    : 'Put it into a record of the directory with its source, and name it: {{record-id.field}}'
}

const bare = (text: string): string =>
  /[a-z]/i.test(text) ? text.replace(/^https?:\/\/(?:www\.)?|\/$/g, '').toLowerCase() : text.replace(/\D/g, '')
