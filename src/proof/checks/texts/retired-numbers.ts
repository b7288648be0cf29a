import type { Retired } from '../../../directory/types.ts'
import type { Check, Finding } from '../../check.ts'

/** Digits with whatever people put between them. */
const NUMBER = /\d(?:[\s().\u00a0-]*\d)+/gu

/** Numbers and addresses that still circulate and no longer help, or help the wrong person. */
export const retiredNumbers: Check = {
  id: 'retired-numbers',
  proves: 'no text holds a number or address that the directory has retired, in any spacing',
  run({ world, rows }) {
    const { retired } = world.directory
    return rows.flatMap(({ key, file, line, text }): Finding[] => {
      const found = retired.find((one) => holds(text, one))
      if (!found) return []
      const { value, note, organisation } = found
      return [
        {
          file,
          line,
          message: `"${key}" holds ${value}, which "${organisation}" has retired (${note}). Take it out, or name another fact: {{record-id.phone}}`,
        },
      ]
    })
  },
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** A retired number by its digits, within the digits of the country too; anything else by its words. */
function holds(text: string, { value }: Retired): boolean {
  const digits = digitsOf(value)
  if (digits === '' || /[a-z]/i.test(value)) return text.toLowerCase().includes(value.toLowerCase())
  const short = digits.length < 7
  return (text.match(NUMBER) ?? []).some((one) => {
    const own = digitsOf(one).replace(/^(?:00)?44/, '0')
    return short ? own === digits : own.includes(digits)
  })
}
