import { expect, it } from 'vitest'
import { inflect } from './inflect.ts'

const irregular = { send: ['sent'], hit: ['hit'], see: ['saw', 'seen'] }

it.each([
  ['follow', 'follow follows followed following'],
  ['stop', 'stop stops stopped stopping'],
  ['drive', 'drive drives drived driving'],
  ['try', 'try tries tried trying'],
  ['stay', 'stay stays stayed staying'],
  ['lie', 'lie lies lied lying'],
  ['agree', 'agree agrees agreed agreeing'],
  ['watch', 'watch watches watched watching'],
  ['threaten', 'threaten threatens threatened threatening'],
  ['spit', 'spit spits spitted spitting'],
  ['send', 'send sends sent sending'],
  ['hit', 'hit hits hitting'],
  ['see', 'see sees saw seen seeing'],
])('%s', (verb, forms) => {
  expect(inflect(verb, irregular).join(' ')).toBe(forms)
})
