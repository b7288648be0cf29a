import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CAPABILITIES } from '../../src/channels/capabilities.ts'
import type { Input, Turn } from '../../src/messages/message.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { type Journey, type Read, readJourney } from '../../src/talk/journey.ts'
import { toldAs } from '../../src/talk/told-as.ts'
import { type Service, service } from '../protocol/service.ts'
import { Coverage } from './coverage.ts'
import { callsIn, contactsIn, type Done, type Held, hold } from './golden.ts'
import { wordsOf, world } from './person.ts'
import { WebPage } from './web-page.ts'

/**
 * Golden conversations: `<name>.yaml` holds what a person types and taps, or what they answer whenever they are asked, and what
 * must and must not be read; `<name>.txt` what they then read. Each is held as text, over the JSON protocol and on the page
 * without scripts, and says the same in all of them. A change of behaviour or words is read as a change of these conversations:
 * `UPDATE_JOURNEYS=1 npx vitest run tests/journeys/journeys.test.ts` writes them anew.
 */
const FOLDER = import.meta.dirname
const isUpdating = process.env.UPDATE_JOURNEYS === '1'

const names = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : []))
const goldens = names.map((name) => ({ name, golden: readJourney(join(FOLDER, `${name}.yaml`)) }))
const MAIN = CAPABILITIES.web.journey
const mainFlow = world.program.journeys.get(MAIN)?.flow
// what differs in its words alone is not held again
const others = [...world.program.journeys.values()].flatMap(({ id, flow }) => (flow === mainFlow ? [] : [id]))
const COVERAGE = 'coverage'

/** Held against what was recorded; written anew where that is wished for. */
function expectRecorded(name: string, text: string): void {
  const file = join(FOLDER, `${name}.txt`)
  if (isUpdating) writeFileSync(file, text)
  expect(existsSync(file) ? readFileSync(file, 'utf8') : 'not recorded yet').toBe(text)
}

function transcript({ about }: Journey, { done, turns, person }: Held): string {
  const [first, ...rest] = turns.map(plainText)
  const read = done.flatMap(({ said }, i) => [`${'─'.repeat(80)}\n> ${toldAs(said, turns[i] as Turn)}`, rest[i] ?? ''])
  const answers = person.turn.answered.map(({ question, label }) => `  ${question}  →  ${label}`)
  return `${[`# ${about}`, first, ...read, ['Answers', ...answers].join('\n')].join('\n\n')}\n`
}

/** What must be read at some point, and what at none. */
function expectRead({ must, mustNot }: Journey, { turns }: Held, words: readonly string[]): void {
  const all = words.map(plain).join('\n')
  const ids = new Set(turns.flatMap(contactsIn).map(({ id }) => id))
  const isRead = (read: Read) => (typeof read === 'string' ? all.includes(plain(read)) : ids.has(read.contact))
  expect({ lacks: must.filter((read) => !isRead(read)), has: mustNot.filter(isRead) }).toEqual({ lacks: [], has: [] })
}
const plain = (words: string) => words.replace(/\s+/g, ' ')

const coverage = new Coverage(world)

/** Each golden conversation on the main journey, held once for everything that looks at it. */
const conversations = new Map<string, Held>()
function onMain({ name, golden }: (typeof goldens)[number]): Held {
  const held = conversations.get(name) ?? hold(golden, MAIN, (person, done) => coverage.note(person, done))
  if (!conversations.has(name)) coverage.note(held.person)
  conversations.set(name, held)
  return held
}

describe('golden conversations as text', () => {
  it.each(goldens)('$name', ({ name, golden }) => {
    const held = onMain({ name, golden })
    expectRecorded(name, transcript(golden, held))
    expectRead(golden, held, held.turns.map(plainText))
    for (const turn of held.turns)
      for (const { name: contact } of contactsIn(turn)) expect(plainText(turn)).toContain(contact)
  })

  it('are all there: no recording without its conversation', () => {
    const recorded = readdirSync(FOLDER).flatMap((file) =>
      file.endsWith('.txt') ? [file.slice(0, -'.txt'.length)] : [],
    )
    const known = new Set([
      COVERAGE,
      ...names,
      ...names.flatMap((name) => others.map((journey) => `${name}.${journey}`)),
    ])
    expect(recorded.filter((name) => !known.has(name))).toEqual([])
  })
})

