import { describe, expect, test } from 'vitest'
import { box, focusIs, launcher, panel, SLOWLY, Street } from './embed-visit.ts'
import type { HostPage } from './host-site.ts'

const street = new Street()
const service = () => street.service.origin

/** Runs before the line: what a page can do to whoever comes after. */
const script = (text: string) => `<script>${text}</script>`

const HOSTS: readonly (readonly [name: string, host: () => HostPage])[] = [
  [
    'a strict policy that names the service for scripts and frames',
    () => ({
      headers: { 'content-security-policy': `default-src 'none'; script-src ${service()}; frame-src ${service()}` },
    }),
  ],
  [
    'enforced Trusted Types, and no policy allowed',
    () => ({ headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" } }),
  ],
  [
    'isolation from other origins',
    () => ({
      headers: { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
    }),
  ],
  ['no Referer (B04)', () => ({ headers: { 'referrer-policy': 'no-referrer' } })],
  [
    'styles for everything',
    () => ({
      head: `<style>
        * { letter-spacing: 0.5em !important; line-height: 4 !important; text-transform: uppercase !important; font-size: 40px !important }
        div, waymark-chat, html > * { position: relative !important; float: left !important; transform: rotate(3deg) !important; opacity: 0.5 !important }
        button, input, dialog, iframe { all: unset !important }
        svg { width: 900px !important; height: 900px !important }
        html { font-size: 62.5% }
        </style>${street.service.line()}`,
    }),
  ],
  [
    'old scripts that change everything',
    () => ({
      head: `${script(`
        self.define = (name, factory) => { throw new Error('define') }; define.amd = {}
        Array.prototype.toJSON = () => 'broken'
        Object.prototype.extend = () => {}
        self.$ = self.jQuery = () => { throw new Error('$') }
        const attach = Element.prototype.attachShadow
        Element.prototype.attachShadow = function (options) { self.watched = attach.call(this, options); return self.watched }
        for (const type of ['keydown', 'keyup', 'keypress'])
          document.addEventListener(type, (event) => event.key === 'Escape' && event.stopImmediatePropagation(), true)
      `)}${street.service.line()}`,
    }),
  ],
  [
    'elements with the names of what scripts ask for',
    () => ({
      before: '<img name="title" alt=""><form name="body"></form><a id="waymark"></a><a id="location"></a>',
    }),
  ],
]

describe.each(HOSTS)('a page with %s', (_, host) => {
  test('opens the panel in its place, takes words, closes with Escape', async () => {
    const { page, context, complaints } = await street.visit(host())
    await launcher(page).waitFor()
    const closed = await launcher(page).boundingBox()
    await launcher(page).click()
    await focusIs(page, 'chat h1')
    await (await box(page)).focus()
    await page.keyboard.type('he waits outside')
    await expect.poll(async () => (await box(page)).inputValue(), SLOWLY).toBe('he waits outside')

    // Fonts differ by a pixel or two; a style of the host that gets through moves it by far more.
    const near = (box: object | null, wanted: Record<string, number>) => {
      for (const [side, at] of Object.entries(wanted))
        expect(Math.abs((box as Record<string, number>)[side] ?? NaN) - at, side).toBeLessThanOrEqual(4)
    }
    near(await panel(page).boundingBox(), { x: 864, y: 144, width: 400, height: 640 })
    near(closed, { x: 1193, y: 742, width: 71, height: 42 })

    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Escape')
    await expect.poll(() => panel(page).isVisible(), SLOWLY).toBe(false)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('is left by three Shifts', async () => {
    const { page, context } = await street.visit(host())
    await launcher(page).waitFor()
    for (let time = 0; time < 3; time++) await page.keyboard.press('Shift')
    await expect.poll(() => page.title().catch(() => ''), { timeout: 10_000 }).toBe('Weather')
    await context.close()
  })
})

test('a policy without our frames: the card, never an empty box', async () => {
  const { page, context } = await street.visit({
    headers: { 'content-security-policy': `default-src 'none'; script-src ${service()}` },
  })
  await launcher(page).click()
  await page.getByRole('link', { name: '999' }).waitFor(SLOWLY)
  expect(await page.locator('waymark-chat iframe').isVisible()).toBe(false)
  await context.close()
})

test('a policy without our script: the page is as it was, and the link to the chat is a link', async () => {
  const { page, context } = await street.visit({
    before: `<a id="link" href="${service()}/chat?partner=demo">Talk to us</a>`,
    headers: { 'content-security-policy': "default-src 'none'" },
  })
  await page.locator('#link').click()
  await page.waitForURL(`${service()}/chat?partner=demo`)
  await context.close()
})
