import { threeShifts } from '../leaving/shift.js'
import { element, listen, page } from './host.js'

/** @type {boolean | undefined} */
let hasLeft
// Made before a script of the page can stand in the way of it.
const blank = element('title', { textContent: ELSEWHERE })

/**
 * The page is gone within the task of the key or the press, with the chat and everything that was typed: all that is left of it is
 * a title, which is not drawn. Then another page takes its place, so that Back leads past it.
 */
export const leave = () => {
  hasLeft = true
  page.replaceWith(blank)
  location.replace(ELSEWHERE)
}

// A page that asks "Leave this site?" would keep the person there, in browsers that let a page without a body ask.
listen('beforeunload', (event) => hasLeft && event.stopImmediatePropagation())
// Brought back by the browser, it is still blank, and leaves again.
listen('pageshow', () => hasLeft && leave())
threeShifts(listen, leave)
