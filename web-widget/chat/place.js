import { inPanel } from './panel.js'

/**
 * Gives the keyboard and the screen reader what is to be read next: what went wrong, else what is new, else the question.
 * @param {Element | null} entry what was just added to the conversation, where something was
 * @returns {HTMLElement | null} what has the focus now
 */
export function focusNext(entry) {
  const next =
    document.querySelector('#notice, #error') ?? entry?.querySelector('h1') ?? document.querySelector('#question')
  if (!(next instanceof HTMLElement)) return null
  next.tabIndex = -1
  next.focus({ preventScroll: true })
  // In a frame of another site WebKit lets no script move the focus before something in it was pressed. A fragment moves it, and the
  // place from which Tab goes on; replaced, it is no entry in the history.
  if (inPanel && document.activeElement === document.body && next.id) location.replace(`#${next.id}`)
  return next
}

/**
 * Brings the person to what is new: the focus, and the window to where it begins.
 * @param {Element | null} entry what was just added to the conversation, where something was
 */
export function goTo(entry) {
  const next = focusNext(entry)
  if (!next) return
  const message = entry?.querySelector(':scope > :not(.asked, .echo)')
  const top = entry && fits(entry, next) ? entry : next.contains(message ?? null) ? next : (message ?? next)
  top.scrollIntoView({ block: 'start' })
}

/**
 * Whether everything from one element to the end of another can be seen at once, between the bars.
 * @param {Element} from
 * @param {Element} to
 */
function fits(from, to) {
  const height = (/** @type {string} */ bar) => document.querySelector(bar)?.getBoundingClientRect().height ?? 0
  const { top } = from.getBoundingClientRect()
  return to.getBoundingClientRect().bottom - top < innerHeight - height('.top') - height('.bar') - 24
}
