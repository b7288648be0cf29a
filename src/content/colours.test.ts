import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { contrast, GROUNDS, unreadable } from './colours.ts'

it.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  // the grey that is often named as the lightest that can be read on white
  ['#767676', '#ffffff', 4.54],
  ['#777777', '#ffffff', 4.48],
  ['#0f5c5c', '#faf7f2', 7.28],
])('%s on %s has a contrast of %d', (a, b, ratio) => {
  expect(contrast(a, b)).toBeCloseTo(ratio, 1)
  expect(contrast(b, a)).toBe(contrast(a, b))
})

it('the grounds are those of the style sheet, in its light scheme', () => {
  const css = readFileSync(join(import.meta.dirname, '../../web-widget/chat.css'), 'utf8')
  const light = /:root \{([^}]*)\}/.exec(css)?.[1] ?? ''
  const own = (name: string) => {
    const value = new RegExp(`--${name}: (#[0-9a-f]+);`).exec(light)?.[1] ?? ''
    return value.length === 4 ? value.replace(/[0-9a-f]/g, '$&$&') : value
  }
  expect(Object.fromEntries(Object.keys(GROUNDS).map((name) => [name, own(name)]))).toEqual(GROUNDS)
  expect(unreadable({ accent: own('accent'), onAccent: own('on-accent') })).toEqual([])
})

it('says which colour cannot be read on what, and one that can', () => {
  const [accent, ...more] = unreadable({ accent: '#b57edc', onAccent: '#1d1d1d' })
  expect(more).toEqual([])
  expect(accent?.which).toBe('accent')
  expect(accent?.message).toMatch(/^#b57edc on the tint of the page \(#e4efec\) has a contrast of 2\.\d\d, and 4\.5/)
  const better = /"(#[0-9a-f]{6})"/.exec(accent?.message ?? '')?.[1] ?? ''
  expect(unreadable({ accent: better, onAccent: '#ffffff' })).toEqual([])
})

it('tells of a label that cannot be read on the accent', () => {
  expect(unreadable({ accent: '#3d2a5c', onAccent: '#5b4a86' })).toEqual([
    { which: 'onAccent', message: expect.stringContaining('"#ffffff" can') },
  ])
})

it('a contrast that is a hair too little is not told as enough', () => {
  const hair = Array.from({ length: 256 }, (_, grey) => `#${grey.toString(16).padStart(2, '0').repeat(3)}`)
  const messages = hair.flatMap((accent) => unreadable({ accent, onAccent: '#ffffff' }))
  expect(messages.length).toBeGreaterThan(0)
  expect(messages.filter(({ message }) => message.includes('contrast of 4.5'))).toEqual([])
})