// A conversation of buttons belongs to its journey; answers can be given on each, as many as it asks for.
const everywhere = goldens.filter(({ golden }) => golden.says.length === 0)

const contactIds = ({ turns }: Held) => [...new Set(turns.flatMap(contactsIn).map(({ id }) => id))].sort()
const asks = ({ turns }: Held) => new Set(turns.map(({ prompt }) => prompt.id))

/** A golden conversation of somebody who answers only what each of the journeys asks. */
function knowingTheSame(golden: Journey, journeys: readonly string[]): Journey {
  const answers = journeys.reduce((known, journey) => {
    const asked = asks(hold({ ...golden, answers: known }, journey))
    return Object.fromEntries(Object.entries(known).filter(([id]) => asked.has(id)))
  }, golden.answers)
  return { ...golden, answers }
}

describe.each(others)('golden conversations on the journey %s', (journey) => {
  it.each(everywhere)('$name', ({ name, golden }) => {
    const held = hold(golden, journey, (person, done) => coverage.note(person, done))
    coverage.note(held.person)
    expectRecorded(`${name}.${journey}`, transcript(golden, held))
    // a journey that asks less says less, and some things in other words; whom it must not name it names on no journey
    const nobody = golden.mustNot.filter((read) => typeof read !== 'string')
    expectRead({ ...golden, must: [], mustNot: nobody }, held, held.turns.map(plainText))
  })

  it.each(everywhere)('$name: where the facts agree, the contacts agree', ({ golden }) => {
    const same = knowingTheSame(golden, [journey, MAIN, journey])
    const [main, other] = [hold(same, MAIN), hold(same, journey)]
    expect(contactIds(other)).toEqual(contactIds(main))
  })
})

describe('what docs/messaging.md says of the journeys', () => {
  const page = readFileSync(join(FOLDER, '../../docs/messaging.md'), 'utf8')
  const listed = (heading: string) => {
    const [, table = ''] = new RegExp(`^\\| ${heading}.*\\n((?:\\|.*\\n)+)`, 'm').exec(page) ?? []
    return [...table.matchAll(/`([\w-]+)`/g)].map(([, id]) => id)
  }
  it('names everybody who is named on one of them alone, and nobody else', () => {
    const alone = (one: string, other: string) =>
      new Set(
        everywhere.flatMap(({ golden }) => {
          const known = new Set(contactIds(hold(golden, other)))
          return contactIds(hold(golden, one)).filter((id) => !known.has(id))
        }),
      )
    const [short = ''] = others
    expect(listed('named on the long journey alone').sort()).toEqual([...alone(MAIN, short)].sort())
    expect(listed('named on the short journey alone').sort()).toEqual([...alone(short, MAIN)].sort())
  })
})

/** By text: what is said before it is known to be safe, and what was written before anything was asked. */
const BY_TEXT: readonly (Pick<Journey, 'about' | 'says' | 'must'> & { readonly at: string })[] = (() => {
  const safe = { to: 'safe', choice: 'yes' }
  const known = ['he follows me to work', safe, { to: 'danger-now', choice: 'no' }, { to: 'who', choice: 'me' }]
  const heard = (choice: string) => [...known, { to: 'heard-first', choice }]
  return [
    {
      about: 'it is not safe',
      says: [{ to: 'safe', choice: 'no' }],
      must: ['Is it safe to message you here'],
      at: 'safe',
    },
    {
      about: 'it is not known whether it is safe',
      says: [{ to: 'safe', choice: 'unsure' }],
      must: ['A phone that was only ever yours is safer'],
      at: 'safe',
    },
    {
      about: 'what they wrote first says that somebody reads their messages',
      says: ['he reads my messages', safe],
      must: ['Can they read this phone? Then write LEAVE now.'],
      at: 'danger-now',
    },
    { about: 'what they wrote first is right', says: heard('yes'), must: ['Following'], at: 'under-18' },
    {
      about: 'there is more to what they wrote first',
      says: heard('add-more'),
      must: ['Following'],
      at: 'short-words',
    },
    {
      about: 'what they wrote first is put right',
      says: [...heard('put-right'), { to: 'behaviours', choices: ['near', 'contact'] }],
      must: ['Following'],
      at: 'under-18',
    },
  ]
})()

