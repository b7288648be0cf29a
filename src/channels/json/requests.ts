import { z } from 'zod'
import { MAX_TEXT } from '../clean-text.ts'
import { published } from './registry.ts'

/** What may be sent. These schemas are the one source: requests are read by them, and the description is made from them. */

const id = z.string().min(1).max(100)
const ids = z.array(id).max(200).readonly()
const words = z.string().max(MAX_TEXT).meta({ description: 'the own words of the person' })
const locale = z.string().max(35).meta({ description: 'a language tag; one that has no words here falls back' })

const to = id.meta({ description: 'the prompt that is answered; another than the present one changes nothing' })
const skip = z.literal(true)
const answers = {
  choice: z.strictObject({ to, choice: id }),
  choices: z.strictObject({ to, choices: ids }),
  text: z.strictObject({ to, text: words }),
  skip: z.strictObject({ to, skip }),
}
const change = id.meta({ description: 'an answered question; with an answer beside it, it is changed at once' })
const changes = {
  change: z.strictObject({ change }),
  'change-choice': z.strictObject({ change, choice: id }),
  'change-choices': z.strictObject({ change, choices: ids }),
  'change-text': z.strictObject({ change, text: words }),
  'change-skip': z.strictObject({ change, skip }),
}
const open = z.strictObject({ open: id.meta({ description: 'a topic' }) })
const command = z.strictObject({
  command: z.enum(['back', 'again', 'restart', 'language', 'help', 'emergency', 'safer']),
  locale: locale.exactOptional().meta({ description: 'the language to go on in, with the command language' }),
})

/** The schema of an input, told by the fields that only it has. */
export const INPUTS = { ...answers, ...changes, open, command }
export type InputKind = keyof typeof INPUTS

export const inputSchema = z
  .union(Object.values(INPUTS))
  .register(published, { id: 'Input', description: 'One thing that the person did.' })

const echoed = z
  .union([z.string().max(100), z.int()])
  .meta({ description: 'anything by which the client tells its messages apart; comes back as it is' })

export const startSchema = z
  .strictObject({
    locale: locale.nullable().exactOptional(),
    partner: id.nullable().exactOptional().meta({ description: 'id of the charity on whose site the chat is shown' }),
    id: echoed.exactOptional(),
  })
  .register(published, { id: 'Start', description: 'Begins a conversation. `{}` is enough.' })

export const goOnSchema = z
  .strictObject({
    state: z
      .string()
      .min(1)
      .meta({ description: 'the state of the last turn, unchanged; never to be put in an address' }),
    input: inputSchema,
    id: echoed.exactOptional(),
  })
  .register(published, {
    id: 'GoOn',
    description: 'Goes on with a conversation. A turn is pure: the same sent again gives the same turn.',
  })

export const requestSchema = z
  .union([startSchema, goOnSchema])
  .register(published, { id: 'Request', description: 'One message to the conversation.' })

export type Start = z.infer<typeof startSchema>
export type GoOn = z.infer<typeof goOnSchema>
export const echoedSchema = echoed
