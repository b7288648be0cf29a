import type { z } from 'zod'
import { type FieldError, ProblemError } from '../../errors.ts'
import type { Input } from '../../messages/message.ts'
import { cleanText, MAX_TEXT } from '../clean-text.ts'
import { echoedSchema, goOnSchema, INPUTS, type InputKind, type Start, startSchema } from './requests.ts'

type Fields = Readonly<Record<string, unknown>>
/** a request that goes on, but for its input, which is read apart */
const frameSchema = goOnSchema.omit({ input: true })

export type ReadRequest = { readonly start: Start } | { readonly state: string; readonly input: Input }

/**
 * A request as its schema says. The schema of a union is picked by hand, by the fields that are there, because an error
 * then names the one field that is wrong instead of every shape that it is not.
 * @param body parsed JSON
 * @throws ProblemError bad-input with the place of each fault, state-missing, or too-long
 */
export function readRequest(body: unknown): ReadRequest {
  if (!isFields(body)) throw wrong([{ pointer: '#', detail: 'expected: object' }])
  if (!('state' in body) && !('input' in body)) return { start: check(startSchema, body, '#') }
  if (body.state === undefined || body.state === null || body.state === '') throw new ProblemError('state-missing')
  const { input, ...frame } = body
  const { state } = check(frameSchema, frame, '#')
  return { state, input: readInput(input) }
}

/** The id to send back, where it can be made out: also beside a problem with the rest of the request. */
export function echoedId(body: unknown): string | number | undefined {
  if (!isFields(body) || body.id === undefined) return undefined
  const id = echoedSchema.safeParse(body.id)
  return id.success ? id.data : undefined
}

/** What tells the language of a request that may be wrong in any other way. */
export function hints(body: unknown): { readonly locale?: string; readonly state?: string } {
  if (!isFields(body)) return {}
  const { locale, state } = body
  return { ...(typeof locale === 'string' && { locale }), ...(typeof state === 'string' && { state }) }
}

function readInput(input: unknown): Input {
  if (!isFields(input)) throw wrong([{ pointer: '#/input', detail: 'expected: object' }])
  if (typeof input.text === 'string' && input.text.length > MAX_TEXT) throw new ProblemError('too-long')
  const checked = check(INPUTS[kindOf(input)], input, '#/input')
  return 'text' in checked && checked.text !== undefined ? { ...checked, text: cleanText(checked.text) } : checked
}

function kindOf(input: Fields): InputKind {
  const of = <K extends InputKind>(kinds: readonly K[]) => kinds.find((kind) => kind in input)
  const answer = of(['choice', 'choices', 'text', 'skip'])
  const isChange = !('to' in input) && 'change' in input
  if (isChange) return answer === undefined ? 'change' : `change-${answer}`
  const kind = 'to' in input ? answer : of(['open', 'command'])
  if (kind !== undefined) return kind
  const one = 'to' in input ? 'choice, choices, text, skip' : 'to, change, open, command'
  throw wrong([{ pointer: '#/input', detail: `expected: one of ${one}` }])
}

function check<S extends z.ZodObject>(schema: S, value: unknown, at: string): z.infer<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const known = Object.keys(schema.shape).join(', ')
  throw wrong(
    parsed.error.issues.map((issue) => ({
      pointer: [at, ...issue.path.map(String)].join('/'),
      detail: expected(issue, known),
    })),
  )
}

/** What came is not said again, so that an error can be shown or counted wherever the client likes. */
function expected(issue: z.core.$ZodIssue, known: string): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `a field too many; known here: ${known}`
    case 'invalid_type':
      return `expected: ${issue.expected}`
    case 'too_big':
      return `expected: at most ${issue.maximum}`
    case 'too_small':
      return `expected: at least ${issue.minimum}`
    case 'invalid_value':
      return `expected: ${issue.values.map(String).join(', ')}`
    default:
      return 'expected: something else'
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const wrong = (errors: readonly FieldError[]) => new ProblemError('bad-input', { errors })
