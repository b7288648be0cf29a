/** The words of the loader, in order: Chat, Hide, Leave this page, the emergency help. */
type Words = readonly [chat: string, hide: string, leave: string, emergency: string]

/** embed.css without what is for readers. */
declare const STYLE: string
declare const ENGLISH: Words
/** The words of other languages, by the first letters of their tag. */
declare const OTHERS: Readonly<Record<string, Words | undefined>>

interface Window {
  waymark: {
    /** Opens the panel, also before the page has a body. */
    open(): void
  }
}
