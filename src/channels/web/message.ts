import { z } from 'zod'
import { readForm, type Sent } from './form.ts'

/** One message of the script: the fields of the form as they would be posted, and a number that comes back with the reply. */
const schema = z.object({ id: z.number(), form: z.array(z.tuple([z.string(), z.string()])) })

/**
 * Reads a message of the script. Not percent-encoded as a posted form is: that makes nine bytes of one Arabic letter.
 * @returns id 0 and no form where it cannot be read
 */
export function readMessage(text: string): { readonly id: number; readonly sent: Sent | null } {
  const message = schema.safeParse(parse(text))
  if (!message.success) return { id: 0, sent: null }
  const { id, form } = message.data
  return { id, sent: readForm(new URLSearchParams(form)) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
