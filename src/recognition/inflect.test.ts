import { expect, it } from 'vitest'
import { inflect } from './inflect.ts'

const irregular = { send: ['sent'], hit: ['hit'], see: ['saw', 'seen'] }

it.each([
  ['follow', 'follow follows followed following followin'],
  ['stop', 'stop stops stopped stopping stoppin'],
  ['drive', 'drive drives drived driving drivin'],
  ['try', 'try tries tried trying tryin'],
  ['stay', 'stay stays stayed staying stayin'],
  ['lie', 'lie lies lied lying lyin'],
  ['agree', 'agree agrees agreed agreeing agreein'],
  ['watch', 'watch watches watched watching watchin'],
  ['threaten', 'threaten threatens threatened threatening threatenin'],
  ['spit', 'spit spits spitted spitting spittin'],
  ['send', 'send sends sent sending sendin'],
  ['hit', 'hit hits hitting hittin'],
  ['see', 'see sees saw seen seeing seein'],
])('%s', (verb, forms) => {
  expect(inflect(verb, irregular).join(' ')).toBe(forms)
})
