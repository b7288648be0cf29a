import { z } from 'zod'
import { formError, formMistakes, inWords, unknownKey } from './form-error.ts'

/**
 * One of several forms, chosen by how the value looks, so that what is wrong with it is told in the terms of that form and
 * not as "none of these". `choose` gives the form, or says what was expected.
 */
export function chosen<S extends z.ZodType>(choose: (raw: unknown) => S | string) {
  return z.unknown().transform((raw, context): z.output<S> => {
    const schema = choose(raw)
    const parsed = typeof schema === 'string' ? null : schema.safeParse(raw, { error: formError })
    if (parsed?.success) return parsed.data
    const mistakes = parsed ? formMistakes(parsed.error) : [{ message: String(schema), path: [] }]
    for (const { message, path } of mistakes) context.addIssue({ code: 'custom', message, path: [...path] })
    return z.NEVER
  })
}

/** Whether a value is made of keys. */
export const isKeys = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)

/** The form whose key stands in the value; else what the keys could be. */
export const byKey = <S extends z.ZodType>(
  raw: unknown,
  forms: Readonly<Record<string, S>>,
  what: string,
): S | string => {
  const known = Object.keys(forms)
  const key = isKeys(raw) ? known.find((one) => one in raw) : undefined
  if (key !== undefined) return forms[key] as S
  const found = isKeys(raw) ? Object.keys(raw)[0] : undefined
  return found === undefined ? `expected ${what}, found ${inWords(raw)}` : unknownKey(found, known)
}

/** One value, or a list of them. */
export const single = <S extends z.ZodType, L extends z.ZodType>(one: S, many: L) =>
  chosen<S | L>((raw) => (Array.isArray(raw) ? many : one))
