import { z } from 'zod'
import { PROBLEM_CODES } from '../../errors.ts'
import { published } from './registry.ts'
import { echoedSchema } from './requests.ts'

/** What is sent back. Kept equal to the types of messages/message.ts by a test, and to what is really sent by another. */

const text = z.string()
const lines = z.array(text).readonly()

const action = z
  .strictObject({
    label: text,
    tel: text.exactOptional().meta({ description: 'digits to dial' }),
    url: text.exactOptional().meta({ description: 'an address of somebody else’s site, https: or sms:' }),
    open: text.exactOptional().meta({ description: 'a topic to open' }),
    change: z.strictObject({ id: text, choice: text.exactOptional() }).exactOptional(),
    command: z.enum(['back', 'again', 'restart', 'language', 'help', 'emergency', 'safer']).exactOptional(),
  })
  .register(published, {
    id: 'Action',
    description:
      'One tap. Exactly one of tel, url, open, change and command is there; the last three are sent back as the input of that name.',
  })
const actions = z.array(action).readonly()

const phone = z.strictObject({ text, dial: text })
const contactFields = {
  id: text,
  name: text,
  does: text,
  phone: phone.exactOptional(),
  sms: phone.exactOptional(),
  url: text.exactOptional(),
  openNow: z.enum(['open', 'closed', 'unknown']),
  hours: text.exactOptional(),
  limits: lines,
  why: text.exactOptional(),
}
const contact = z
  .strictObject(contactFields)
  .register(published, { id: 'Contact', description: 'One way to get help.' })

const card = z
  .strictObject({
    id: text,
    what: text,
    why: text.exactOptional(),
    do: lines,
    say: text.exactOptional().meta({ description: 'words to say or to copy' }),
    contact: contact.exactOptional(),
    beside: z.array(contact).readonly().exactOptional(),
    actions,
  })
  .register(published, { id: 'PlanCard', description: 'One thing that the person can do.' })
const cards = z.array(card).readonly()
const more = z.strictObject({ heading: text, lines, actions: actions.exactOptional() })

const head = <K extends string>(kind: K) => ({
  kind: z.literal(kind),
  key: text.meta({ description: 'names the text, not the words; stable for one version of the content' }),
})

/** The schema of each kind of message. */
export const MESSAGES = {
  text: z.strictObject({
    ...head('text'),
    role: z.enum(['danger', 'heading']).exactOptional(),
    lines,
    actions: actions.exactOptional(),
  }),
  alert: z.strictObject({
    ...head('alert'),
    alert: z.enum(['danger', 'perhaps', 'crisis']),
    heading: text,
    lines,
    actions,
    more: z.array(more).readonly(),
  }),
  'you-said': z.strictObject({
    ...head('you-said'),
    heading: text,
    found: z.array(z.strictObject({ label: text, words: text })).readonly(),
  }),
  contact: z.strictObject({ ...head('contact'), ...contactFields }),
  plan: z.strictObject({
    ...head('plan'),
    heading: text,
    danger: z.strictObject({ lines, actions }),
    cards,
    more: z.array(z.strictObject({ heading: text, cards })).readonly(),
  }),
  notes: z.strictObject({
    ...head('notes'),
    warnings: lines,
    headline: text,
    sections: z.array(z.strictObject({ id: text, label: text, lines })).readonly(),
    asks: text,
    requests: lines,
    short: text,
  }),
  template: z.strictObject({ ...head('template'), label: text, body: text, blanks: lines.exactOptional() }),
  kept: z.strictObject({ ...head('kept'), line: text, kept: lines, dropped: lines }),
}

export const messageSchema = z
  .discriminatedUnion('kind', [
    MESSAGES.text,
    MESSAGES.alert,
    MESSAGES['you-said'],
    MESSAGES.contact,
    MESSAGES.plan,
    MESSAGES.notes,
    MESSAGES.template,
    MESSAGES.kept,
  ])
  .register(published, {
    id: 'Message',
    description: 'One thing that the assistant says. A kind that a client does not know may come later.',
  })

const choice = z.strictObject({
  id: text,
  label: text,
  short: text.exactOptional().meta({ description: 'at most 20 characters, there when the label is longer' }),
  group: text.exactOptional(),
  words: text.exactOptional().meta({ description: 'the own words of the person that ticked it' }),
})

export const promptSchema = z
  .strictObject({
    id: text,
    kind: z.enum(['one-of', 'any-of', 'text', 'place', 'menu', 'end']),
    text,
    part: text.exactOptional(),
    why: text.exactOptional(),
    choices: z.array(choice).readonly().exactOptional(),
    selected: lines.exactOptional().meta({ description: 'ids of choices to show as chosen' }),
    error: text.exactOptional().meta({ description: 'what to mend in the last answer' }),
    errorCode: text.exactOptional().meta({ description: 'stable name of that error' }),
    draft: text
      .exactOptional()
      .meta({ description: 'what was typed, to be put back into the box beside the error or the alert' }),
    skip: text.exactOptional().meta({ description: 'the label of the button that skips' }),
    canSkip: z.boolean(),
    canGoBack: z.boolean(),
  })
  .register(published, {
    id: 'Prompt',
    description: 'The question that is on the screen. Own words are taken at every one.',
  })

const answered = z.strictObject({ id: text, question: text, label: text, canChange: z.boolean() })

export const turnSchema = z
  .strictObject({
    id: echoedSchema.exactOptional(),
    state: text.meta({ description: 'opaque; send it back with the next input. Good for 12 hours.' }),
    locale: text,
    dir: z.enum(['ltr', 'rtl']),
    messages: z.array(messageSchema).readonly(),
    prompt: promptSchema,
    answered: z.array(answered).readonly(),
  })
  .register(published, { id: 'Turn', description: 'What to show now, and the state to go on with.' })

export const problemSchema = z
  .strictObject({
    type: text.meta({ description: 'an identifier, the same everywhere; not an address' }),
    title: text,
    status: z.int(),
    detail: text,
    code: z.enum(PROBLEM_CODES as [string, ...string[]]),
    next: z.enum(['mend', 'again', 'start']).meta({ description: 'mend the request, send it again, or begin anew' }),
    locale: text,
    id: echoedSchema.exactOptional(),
    errors: z
      .array(z.strictObject({ pointer: text, detail: text }))
      .readonly()
      .exactOptional(),
    retryAfter: z.int().exactOptional().meta({ description: 'seconds to wait' }),
    emergency: z.strictObject({ lines, actions }),
  })
  .register(published, {
    id: 'Problem',
    description:
      'Problem details (RFC 9457). Show `emergency` with it, always. Nothing is lost: the last state is still good unless `next` is start.',
  })
