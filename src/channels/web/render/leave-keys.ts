import { type Html, html } from '../html.ts'
import type { Say } from '../words.ts'

/** That Shift leaves as well, for a page whose script listens for it. */
export const leaveKeys = (say: Say): Html => html`<p class="hint">${say('leave-keys')}</p>`
