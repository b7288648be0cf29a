/** What stands under a heading: paragraphs, a list, and who runs the service and how to reach them. */
export type Part = 'text' | 'list' | 'operator'

/**
 * A section of a page, in the order of its parts. Its words are `<page>.<section>.title`, and `.text` and `.list` where it has
 * such a part; a line of a text is a paragraph, a line of a list an item.
 */
export interface Section {
  readonly id: string
  readonly parts: readonly Part[]
  /** it goes once its words are taken out of every language */
  readonly mayGo?: true
}

/** A page about the service itself, at `/<id>`. The title of it is `page.<id>`. */
export interface InfoPage {
  readonly id: 'about' | 'privacy' | 'accessibility'
  readonly sections: readonly Section[]
}

/** The pages, in the order in which they are linked to. */
export const INFO_PAGES: readonly InfoPage[] = [
  {
    id: 'about',
    sections: [
      // Stands there until everything in docs/before-launch.md is done.
      { id: 'not-ready', parts: ['text'], mayGo: true },
      { id: 'what', parts: ['text'] },
      { id: 'is-not', parts: ['list'] },
      { id: 'scripted', parts: ['text'] },
      { id: 'facts', parts: ['text'] },
      { id: 'wrong', parts: ['text', 'operator'] },
      { id: 'open', parts: ['text'] },
      { id: 'places', parts: ['text', 'list'] },
    ],
  },
  {
    id: 'privacy',
    sections: [
      { id: 'short', parts: ['list'] },
      { id: 'leave', parts: ['list'] },
      { id: 'device', parts: ['text'] },
      { id: 'others', parts: ['list'] },
      { id: 'chat', parts: ['text'] },
      { id: 'us', parts: ['list'] },
      { id: 'messages', parts: ['list'] },
      { id: 'runs', parts: ['operator'] },
    ],
  },
  {
    id: 'accessibility',
    sections: [
      { id: 'aim', parts: ['text'] },
      { id: 'tested', parts: ['text', 'list'] },
      { id: 'untested', parts: ['list'] },
      { id: 'limits', parts: ['list'] },
      { id: 'tell', parts: ['text', 'operator'] },
    ],
  },
]
