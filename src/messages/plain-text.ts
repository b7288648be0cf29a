import type {
  Action,
  AlertMessage,
  Contact,
  Input,
  Message,
  PlanCard,
  PlanMessage,
  Prompt,
  TextMessage,
  Turn,
} from './message.ts'

/** Something that can be chosen at a prompt by its number, and what it sends. */
export interface Way {
  readonly label: string
  /** where the label may be too long */
  readonly short?: string
  readonly input: Input
}

/**
 * Everything that a turn offers by number, from 1: the choices, then the way past the question, then what messages offer to
 * open, change or do, each label once. Calls and addresses have no number: they are written out.
 */
export function waysOn({ messages, prompt }: Turn): readonly Way[] {
  const { id: to, choices = [], kind } = prompt
  const actions = messages.flatMap(actionsIn).flatMap((action): Way[] => {
    const input = inputOf(action)
    return input ? [{ label: action.label, input }] : []
  })
  const all: Way[] = [
    ...choices.map(({ id, label, short }) => ({
      label,
      ...(short !== undefined && { short }),
      input: kind === 'any-of' ? { to, choices: [id] } : { to, choice: id },
    })),
    ...(prompt.canSkip && prompt.skip ? [{ label: prompt.skip, input: { to, skip: true } as const }] : []),
    ...actions,
  ]
  const seen = new Set<string>()
  return all.filter(({ label }) => !seen.has(label) && seen.add(label))
}

/** One turn to read on a screen that shows nothing but text: what is said, the question, and every way on by its number. */
export function plainText(turn: Turn): string {
  const blocks = [...turn.messages.map(messageLines), [...questionLines(turn.prompt), ...wayLines(turn, Infinity)]]
  return blocks.map((lines) => lines.join('\n')).join('\n\n')
}

/** The question as lines of text, without the ways on. */
export function questionLines({ part, text, why, error }: Prompt): string[] {
  return [...(part ? [`[${part}]`] : []), ...(error ? [`! ${error}`] : []), text, ...(why ? [`  ${why}`] : [])]
}

/** Every way on with its number, a line each. @param maxLabel longer labels are written short, where there are short ones */
export function wayLines(turn: Turn, maxLabel: number): string[] {
  const { selected = [], choices = [] } = turn.prompt
  return waysOn(turn).map(({ label, short = label }, i) => {
    const ticked = selected.includes(choices[i]?.id ?? '')
    return `  ${String(i + 1).padStart(2)}  ${label.length > maxLabel ? short : label}${ticked ? ' ✓' : ''}`
  })
}

/** One message as lines of text. */
export function messageLines(message: Message): string[] {
  switch (message.kind) {
    case 'text':
      return [...message.lines.map((line) => asRole(line, message.role)), ...reachable(message.actions ?? [])]
    case 'alert':
      return alertLines(message)
    case 'you-said':
      return [message.heading, ...message.found.map(({ label }) => `- ${label}`)]
    case 'contact':
      return contactLines(message)
    case 'plan':
      return planLines(message)
    case 'notes':
      return [
        ...message.warnings.map((line) => `! ${line}`),
        message.headline,
        ...message.sections.flatMap(({ label, lines }) => [label, ...indented(lines)]),
        ...(message.requests.length > 0 ? [message.asks] : []),
        ...message.requests.map((line) => `- ${line}`),
        quoted(message.short),
      ]
    case 'template':
      return message.blanks
        ? [message.label, message.body, ...message.blanks.map((blank) => `- ${blank}:`)]
        : [message.label, quoted(message.body)]
    case 'kept':
      return [message.line]
  }
}

const asRole = (line: string, role: TextMessage['role']): string =>
  role === 'danger' ? `! ${line}` : role === 'heading' ? `== ${line} ==` : line

function alertLines({ heading, lines, actions, more }: AlertMessage): string[] {
  return [
    `! ${heading}`,
    ...lines,
    ...reachable(actions),
    ...more.flatMap((one) => [`+ ${one.heading}`, ...indented([...one.lines, ...reachable(one.actions ?? [])])]),
  ]
}

function contactLines(contact: Contact): string[] {
  const { name, phone, sms, hours, why, does, limits, url } = contact
  const numbers = [phone?.text, sms?.text].filter((one) => one !== undefined)
  return [
    `* ${[name, ...numbers].join(', ')}`,
    ...indented([...(hours ? [hours] : []), ...(why ? [why] : []), does, ...limits, ...(url ? [url] : [])]),
  ]
}

function planLines({ heading, danger, cards, more }: PlanMessage): string[] {
  return [
    `== ${heading} ==`,
    ...danger.lines.map((line) => `! ${line}`),
    ...reachable(danger.actions),
    ...cards.flatMap((card, i) => ['', ...cardLines(card, `${i + 1}. `)]),
    ...more.flatMap((group) => [
      '',
      `+ ${group.heading}`,
      ...group.cards.flatMap((card) => indented(cardLines(card, ''))),
    ]),
  ]
}

function cardLines(card: PlanCard, number: string): string[] {
  const { what, why, do: todo, say, contact, beside = [] } = card
  return [
    `${number}${what}`,
    ...indented([
      ...(why ? [why] : []),
      ...todo,
      ...(say ? [quoted(say)] : []),
      ...[...(contact ? [contact] : []), ...beside].flatMap(contactLines),
    ]),
  ]
}

/** The numbers and addresses of actions, written out; a label that names its number already is enough. */
function reachable(actions: readonly Action[]): string[] {
  const digits = (text: string) => text.replace(/\D/g, '')
  return actions.flatMap(({ label, tel, url }) => {
    const to = tel ?? url
    if (to === undefined) return []
    return [digits(label) === digits(to) && tel !== undefined ? `> ${label}` : `> ${label}: ${to}`]
  })
}

/** What an action sends; a call or an address sends nothing. */
function inputOf({ open, change, command }: Action): Input | null {
  if (open !== undefined) return { open }
  if (change) return { change: change.id, ...(change.choice !== undefined && { choice: change.choice }) }
  return command === undefined ? null : { command }
}

function actionsIn(message: Message): readonly Action[] {
  if (message.kind === 'text') return message.actions ?? []
  if (message.kind === 'alert') return [...message.actions, ...message.more.flatMap((one) => one.actions ?? [])]
  if (message.kind !== 'plan') return []
  return [...message.cards, ...message.more.flatMap((one) => one.cards)].flatMap((card) => card.actions)
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)
/** Words to say, in quotation marks. */
export const quoted = (words: string): string => `“${words}”`
