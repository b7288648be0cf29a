import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentDigests, hashOf } from '../../src/content/hash.ts'
import { copyOfProduct, keyed, type ProductCopy } from '../fixtures/product.ts'
import { address, endAll, type Run, run, written } from './process.ts'

/** A copy of the product, whose content may be edited, and its service in a process of its own. */
let copy: ProductCopy
let service: Run
let base: string
beforeAll(async () => {
  copy = copyOfProduct()
  service = run({}, [], copy.root)
  base = await address(service)
  expect(await contentLine(0)).toMatchObject({ content: 'serving', hash: hashOf(contentDigests(copy.root)) })
})
afterAll(() => {
  endAll()
  copy.remove()
})

/** The line about content that follows `count` earlier ones. */
async function contentLine(count: number) {
  await written(service, RegExp(`(?:"content":[^]*?\\n[^]*?){${count + 1}}`))
  return JSON.parse(contentLines()[count] ?? '')
}
const contentLines = () =>
  service
    .output()
    .split('\n')
    .filter((line) => line.includes('"content":'))

/** Sends the signal, and reads what the service then says of its content. */
async function signalled() {
  const before = contentLines().length
  service.child.kill('SIGHUP')
  return contentLine(before)
}

async function post(body: unknown) {
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch(`${base}/api/conversation`, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(reply.status).toBe(200)
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into replies of every shape
  return (await reply.json()) as any
}
async function page(fields?: Record<string, string>) {
  const sent = fields && { method: 'POST', body: new URLSearchParams(fields) }
  const html = await (await fetch(`${base}/chat`, sent)).text()
  const field = (name: string) => RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  return { html, fields: { state: field('state'), to: field('to'), lang: field('lang') } }
}

test('new content is taken on a signal; whoever is inside stays where they were, with their answers', async () => {
  const first = await post({})
  const second = await post({ state: first.state, input: { to: first.prompt.id, choice: 'begin' } })
  const safe = await post({ state: second.state, input: { to: 'danger-now', choice: 'no' } })
  const third = await post({ state: safe.state, input: { to: 'who-can-see', choice: 'no' } })
  const opened = await page()
  const danger = await page({ ...opened.fields, choice: 'begin' })
  expect([third.prompt.id, danger.fields.to]).toEqual(['who', 'danger-now'])

  copy.edit('locales/en/facts.json', keyed('who', 'Who is it that this is about, today?'))
  copy.edit('locales/en/page.json', keyed('page.leave', 'Away from here'))
  execFileSync(process.execPath, ['src/cli/translated.ts', 'cy', 'who', 'page.leave'], { cwd: copy.root })
  copy.edit('flows/main.yaml', (text) => text.replace('  - ask: who\n', '  - ask: under-18\n  - ask: who\n'))
  expect(await signalled()).toMatchObject({
    content: 'serving',
    proved: true,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })

  const again = await post({ state: third.state, input: { command: 'again' } })
  expect(again.prompt.id).toBe('under-18')
  expect(again.answered.map(({ id }: { id: string }) => id)).toEqual(['way-in', 'danger-now', 'who-can-see'])
  const next = await post({ state: again.state, input: { to: 'under-18', choice: 'no' } })
  expect(next.prompt).toMatchObject({ id: 'who', text: 'Who is it that this is about, today?' })

  const on = await page({ ...danger.fields, choice: 'no' })
  expect(on.fields.to).toBe('who-can-see')
  expect(on.html).toContain('Away from here')
})

test('content that cannot be loaded is refused, with the place and the mend, and the old is served', async () => {
  const before = copy.edit('flows/main.yaml', (text) =>
    text.replace('  - ask: relationship\n', '  - ask: relationshp\n'),
  )
  const line = before.split('\n').indexOf('  - ask: relationship') + 1
  const first = await post({})
  expect(await signalled()).toMatchObject({
    content: 'refused',
    at: `flows/main.yaml:${line}`,
    why: expect.stringContaining('Did you mean "relationship"?'),
    serving: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect((await post({ state: first.state, input: { to: first.prompt.id, choice: 'begin' } })).prompt.id).toBe(
    'danger-now',
  )
  copy.write('flows/main.yaml', before)
})

test.each([
  [
    'an example that is not heard',
    'locales/en/lexicon/danger.yaml',
    (text: string) => text.replace(/yes:\n( *)- /, 'yes:\n$1- a pleasant walk\n$1- '),
    /pleasant walk/,
  ],
  [
    'a table of places that cannot be read',
    'directory/places/words.csv',
    (text: string) => text.replace(/\n[a-z-]+,/, '\nno-such-role,'),
    /no-such-role/,
  ],
  [
    'a word of the page that is gone',
    'locales/en/page.json',
    (text: string) => text.replace('"page.language":', '"page.languish":'),
    /language/,
  ],
])('%s is refused as well', async (_, file, change, why) => {
  const before = copy.edit(file, change)
  const refused = await signalled()
  expect(refused).toMatchObject({ content: 'refused', why: expect.stringMatching(why) })
  copy.write(file, before)
})

test('a file that is gone is told, and the journey of people inside cannot be taken away', async () => {
  const lists = copy.read('flows/lists.yaml')
  rmSync(join(copy.root, 'flows/lists.yaml'))
  expect(await signalled()).toMatchObject({ content: 'refused', at: 'flows/lists.yaml:1' })
  copy.write('flows/lists.yaml', lists)
  const before = copy.edit('flows/journeys.yaml', (text) => text.replace('main: {', 'mane: {'))
  expect(await signalled()).toMatchObject({
    content: 'refused',
    at: 'flows/journeys.yaml:1',
    why: expect.stringContaining('"main"'),
  })
  copy.write('flows/journeys.yaml', before)
})

test('signals that come while content is judged are answered by one more look', async () => {
  for (let times = 0; times < 5; times++) service.child.kill('SIGHUP')
  copy.edit('locales/en/facts.json', keyed('danger-now', 'Once more: are you in danger?'))
  execFileSync(process.execPath, ['src/cli/translated.ts', 'cy', 'danger-now'], { cwd: copy.root })
  service.child.kill('SIGHUP')
  await written(service, RegExp(`"content":"serving","hash":"${hashOf(contentDigests(copy.root))}"`))
  const first = await post({})
  const second = await post({ state: first.state, input: { to: first.prompt.id, choice: 'begin' } })
  expect(second.prompt.text).toBe('Once more: are you in danger?')
})
