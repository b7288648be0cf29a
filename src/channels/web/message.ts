import { z } from 'zod'
import { ProblemError } from '../../errors.ts'
import { readForm, type Sent } from './form.ts'

/** No form of ours has more. */
const MAX_FIELDS = 200

/** One message of the script: the fields of the form as they would be posted, and a number that comes back with the reply. */
const schema = z.object({ id: z.number(), form: z.array(z.tuple([z.string(), z.string()])).max(MAX_FIELDS) })

/**
 * Reads a message of the script. Not percent-encoded as a posted form is: that makes nine bytes of one Arabic letter.
 * @throws ProblemError bad-json where it cannot be read
 */
export function readMessage(text: string): Sent {
  const message = schema.safeParse(parse(text))
  if (!message.success) throw new ProblemError('bad-json')
  return readForm(new URLSearchParams(message.data.form))
}

/** The number of a message, which its reply carries, whether the rest can be read or not; 0 where there is none. */
export const numberOf = (text: string): number => Number(/^\{"id":(\d{1,9})\b/.exec(text)?.[1] ?? 0)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
