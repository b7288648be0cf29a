import { describe, expect, test } from 'vitest'
import { answer, EX_WITH_A_TRACKER, type Hand, key, press, promptOf, tap, walkToPlan } from './alive.ts'
import { violations } from './axe.ts'
import { chat, desktop, focusIs, launcher, phone, SLOWLY, Street } from './embed-visit.ts'

const street = new Street()
const shots = new URL('../screenshots/', import.meta.url).pathname

describe('the whole way, on a charity’s page', () => {
  test.each([
    ['by touch on a phone', tap, { viewport: phone, hasTouch: true, isMobile: true }],
    ['by keyboard alone', key, { viewport: desktop }],
  ] as const)(
    '%s: to the plan, and nothing of it in the history or the hands of the page',
    async (_, hand: Hand, options) => {
      const { page, context, complaints, asked } = await street.visit({ after: LISTENS }, options)
      const length = await page.evaluate(() => history.length)
      await hand(launcher(page))
      const frame = await chat(page)
      await focusIs(page, 'chat h1')
      const prompts = await walkToPlan(frame, hand)
      expect(prompts).toEqual(Object.keys(EX_WITH_A_TRACKER))
      expect(await frame.locator('.plan h2').first().textContent()).toContain('Leicestershire Police')
      expect(await page.evaluate(() => history.length)).toBe(length)
      expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard.join(' '))).not.toMatch(
        /CANARY|Leicester/,
      )
      await page.screenshot({ path: `${shots}panel-plan-${options.viewport.width}.png` })
      expect(complaints).toEqual([])
      const own = [street.site.origin, street.service.origin]
      expect(asked.filter((url) => !own.some((origin) => url.startsWith(origin)))).toEqual([])
      await context.close()
    },
  )

  test('in Welsh, of the page', async () => {
    const { page, context } = await street.visit({ html: 'lang="cy"' }, { viewport: phone })
    await launcher(page).click()
    const frame = await chat(page)
    expect(await frame.locator('html').getAttribute('lang')).toBe('cy')
    await walkToPlan(frame)
    expect(await frame.locator('.leave').textContent()).toBe('Gadael y dudalen')
    expect(await violations(page, ['light', 'dark'])).toEqual([])
    await page.screenshot({ path: `${shots}panel-plan-cy.png` })
    await context.close()
  })

  test('hidden and opened again, it is where it was; a fresh start stays in the frame', async () => {
    const { page, context } = await street.visit({}, { viewport: phone })
    await launcher(page).click()
    const frame = await chat(page)
    for (let step = 0; step < 4; step++) await answer(frame)
    await frame.locator('.hide').click()
    await expect.poll(() => page.locator('waymark-chat dialog').isVisible(), SLOWLY).toBe(false)
    await launcher(page).click()
    expect(await promptOf(frame)).toBe('under-18>someone-else')
    const address = frame.url()
    // A conversation that cannot be read any more.
    await frame.locator('input[name=state]').evaluate((field) => (field as HTMLInputElement).setAttribute('value', 'x'))
    await frame.locator('#now [name=choice][value=no]').click()
    await frame.locator('.start-again').waitFor()
    await press(frame, '.start-again')
    expect(await promptOf(frame)).toBe('way-in')
    expect(frame.url()).toBe(address)
    await context.close()
  })
})

/** What a page with scripts that collect everything could get. */
const LISTENS = `<script>
  window.heard = []
  for (const type of ['click', 'keydown', 'input', 'change', 'message', 'focusin'])
    addEventListener(type, (event) => heard.push(type + ' ' + (event.key ?? event.data ?? event.target?.value ?? event.target?.textContent ?? '')), true)
  new MutationObserver((changes) => heard.push(...changes.map((one) => one.target.textContent))).observe(document, { childList: true, subtree: true, characterData: true })
</script>`
