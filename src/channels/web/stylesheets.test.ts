import { expect, it } from 'vitest'
import { StylesheetMaker } from './stylesheets.ts'

const CSS = ':root{--accent:#000}\n'
const partners = (colours: Readonly<Record<string, string | null>>) =>
  new Map(
    Object.entries(colours).map(([id, accent]) => [id, { colours: accent ? { accent, onAccent: '#fff' } : null }]),
  )

it('a charity with colours has a sheet of its own, in the light scheme; everybody else has that of the chat', () => {
  const maker = new StylesheetMaker(CSS)
  const sheets = maker.make(partners({ one: '#123456', two: null }))
  expect(sheets.of('one').body.toString()).toBe(
    `${CSS}@media not all and (prefers-color-scheme:dark){:root{--accent:#123456;--on-accent:#fff}}\n`,
  )
  for (const other of ['two', 'three', null]) expect(sheets.of(other).body.toString()).toBe(CSS)
  expect(sheets.of('one').path).not.toBe(sheets.of(null).path)
})

it('a sheet stays known by its address when new content has another', () => {
  const maker = new StylesheetMaker(CSS)
  const before = maker.make(partners({ one: '#123456' })).of('one')
  const after = maker.make(partners({ one: '#654321' })).of('one')
  expect(after.path).not.toBe(before.path)
  expect(maker.at(before.path)).toBe(before)
  expect(maker.at(after.path)).toBe(after)
  expect(maker.make(partners({ one: '#123456' })).of('one')).toBe(before)
  expect(maker.at('/chat.0000000000.css')).toBeUndefined()
})
