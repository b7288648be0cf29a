import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { copyOfProduct, keyed, type ProductCopy } from '../fixtures/product.ts'
import { violations } from './axe.ts'

/** Write mode over a copy of the product, and a page that is open while the content is edited. */
let copy: ProductCopy
let child: ChildProcess
let origin: string
let browser: Browser
beforeAll(async () => {
  copy = copyOfProduct()
  child = spawn(process.execPath, [join(copy.root, 'src/cli/write.ts')], { env: { ...process.env, PORT: '0' } })
  let output = ''
  origin = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data) => {
        output += data
        const address = /Open (http:\S+)\/chat/.exec(output)?.[1]
        if (address) resolve(address)
      })
    child.once('exit', () => reject(new Error(`it ended: ${output}`)))
  })
  const { executablePath, args } = inject('chromium')
  browser = await chromium.launch({ executablePath, args: [...args] })
})
afterAll(async () => {
  await browser?.close()
  child.kill('SIGTERM')
  await once(child, 'exit')
  copy.remove()
})

// What was saved is shown once it is proved, and changed flows are proved from their beginning.
const PROVED_WITHIN = 100_000
vi.setConfig({ testTimeout: 3 * PROVED_WITHIN })

let page: Page
let complaints: string[]
beforeEach(async () => {
  complaints = []
  page = await browser.newPage()
  page.setDefaultTimeout(PROVED_WITHIN)
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${origin}/chat`)
})
afterEach(async () => {
  expect(complaints).toEqual([])
  await page.close()
})

// Sound edits stay: each of them is proved, and so would be taking it back.
const edit = (file: string, change: (text: string) => string): string => copy.edit(file, change)
const choose = (id: string) => page.locator(`button[value="${id}"]`).click()
const reads = (text: string) => page.getByText(text).first().waitFor()
const at = (prompt: string) => page.locator(`input[name=to][value="${prompt}"]`).waitFor({ state: 'attached' })
const panel = () => page.locator('.write')

test('a saved sentence is on the open page, on which nothing else has changed', async () => {
  edit('locales/en/main.json', keyed('way-in', 'What would you like to do today?'))
  await reads('What would you like to do today?')
  await choose('begin')
  await at('danger-now')
  await page.locator('details.own summary').click()
  await page.locator('textarea').fill('half a sentence')
  edit('locales/en/facts.json', keyed('danger-now', 'Is it dangerous where you are?'))
  await reads('Is it dangerous where you are?')
  expect(await page.locator('textarea').inputValue()).toBe('half a sentence')
  expect(await page.locator('details.own').getAttribute('open')).not.toBeNull()
})

test('what is wrong with what was saved is on the page, with its place and its mend, until it is mended, also on a page that is opened meanwhile', async () => {
  await choose('begin')
  await at('danger-now')
  const broken = (text: string) => text.replace('  - ask: who\n', '  - ask: whom\n')
  const before = edit('flows/main.yaml', broken)
  await panel().getByText('one mistake').waitFor()
  expect(await panel().textContent()).toMatch(/flows\/main\.yaml:\d+ .*Did you mean "who"\?/)
  expect(await violations(page, ['light'])).toEqual([])
  // the old content goes on
  await choose('no')
  await at('who-can-see')
  await panel().getByText('flows/main.yaml').waitFor()
  // a page that is opened meanwhile is told as well
  await page.reload()
  await panel().getByText('flows/main.yaml').waitFor()
  copy.write('flows/main.yaml', before)
  await panel().locator('li').waitFor({ state: 'detached' })
  expect(await panel().textContent()).toBe('')
})

test('a changed flow asks its new question next, and every answer is kept', async () => {
  for (const [prompt, choice] of [
    ['way-in', 'begin'],
    ['danger-now', 'no'],
    ['who-can-see', 'no'],
    ['who', 'me'],
  ] as const) {
    await at(prompt)
    await choose(choice)
  }
  await at('under-18')
  edit('flows/main.yaml', (text) =>
    text
      .replace('  - ask: relationship\n    when: { not: { young-person: true } }\n', '')
      .replace('  - ask: under-18\n', '  - ask: relationship\n  - ask: under-18\n'),
  )
  await at('relationship')
  await choose('stranger')
  await at('under-18')
  await page.locator('details.answers summary').click()
  expect(await page.locator('details.answers dt').allInnerTexts()).toHaveLength(5)
})

test('a page that shows what to do in danger shows it again, with the new words', async () => {
  await choose('begin')
  await at('danger-now')
  await page.locator('button[name=command][value=emergency]').click()
  // until the answer is there, the heading is that of the question
  await page.getByRole('heading', { level: 1, name: 'Call 999 now' }).waitFor()
  edit('locales/en/alerts.json', keyed('alert.danger', 'Call 999 now, please'))
  await reads('Call 999 now, please')
  await at('danger-now')
})

test('a changed fact is on the page of the person whom it is shown to', async () => {
  await page.locator('button[name=command][value=help]').first().click()
  for (const prompt of ['danger-now', 'under-18', 'home']) {
    await at(prompt)
    await page.locator('button[name=skip]').click()
  }
  await reads('National Stalking Helpline')
  edit('directory/organisations/national-stalking-helpline.yaml', (text) =>
    text.replace(/^name: .*/m, 'name: The Renamed Line'),
  )
  await reads('The Renamed Line')
})
