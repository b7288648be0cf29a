import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { box, chat, desktop, launcher, phone, SLOWLY, Street, type Visit } from './embed-visit.ts'

const street = new Street('wholeChromium')
afterEach(() => {
  Object.assign(street.service.fault, { hang: 0, slow: 0, gone: false, stuck: false })
})

const WORDS = 'he waits outside, CANARY7319'

async function shiftThreeTimes(page: Page, keys = ['ShiftLeft', 'ShiftLeft', 'ShiftLeft']): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

const elsewhere = (page: Page) => expect.poll(() => page.title().catch(() => ''), SLOWLY).toBe('Weather')

/** Back leads to the page before the charity's, Forward to where leaving led, and neither shows a word or adds a page. */
async function nothingIsLeft({ page, context }: Visit, length: number): Promise<void> {
  await elsewhere(page)
  expect(page.url()).toBe(street.service.elsewhere)
  expect(await page.evaluate(() => history.length)).toBe(length)
  await page.goBack({ waitUntil: 'commit' })
  expect(page.url()).toBe(`${street.site.origin}/other`)
  expect(await page.content()).not.toMatch(/CANARY|waymark/)
  await page.goForward({ waitUntil: 'commit' })
  await elsewhere(page)
  await context.close()
}

describe.each([
  ['desktop', desktop],
  ['phone', phone],
] as const)('37: leaving, %s', (_, viewport) => {
  test.each([
    [
      'by the button in the chat',
      (page: Page) => chat(page).then((frame) => frame.locator('.leave').click({ noWaitAfter: true })),
    ],
    ['by three Shifts in the chat', (page: Page) => shiftThreeTimes(page)],
    [
      'by three Shifts on the page',
      async (page: Page) => {
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
        await shiftThreeTimes(page)
      },
    ],
  ])('%s', async (_, leave) => {
    const visit = await street.visit({}, { viewport })
    const { page } = visit
    const length = await page.evaluate(() => history.length)
    await launcher(page).click()
    await (await box(page)).fill(WORDS)
    await leave(page)
    await nothingIsLeft(visit, length)
  })

  test('by the button of the panel, before the chat is there', async () => {
    street.service.fault.slow = 60_000
    const visit = await street.visit({}, { viewport })
    const length = await visit.page.evaluate(() => history.length)
    await launcher(visit.page).click()
    await visit.page.getByRole('button', { name: 'Leave this page' }).click({ noWaitAfter: true })
    await nothingIsLeft(visit, length)
  })
})

test('by three Shifts, left and right in any mix, before the panel was ever opened (B01)', async () => {
  const visit = await street.visit()
  await launcher(visit.page).waitFor()
  const length = await visit.page.evaluate(() => history.length)
  await visit.page.locator('#search').fill(WORDS)
  await shiftThreeTimes(visit.page, ['ShiftLeft', 'ShiftRight', 'ShiftLeft'])
  await nothingIsLeft(visit, length)
})

test('by three Shifts before the page has a body (B03)', async () => {
  const visit = await street.visit({ head: street.service.line().replace('async ', ''), late: 5_000 })
  await launcher(visit.page).waitFor()
  await shiftThreeTimes(visit.page)
  await elsewhere(visit.page)
  await visit.context.close()
})

test('typing capitals never leaves (B01)', async () => {
  const { page, context } = await street.visit()
  await launcher(page).waitFor()
  await page.locator('#search').focus()
  for (const letter of 'HELP ME NOW') await page.keyboard.press(`Shift+${letter === ' ' ? 'Space' : letter}`)
  expect(await page.locator('#search').inputValue()).toMatch(/HELP/)
  expect(await page.title()).toBe('Harbour')
  await context.close()
})

