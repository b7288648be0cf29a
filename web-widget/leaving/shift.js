/** Longest time between two presses that belong together, in milliseconds. */
const TOGETHER = 5000

/**
 * Counts Shift pressed three times by itself, left and right in any mix, also overlapping. A Shift held for a capital letter, or
 * while something is clicked, counts for nothing and begins the count again.
 * @param {(type: 'keydown' | 'keyup' | 'pointerdown', listener: (event: any) => void) => void} listen adds a listener
 * @param {() => void} leave called at the third press
 */
export function threeShifts(listen, leave) {
  /** @type {Set<string | number>} the Shift keys that are held */
  const held = new Set()
  let isForSomethingElse = false
  let count = 0
  let at = 0

  const other = () => {
    count = 0
    isForSomethingElse = held.size > 0
  }
  /** @param {KeyboardEvent} event */
  const keyOf = ({ code, location }) => code || location

  listen('pointerdown', other)
  listen('keydown', (event) => {
    if (event.key !== 'Shift') return other()
    held.add(keyOf(event))
  })
  listen('keyup', (event) => {
    if (event.key !== 'Shift') return
    // A Shift that was pressed elsewhere and is let go here was not pressed by itself.
    const own = held.delete(keyOf(event)) && !isForSomethingElse
    if (held.size === 0) isForSomethingElse = false
    if (!own) return
    count = event.timeStamp - at > TOGETHER ? 1 : count + 1
    at = event.timeStamp
    if (count === 3) leave()
  })
}
