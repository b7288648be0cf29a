import type { Contact, ContactMessage, TextMessage } from '../messages/message.ts'
import { actionsOf } from './plan.ts'
import { contactsFor, dangerLine, isOfPartner, linesFor, type Showing, say } from './showing.ts'
import type { Contacts } from './types.ts'

/** Contacts for one person, each once, with the danger line before and what may be added after. */
export function contactMessages(document: Contacts, showing: Showing): (TextMessage | ContactMessage)[] {
  const { id, heading, danger } = document
  const contacts = namedOnce(document, showing)
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

/** Everybody once. Whom a charity names moves nobody: who would be named without it is named there. */
function namedOnce(document: Contacts, showing: Showing): Contact[] {
  const offered = document.contacts
    .filter((one) => one.when?.(showing.facts) !== false)
    .map(({ who }) => ({ ofPartner: isOfPartner(who, showing), contacts: contactsFor(who, showing) }))
  const usual = new Set(offered.flatMap(({ ofPartner, contacts }) => (ofPartner ? [] : contacts.map(({ id }) => id))))
  const seen = new Set<string>()
  return offered.flatMap(({ ofPartner, contacts }) =>
    contacts.filter(({ id }) => !(ofPartner && usual.has(id)) && !seen.has(id) && seen.add(id)),
  )
}
