import { type FieldError, type Next, PROBLEM_CODES, PROBLEMS, type ProblemCode, type ProblemExtras } from '../errors.ts'
import type { Action } from '../messages/message.ts'
import type { Texts } from '../texts/types.ts'

/** The emergency number of the United Kingdom. It stands here, not in the directory, so that nothing has to load before it can be said. */
const EMERGENCY_NUMBER = '999'

/** The emergency help that stands in every reply that is not a turn. */
export interface EmergencyCard {
  readonly lines: readonly string[]
  readonly actions: readonly Action[]
}

/** RFC 9457 problem details, in the language of the person, with emergency help. */
export interface Problem {
  /** an identifier, the same in every deployment; not an address to open */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: ProblemCode
  readonly next: Next
  readonly locale: string
  readonly errors?: readonly FieldError[]
  readonly retryAfter?: number
  readonly emergency: EmergencyCard
}

/** The short emergency help in one language. @throws TextMissing when no language has it */
export function emergencyCardIn(texts: Texts, locale: string): EmergencyCard {
  return {
    lines: [texts.get(locale, 'emergency.short.line'), texts.get(locale, 'emergency.short.silent')],
    actions: [{ label: texts.get(locale, 'emergency.short.call'), tel: EMERGENCY_NUMBER }],
  }
}

/** Makes the problem of a code. Never throws: a language without words of its own gets the default language. */
export type MakeProblem = (code: ProblemCode, locale: string, extras?: ProblemExtras) => Problem

/**
 * Resolves all words of all problems once, so that a failing service needs nothing but memory to answer.
 * @throws TextMissing when a problem or the emergency card has no words in any language
 */
export function makeProblems(texts: Texts): MakeProblem {
  const byLocale = new Map(
    texts.locales.map((locale) => {
      const emergency = emergencyCardIn(texts, locale)
      const problems = PROBLEM_CODES.map((code): readonly [ProblemCode, Problem] => [
        code,
        {
          type: `urn:waymark:problem:${code}`,
          title: texts.get(locale, `problem.${code}.title`),
          status: PROBLEMS[code].status,
          detail: texts.get(locale, `problem.${code}.detail`),
          code,
          next: PROBLEMS[code].next,
          locale,
          emergency,
        },
      ])
      return [locale, new Map(problems)] as const
    }),
  )
  const fallback = byLocale.get(texts.locales[0] ?? '')
  return (code, locale, extras = {}) => {
    const problem = byLocale.get(locale)?.get(code) ?? fallback?.get(code)
    if (problem === undefined) throw new Error('no language is loaded')
    return {
      ...problem,
      ...(extras.errors && { errors: extras.errors }),
      ...(extras.retryAfter !== undefined && { retryAfter: extras.retryAfter }),
    }
  }
}
