import type { ContactMessage, TextMessage } from '../messages/message.ts'
import { actionsOf } from './plan.ts'
import { contactsFor, dangerLine, linesFor, type Showing, say } from './showing.ts'
import type { Contacts } from './types.ts'

/** Contacts for one person, each once, with the danger line before and what may be added after. */
export function contactMessages(document: Contacts, showing: Showing): (TextMessage | ContactMessage)[] {
  const { id, heading, danger } = document
  const seen = new Set<string>()
  const contacts = document.contacts
    .filter((one) => one.when?.(showing.facts) !== false)
    .flatMap((one) => contactsFor(one.who, showing))
    .filter((one) => !seen.has(one.id) && seen.add(one.id))
  const headed: TextMessage = { kind: 'text', key: heading, role: 'heading', lines: say(showing, heading).split('\n') }
  return [
    { kind: 'text', key: `${id}.danger`, role: 'danger', ...dangerLine(danger, showing) },
    ...(contacts.length > 0 ? [headed] : []),
    ...contacts.map((contact): ContactMessage => ({ kind: 'contact', key: `${id}.${contact.id}`, ...contact })),
    ...document.after.flatMap(({ line, actions }): TextMessage[] => {
      const lines = linesFor([line], showing)
      return lines.length > 0
        ? [
            {
              kind: 'text',
              key: line.text,
              lines,
              actions: actionsOf(actions, undefined, showing),
            },
          ]
        : []
    }),
  ]
}
