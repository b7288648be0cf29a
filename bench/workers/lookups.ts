import { theWorld } from '../content.ts'
import { type Task, work } from './worker.ts'

/** What people type when they are asked where they live. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'full postcode': ['LE2 7QD', 'cf10 1ep', 'G42 8AB', 'bt1 5gs', 'td15 1aa'],
  'first half of a postcode': ['LE2', 'td15', 'SW1A', 'ch4', 'bt7'],
  'name of one place': ['Leicester', 'cardiff', 'Glasgow', 'Caerdydd', 'belfast'],
  'name of many places, with a county': [
    'Beeston',
    'newport',
    'Beeston, Nottingham',
    'Richmond in Yorkshire',
    'Whitchurch',
  ],
  'misspelt name': ['Liecester', 'glasgw', 'Mancester', 'swnasea', 'Edinbrough'],
  'a sentence': [
    'i live near Loughborough with my mum',
    'just outside Wrexham, on the English side I think',
    'we moved from Leeds to a village by Harrogate last year',
    'i would rather not say where I am',
    'the flats behind the station in Derby',
  ],
}

/** What people might write about what is happening. */
const MESSAGES: Readonly<Record<string, readonly string[]>> = {
  short: ['yes he does', 'i am not sure', 'someone else', 'it is my neighbour', 'not yet'],
  'a sentence or two': [
    'She waits at the gate when I pick the children up. It has gone on since the summer.',
    'He keeps making new accounts and every time I block one there is another by the evening.',
    'I think there is something on my car because he always knows where I have been.',
    'My manager says I should tell the police but I do not know what I would say to them.',
    'Mae o wedi bod yn eistedd yn ei gar y tu allan i fy ngwaith bob dydd ers mis.',
  ],
  'two thousand characters': [
    Array.from(
      { length: 25 },
      (_, i) => `On day ${i} he drove past the house again and then sent a message asking who was here. `,
    )
      .join('')
      .slice(0, 2_000),
  ],
}

work(() => {
  const { findPlace, hearing } = theWorld()
  const { recogniser } = hearing
  const all = (texts: readonly string[], look: (text: string) => unknown): Task => ({
    turns: texts.length,
    once() {
      for (const text of texts) look(text)
    },
  })
  return {
    ...named('place', PLACES, (texts) => all(texts, (text) => findPlace(text, 'en'))),
    ...named('words', MESSAGES, (texts) => all(texts, (text) => recogniser.recognise(text))),
  }
})

const named = (
  what: string,
  lists: Readonly<Record<string, readonly string[]>>,
  task: (texts: readonly string[]) => Task,
) => Object.fromEntries(Object.entries(lists).map(([name, texts]) => [`${what}: ${name}`, task(texts)]))
