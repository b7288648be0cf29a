import { expect, test } from 'vitest'
import { threeShifts } from './shift.js'

/** Types a script of keys: `+L` presses the left Shift, `-L` lets it go, `R` is the right one, any other letter is that letter. */
function leaves(keys: string, pause = 100): number {
  const listeners = new Map<string, (event: object) => void>()
  let left = 0
  let now = 1000
  threeShifts(
    (type, listener) => void listeners.set(type, listener),
    () => left++,
  )
  for (const key of keys.split(' ')) {
    now += pause
    if (key === 'click') listeners.get('pointerdown')?.({})
    else {
      const shift = { L: 'ShiftLeft', R: 'ShiftRight' }[key[1] ?? '']
      const event = { key: shift ? 'Shift' : (key[1] ?? ''), code: shift ?? `Key${key[1]}`, timeStamp: now }
      listeners.get(key[0] === '+' ? 'keydown' : 'keyup')?.(event)
    }
  }
  return left
}

test.each([
  ['left three times', '+L -L +L -L +L -L'],
  ['left and right', '+L -L +R -R +L -L'],
  ['two that overlap, then one', '+L +R -L -R +L -L'],
  ['held so long that the key repeats', '+L +L +L -L +L -L +L -L'],
  ['after capitals', '+L +A -A -L +L -L +L -L +L -L'],
])('%s: leaves', (_, keys) => {
  expect(leaves(keys)).toBe(1)
})

test.each([
  ['capitals', '+L +A -A -L +L +B -B -L +L +C -C -L +L +D -D -L'],
  ['a capital in each hand, overlapping', '+L +A +R -L -A +B -R -B +L +C -L -C +R +D -D -R'],
  ['two presses', '+L -L +L -L'],
  ['a letter between', '+L -L +L -L +a -a +L -L'],
  ['letters let go late', '+A +L -A -L +B +L +C -C -L +L +D -D -L'],
  ['clicks with Shift held', '+L click -L +L click -L +L click -L'],
  ['a Shift that was pressed in another window', '-L -L -L'],
])('%s: stays', (_, keys) => {
  expect(leaves(keys)).toBe(0)
})

test('presses more than five seconds apart do not belong together', () => {
  expect(leaves('+L -L +L -L +L -L', 2400)).toBe(1)
  expect(leaves('+L -L +L -L +L -L', 2600)).toBe(0)
})