/** Runs in the page: leaves by three Shifts, and tells what is seen and heard before the task of the last one ends. */
function leaveAndLook() {
  let asked = 0
  addEventListener('beforeunload', () => {
    asked += 1
  })
  for (let time = 0; time < 3; time++)
    for (const type of ['keydown', 'keyup']) dispatchEvent(new KeyboardEvent(type, { key: 'Shift', code: 'ShiftLeft' }))
  // What some browsers would ask the page now.
  dispatchEvent(new Event('beforeunload', { cancelable: true }))
  const { documentElement, title, body } = document
  return { title, display: getComputedStyle(documentElement).display, markup: documentElement.outerHTML, body, asked }
}

test('37: the page is blank, has no telling title and is asked nothing, within the task of the press', async () => {
  const { page, context } = await street.visit()
  await launcher(page).waitFor()
  const { elsewhere: to } = street.service
  expect(await page.evaluate(leaveAndLook)).toEqual({
    title: to,
    display: 'none',
    markup: `<title>${to}</title>`,
    body: null,
    asked: 0,
  })
  await elsewhere(page)
  await context.close()
})

test('a page that could not be replaced, brought back by the browser, is blank and leaves again', async () => {
  const { page, context, asked } = await street.visit()
  await launcher(page).waitFor()
  street.service.fault.stuck = true
  const tries = () => asked.filter((url) => url === street.service.elsewhere).length
  // The page is asked to come back once it has left.
  const comesBack = () =>
    void setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })), 500)
  await page.evaluate(comesBack)
  await page.evaluate(leaveAndLook)
  await expect.poll(tries, SLOWLY).toBe(2)
  await context.close()
})

describe('a page that asks before it is left', () => {
  const asks = `<script>addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = '' })</script>`
  test.each([
    ['its script first', (line: string) => asks + line],
    ['our line first', (line: string) => line.replace('async ', '') + asks],
    ['before everybody else', (line: string) => asks.replace('})<', '}, true)<') + line],
    ['by onbeforeunload', (line: string) => `${line}<script>onbeforeunload = () => 'Stay?'</script>`],
  ])('does not hold anybody, %s', async (_, head) => {
    const visit = await street.visit({ head: head(street.service.line()) })
    const { page } = visit
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.type())
      void dialog.dismiss()
    })
    const length = await page.evaluate(() => history.length)
    await launcher(page).waitFor()
    // Without something that the person did, a browser does not let a page ask.
    await page.locator('#search').click()
    await page.keyboard.type('opening hours')
    await shiftThreeTimes(page)
    await elsewhere(page)
    expect(dialogs).toEqual([])
    expect(await page.evaluate(() => history.length)).toBe(length)
    await visit.context.close()
  })

  test('still asks when nobody leaves by us', async () => {
    const { page, context } = await street.visit({ head: asks + street.service.line() })
    await launcher(page).waitFor()
    await page.locator('#search').click()
    await page.keyboard.type('opening hours')
    const asked = page.waitForEvent('dialog')
    const click = page.locator('#elsewhere').click()
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
    await click
    await context.close()
  })
})

test('offline, the page is gone as well', async () => {
  const { page, context } = await street.visit()
  await launcher(page).click()
  await (await box(page)).fill(WORDS)
  await context.setOffline(true)
  await (await chat(page)).locator('.leave').click({ noWaitAfter: true })
  await expect.poll(() => page.content().catch(() => 'CANARY'), SLOWLY).not.toMatch(/CANARY|Harbour|followed/)
  await context.close()
})

test('the page is left by a link of its own: Back shows it, and the conversation is gone', async () => {
  const { page, context } = await street.visit()
  await launcher(page).click()
  await (await box(page)).fill(WORDS)
  await page.evaluate(() => {
    ;(globalThis as { marked?: boolean }).marked = true
  })
  await page.locator('#elsewhere').click()
  await page.waitForURL('**/other')
  await page.goBack({ waitUntil: 'commit' })
  await launcher(page).waitFor()
  expect(await page.evaluate(() => (globalThis as { marked?: boolean }).marked)).toBe(true)
  expect(await page.locator('waymark-chat iframe').count()).toBe(0)
  await launcher(page).click()
  expect(await (await box(page)).inputValue()).toBe('')
  await context.close()
})