describe.each(others)('conversations that begin with a text, on the journey %s', (journey) => {
  it.each(BY_TEXT)('$about', ({ about, says, must, at }) => {
    const [usual] = goldens
    if (!usual) throw new Error('there is no golden conversation')
    const golden = { ...usual.golden, about, says, answers: {}, must, mustNot: [] }
    const held = hold(golden, journey, (person, done) => coverage.note(person, done))
    coverage.note(held.person)
    expect(held.person.at).toBe(at)
    expectRead(golden, held, held.turns.map(plainText))
  })
})

describe('golden conversations of all journeys', () => {
  it('reach what they reached when this was recorded, and name what they do not', () => {
    expectRecorded(COVERAGE, coverage.report)
    console.log(coverage.report)
  })
})

describe('golden conversations over HTTP', () => {
  let now = new Date(0)
  let server: Service
  let base: string
  beforeAll(async () => {
    server = await service({ now: () => now, environment: { LOG_LEVEL: 'silent' } })
    await server.app.listen({ port: 0, host: '127.0.0.1' })
    base = server.address()
  })
  afterAll(() => server.app.close())

  it.each(goldens)('$name, as JSON', async ({ name, golden }) => {
    const held = onMain({ name, golden })
    now = held.now
    const { locale, partner } = golden
    let reply = (await server.send({ locale, ...(partner !== null && { partner }) })).body
    const words: string[] = []
    for (const [i, turn] of held.turns.entries()) {
      const { state, ...received } = reply
      expect(received).toEqual(turn)
      words.push(wordsOf(received))
      const next = held.done[i]
      if (next) reply = (await server.send({ state, input: next.input })).body
    }
    expectRead(golden, held, words)
  })

  const page = async (query: string, fields?: readonly [string, string][]): Promise<WebPage> => {
    const body = fields && { method: 'POST', body: new URLSearchParams([...fields]) }
    const reply = await fetch(`${base}/chat${query}`, body)
    expect(reply.status).toBe(200)
    return new WebPage(await reply.text())
  }

  it.for(goldens)('$name, on the page without scripts', async ({ name, golden }, { skip }) => {
    if (golden.notOnWeb !== null) return skip(golden.notOnWeb)
    const held = onMain({ name, golden })
    now = held.now
    const { locale, partner } = golden
    let shown = await page(`?${new URLSearchParams({ lang: locale, ...(partner !== null && { partner }) })}`)
    const words: string[] = []
    for (const [i, turn] of held.turns.entries()) {
      expect(shown.hidden('to')).toBe(turn.prompt.id)
      words.push(shown.words)
      for (const { name } of contactsIn(turn)) expect(plain(shown.words)).toContain(plain(name))
      expect(numbers(shown.calls)).toEqual(numbers(callsIn(turn.messages)))
      const next = held.done[i]
      if (next) shown = await page('', fieldsOf(next, shown))
    }
    expectRead(golden, held, words)
  })
})

/** Each number once, without the one that is on every page. */
const numbers = (list: readonly string[]) => [...new Set(list)].filter((one) => one !== '999').sort()

/** What a page without scripts sends when a person does this on it. */
function fieldsOf({ said, input, button }: Done, page: WebPage): [string, string][] {
  const pressed = typeof said === 'string' && (page.has('text') || page.has('beside')) ? input : button
  if (pressed === null)
    throw new Error(`"${said}" can neither be typed nor pressed on the page of "${page.hidden('to')}"`)
  return sent(pressed, page)
}

function sent(input: Input, page: WebPage): [string, string][] {
  if ('command' in input) {
    return input.command === 'language'
      ? page.press('language', input.locale ?? '')
      : page.press('command', input.command)
  }
  if ('open' in input) return page.press('open', input.open)
  if ('change' in input)
    return page.press('change', [input.change, ...('choice' in input ? [input.choice] : [])].join(' '))
  if (input.to !== page.hidden('to')) throw new Error(`the page asks "${page.hidden('to')}", not "${input.to}"`)
  if ('text' in input) return page.type(input.text)
  if ('skip' in input) return page.press('skip', '1')
  return 'choices' in input ? page.tick(input.choices) : page.press('choice', input.choice)
}
