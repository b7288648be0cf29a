/** How close two taps are that are meant as one, in milliseconds and in pixels. */
const SOON = 300
const NEAR = 12

/** The click before. @type {{ timeStamp: number, clientX: number, clientY: number } | null} */
let before = null

/**
 * Whether a click is the second of a double click or a double tap. Mice count their clicks; fingers not in every browser.
 * @param {MouseEvent} event
 */
export function isSecondOfTwo(event) {
  const { timeStamp, clientX, clientY, detail } = event
  const last = before
  before = { timeStamp, clientX, clientY }
  if (detail > 1) return true
  const isTap = 'pointerType' in event && event.pointerType === 'touch'
  if (!isTap || !last || timeStamp - last.timeStamp > SOON) return false
  return Math.hypot(clientX - last.clientX, clientY - last.clientY) < NEAR
}
