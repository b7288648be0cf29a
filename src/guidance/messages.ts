import type { Message } from '../messages/message.ts'
import { contactMessages } from './contacts.ts'
import { planMessage } from './plan.ts'
import { reflectionMessages } from './reflection.ts'
import type { Showing } from './showing.ts'
import type { GuidanceDocument } from './types.ts'

/** What a document of any kind shows one person. */
export function guidanceMessages(document: GuidanceDocument, showing: Showing): readonly Message[] {
  switch (document.kind) {
    case 'plan':
      return [planMessage(document, showing)]
    case 'contacts':
      return contactMessages(document, showing)
    case 'reflection':
      return reflectionMessages(document, showing)
  }
}
