import type { IncomingMessage } from 'node:http'
import type { Page } from 'playwright-core'

/** A chat on a page, as it is measured. */
export interface Widget {
  readonly name: string
  /** what stands in the head of the page that has it */
  readonly head: string
  /** what opens it: a selector, also into shadow roots */
  readonly launcher: string
  /** what can be used first once it is open: a selector that holds within one shadow root */
  readonly first: string
  /** says one thing and waits for the reply: proof that what was measured works. @throws when there is none */
  use(page: Page): Promise<void>
  /** the files that its page asks for, by their addresses */
  readonly files: Readonly<Record<string, string>>
  /** stands in for the server of its maker: the JSON that it answers with; undefined where that is not asked */
  answer(request: IncomingMessage, body: string): unknown
}

/** What a peer is told, and how it answers in the place of its maker's server. */
export const SAID = 'I am being followed'
export const REPLIED = 'Thank you for telling me'

/** Waits until the mocked reply is shown. */
export async function replied(page: Page): Promise<void> {
  await page.getByText(REPLIED).first().waitFor()
}
