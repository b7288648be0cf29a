import type { Message } from '../messages/message.ts'
import { contactMessages } from './contacts.ts'
import { notesMessage, templateMessage } from './notes.ts'
import { planMessage } from './plan.ts'
import { reflectionMessages } from './reflection.ts'
import type { Showing } from './showing.ts'
import type { Document } from './types.ts'

/** What a document of guidance says to one person. */
export function documentMessages(document: Document, showing: Showing): readonly Message[] {
  switch (document.kind) {
    case 'plan':
      return [planMessage(document, showing)]
    case 'contacts':
      return contactMessages(document, showing)
    case 'notes':
      return [notesMessage(document, showing)]
    case 'reflection':
      return reflectionMessages(document, showing)
    case 'template':
      return [templateMessage(document, showing)]
  }
}
