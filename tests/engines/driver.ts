/** Keys by the names that browsers give them in `event.code`. */
export type Key = 'Tab' | 'Enter' | 'Space' | 'Escape' | 'ShiftLeft' | 'ShiftRight'

/** How large the window is. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** What a tab begins with. */
export interface Opening {
  readonly size?: Size
  /** takes `setHTML` out of the engine, where it has one and the driver can */
  readonly lacks?: 'setHTML'
}

/** A document that can be looked at and pressed: the page itself, or the chat in the panel. */
export interface View {
  /** Runs a function in the document. @returns what it returns; only what JSON can say goes in and out */
  evaluate<T, A extends readonly unknown[]>(run: (...given: A) => T, ...given: A): Promise<T>
  /**
   * Presses with the pointer of the engine itself, once the element is there and can be seen.
   * @param selector CSS; ` >>> ` leads into a shadow root
   */
  click(selector: string): Promise<void>
}

/** A tab of an engine, with a profile that holds nothing of another one. */
export interface Tab {
  readonly page: View
  readonly panel: View
  goto(url: string): Promise<void>
  /** Keys of the keyboard, one after another, to whatever has the focus. */
  press(...keys: readonly Key[]): Promise<void>
  /** Types with the keyboard, capitals with Shift held, into whatever has the focus. */
  type(text: string): Promise<void>
  back(): Promise<void>
  forward(): Promise<void>
  close(): Promise<void>
}

/** An engine that runs. */
export interface Engine {
  /** `Firefox 153.7` */
  readonly version: string
  open(opening?: Opening): Promise<Tab>
  close(): Promise<void>
}

/** The frame of the chat in the panel. */
export const FRAME = 'waymark-chat >>> iframe'

/** Runs in a document: the first element of a selector that may lead into shadow roots. */
export function find(selector: string): Element | null {
  let within: ParentNode | null = document
  let found: Element | null = null
  for (const part of selector.split(' >>> ')) {
    found = within?.querySelector(part) ?? null
    within = found?.shadowRoot ?? null
  }
  return found
}

/**
 * Runs in a document: brings an element to the middle, as people do before they press it, away from the bars at the edges.
 * @returns the element; null where it cannot be seen, or something else lies over it
 */
export function toPress(found: Element): Element | null {
  found.scrollIntoView({ block: 'center' })
  const { left, top, width, height } = found.getBoundingClientRect()
  const root = found.getRootNode() as Document | ShadowRoot
  return found.contains(root.elementFromPoint(left + width / 2, top + height / 2)) ? found : null
}

/** Every engine may take its time, in milliseconds. */
export const PATIENCE = 20_000

/**
 * Tries again until there is something.
 * @throws when there is nothing for too long, with the words of `what`
 */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  const end = Date.now() + PATIENCE
  let trouble: unknown
  while (Date.now() < end) {
    try {
      const found = await look()
      if (found !== null && found !== undefined && found !== false) return found
    } catch (error) {
      // Between two pages there is no document to look at.
      trouble = error
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`waited ${PATIENCE / 1000} seconds for ${what}`, { cause: trouble })
}
