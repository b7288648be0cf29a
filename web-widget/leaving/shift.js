/** Longest time between two presses that belong together, in milliseconds. */
const TOGETHER = 5000

/**
 * Counts Shift pressed three times by itself, left and right in any mix, also overlapping. A Shift held for a capital letter, or
 * while something is clicked, counts for nothing and begins the count again.
 * @param {(type: 'keydown' | 'keyup' | 'pointerdown', listener: (event: any) => void) => void} listen adds a listener
 * @param {() => void} leave called at the third press
 */
export function threeShifts(listen, leave) {
  /** The Shift keys that are held, and for nothing else. */
  const alone = new Set()
  let count = 0
  let last = 0

  const other = () => {
    count = 0
    alone.clear()
  }

  listen('pointerdown', other)
  listen('keydown', (event) => (event.key === 'Shift' ? alone.add(event.code) : other()))
  // A Shift that was pressed elsewhere and is let go here was not pressed by itself.
  listen('keyup', (event) => {
    if (alone.delete(event.code)) {
      count = event.timeStamp - last > TOGETHER ? 1 : count + 1
      last = event.timeStamp
      count === 3 && leave()
    }
  })
}
