/** embed.css without what is for readers. */
declare const STYLE: string
/** The words of the loader, a text with | between them. */
interface Words {
  split(between: '|'): [chat: string, hide: string, leave: string, call: string, page: string, emergency: string]
}
declare const ENGLISH: Words
/** The same in other languages, by the first two letters of their tag. */
declare const OTHERS: Readonly<Record<string, Words | undefined>>

interface Window {
  waymark: {
    /** Opens the panel, also before the page has a body. */
    open(): void
  }
}

interface HTMLElementTagNameMap {
  'waymark-chat': HTMLElement
}
