import { mkdirSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { box, chat, desktop, focusIs, launcher, panel, phone, SLOWLY, Street } from './embed-visit.ts'

const street = new Street()
const shots = new URL('../screenshots/', import.meta.url).pathname
mkdirSync(shots, { recursive: true })

afterEach(() => {
  Object.assign(street.service.fault, { hang: 0, slow: 0, gone: false })
})

describe('before it is opened', () => {
  test('one request of ours, five elements at most, nothing stored, nobody else asked', async () => {
    const { page, context, asked, complaints } = await street.visit()
    await launcher(page).waitFor()
    const added = await page.evaluate(() => {
      const host = document.querySelector('waymark-chat')
      return 1 + (host?.shadowRoot?.querySelectorAll('*').length ?? 0)
    })
    expect(added).toBeLessThanOrEqual(5)
    expect(asked.filter((url) => !url.startsWith(street.site.origin))).toEqual([`${street.service.origin}/embed.js`])
    expect(await context.cookies()).toEqual([])
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
    expect(await page.evaluate(() => Object.keys(globalThis).filter((key) => /waymark/i.test(key)))).toEqual([
      'waymark',
    ])
    expect(complaints).toEqual([])
    await context.close()
  })

  test('a server that hangs costs the page nothing', async () => {
    street.service.fault.hang = 15_000
    const { page, context } = await street.visit()
    await page.locator('#search').fill('opening hours')
    expect(await page.evaluate(() => document.readyState)).toBe('interactive')
    expect(await launcher(page).count()).toBe(0)
    await context.close()
  })

  test('it has a name, is a button, and is out of the way on paper', async () => {
    const { page, context } = await street.visit()
    await page.getByRole('button', { name: 'Chat', exact: true }).waitFor()
    expect(await violations(page, ['light', 'dark'])).toEqual([])
    await context.close()
  })
})

describe.each([
  ['desktop', desktop],
  ['phone', phone],
] as const)('opened, %s', (size, viewport) => {
  test('by keyboard: Tab, Enter, the question has the focus, Escape in the chat gives it back', async () => {
    const { page, context, complaints } = await street.visit({}, { viewport })
    await launcher(page).waitFor()
    await page.locator('#search').focus()
    await page.keyboard.press('Tab')
    await focusIs(page, 'button Chat')
    await page.keyboard.press('Enter')
    await focusIs(page, 'chat h1')
    await (await box(page)).focus()
    await page.keyboard.type('he waits outside')
    await expect.poll(async () => (await box(page)).inputValue(), SLOWLY).toBe('he waits outside')
    await page.keyboard.press('Escape')
    await focusIs(page, 'button Chat')
    expect(await panel(page).isVisible()).toBe(false)

    await page.keyboard.press('Enter')
    await focusIs(page, 'chat h1')
    expect(await (await box(page)).inputValue()).toBe('he waits outside')
    expect(complaints).toEqual([])
    await context.close()
  })

  test('by touch, and hidden again', async () => {
    const { page, context } = await street.visit({}, { viewport, hasTouch: true })
    await launcher(page).tap()
    const frame = await chat(page)
    expect(await launcher(page).isVisible()).toBe(false)
    await frame.locator('.hide').tap()
    await launcher(page).waitFor({ state: 'visible' })
    expect(await panel(page).isVisible()).toBe(false)
    await context.close()
  })

  test('Escape on the page of the host closes it too', async () => {
    const { page, context } = await street.visit({}, { viewport })
    await launcher(page).click()
    await chat(page)
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Escape')
    await expect.poll(() => panel(page).isVisible(), SLOWLY).toBe(false)
    await context.close()
  })

  test('axe finds nothing, while it opens, opened, and when it does not open', async () => {
    street.service.fault.slow = 5_000
    const { page, context } = await street.visit({}, { viewport })
    await launcher(page).click()
    const found = await violations(page, ['light', 'dark'])
    await page.getByRole('link', { name: '999' }).waitFor()
    found.push(...(await violations(page, ['light', 'dark'])))
    await page.screenshot({ path: `${shots}embed-${size}-card.png` })
    await chat(page)
    found.push(...(await violations(page, ['light', 'dark'])))
    await page.screenshot({ path: `${shots}embed-${size}-open.png` })
    expect(found).toEqual([])
    await context.close()
  })

  test('opened and hidden ten times, the history does not grow, and the chat is loaded once (B05)', async () => {
    const { page, context } = await street.visit({}, { viewport })
    const before = await page.evaluate(() => history.length)
    street.service.asked.length = 0
    for (let time = 0; time < 10; time++) {
      await launcher(page).click()
      const hide = (await chat(page)).locator('.hide')
      // the question takes the focus as the panel opens: who presses at that moment may have to press again
      await expect
        .poll(async () => {
          if (!(await launcher(page).isVisible())) await hide.click()
          return launcher(page).isVisible()
        }, SLOWLY)
        .toBe(true)
    }
    expect(await page.evaluate(() => history.length)).toBe(before)
    expect(street.service.asked.filter((line) => line.includes('/chat?'))).toHaveLength(1)
    await context.close()
  })
})

describe('its place', () => {
  test('beside the page on a desktop: 400 by 640, and the page can be used', async () => {
    const { page, context } = await street.visit()
    await launcher(page).click()
    await chat(page)
    expect(await panel(page).boundingBox()).toEqual({ x: 864, y: 144, width: 400, height: 640 })
    await page.locator('#search').fill('opening hours')
    await focusIs(page, 'input')
    await context.close()
  })

  test.each([
    ['a phone', phone],
    ['a small phone', { width: 320, height: 568 }],
    ['400 % zoom', { width: 320, height: 256 }],
    ['a phone on its side', { width: 844, height: 390 }],
  ])('the whole of %s, and the page behind is out of reach', async (_, viewport) => {
    const { page, context } = await street.visit({}, { viewport })
    await launcher(page).click()
    const frame = await chat(page)
    const whole = { x: 0, y: 0, ...viewport }
    expect(await panel(page).boundingBox()).toEqual(whole)
    expect(await page.locator('waymark-chat iframe').boundingBox()).toEqual(whole)
    expect(await frame.evaluate(() => [innerWidth, innerHeight])).toEqual([viewport.width, viewport.height])
    await page.evaluate(() => document.querySelector<HTMLElement>('#search')?.focus())
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('search')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await context.close()
  })

  test('at 400 % zoom, Hide, Leave and the call are in view when the chat does not open, also at the end of the card', async () => {
    street.service.fault.slow = 60_000
    const { page, context } = await street.visit({}, { viewport: { width: 320, height: 256 } })
    await launcher(page).click()
    const call = page.getByRole('link', { name: '999' })
    await call.waitFor()
    const buttons = ['Hide', 'Leave this page'].map((name) => page.getByRole('button', { name }))
    const inView = async (all: Locator[]) => {
      for (const one of all) {
        const box = await one.boundingBox()
        expect(box && box.x >= 0 && box.x + box.width <= 320 && box.y >= 0 && box.y + box.height <= 256).toBe(true)
      }
    }
    await inView([...buttons, call])
    await panel(page).evaluate((dialog) => dialog.scrollTo(0, dialog.scrollHeight))
    await inView(buttons)
    expect(await panel(page).evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth)).toBe(true)
    await context.close()
  })

  const WHERE = { ltr: 'right', rtl: 'left' } as const
  test.each([
    ['ltr', '', WHERE.ltr],
    ['rtl', '', WHERE.rtl],
    ['ltr', 'left', 'left'],
    ['rtl', 'left', 'left'],
    ['ltr', 'right', 'right'],
    ['rtl', 'right', 'right'],
  ] as const)('on a %s page with position "%s", it is at the %s', async (dir, position, side) => {
    const head = street.service.line(`data-partner="demo" ${position && `data-position="${position}"`}`)
    const { page, context } = await street.visit({ html: `lang="en" dir="${dir}"`, head })
    const sideOf = (box: { x: number; width: number } | null) => box && (box.x + box.width / 2 < 640 ? 'left' : 'right')
    expect(sideOf(await launcher(page).boundingBox())).toBe(side)
    await launcher(page).click()
    expect(sideOf(await panel(page).boundingBox())).toBe(side)
    await context.close()
  })

  test('forced colours: every control has an edge, and the focus is seen', async () => {
    street.service.fault.slow = 60_000
    const { page, context } = await street.visit({}, { forcedColors: 'active' })
    const edge = (element: Element) => {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element)
      return borderTopStyle === 'solid' && borderTopWidth === '1px' && borderTopColor !== backgroundColor
    }
    expect(await launcher(page).evaluate(edge)).toBe(true)
    await launcher(page).click()
    await page.getByRole('link', { name: '999' }).waitFor()
    const edges = await page.locator('waymark-chat :is(dialog, button, a):visible').evaluateAll((all) =>
      all.map((element) => {
        const { borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(element)
        return borderTopStyle === 'solid' && borderTopColor !== backgroundColor
      }),
    )
    expect(edges).toEqual([true, true, true, true, true])
    await page.keyboard.press('Tab')
    const ring = await page
      .locator('waymark-chat :focus-visible')
      .evaluate((element) => getComputedStyle(element).outline)
    expect(ring).toMatch(/solid 3px|3px solid/)
    await context.close()
  })

  test('nothing of it moves', async () => {
    const { page, context } = await street.visit({}, { reducedMotion: 'reduce' })
    await launcher(page).click()
    await chat(page)
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    await context.close()
  })
})

describe('its language', () => {
  test.each([
    ['that of the page', 'lang="cy"', '', 'Sgwrs', 'cy'],
    ['that of a dialect of the page', 'lang="cy-GB"', '', 'Sgwrs', 'cy-GB'],
    ['that of the line', 'lang="en"', 'data-lang="cy"', 'Sgwrs', 'cy'],
    ['English where the page says none', '', '', 'Chat', 'en'],
    ['English words where it has no others; the chat may have them', 'lang="pl"', '', 'Chat', 'pl'],
  ])('is %s', async (_, html, attribute, word, lang) => {
    const head = street.service.line(`data-partner="demo" ${attribute}`)
    const { page, context } = await street.visit({ html, head })
    await page.getByRole('button', { name: word, exact: true }).click()
    expect(await (await chat(page)).evaluate(() => location.search)).toBe(`?lang=${lang}&partner=demo&frame`)
    await context.close()
  })
})

describe('when the chat does not come', () => {
  test.each([
    ['the server hangs', { hang: 15_000 }],
    ['the server is gone', { gone: true }],
    ['its script never runs', { slow: 60_000 }],
  ])('3: %s: first Hide and Leave, then the emergency help and a link', async (_, fault) => {
    const { page, context } = await street.visit({}, { viewport: phone })
    await launcher(page).waitFor()
    Object.assign(street.service.fault, fault)
    await launcher(page).click()
    await focusIs(page, 'button Hide')
    await page.getByRole('link', { name: '999' }).waitFor(SLOWLY)
    const text = await panel(page).textContent()
    expect(text).toMatch(/call 999 and ask for the police/)
    expect(text).toMatch(/press 55 when you are asked to/)
    expect(await page.getByRole('link', { name: '999' }).getAttribute('href')).toBe('tel:999')
    expect(await page.getByRole('link', { name: 'Open as a page' }).getAttribute('href')).toBe(
      `${street.service.origin}/chat?lang=en&partner=demo`,
    )
    expect(await page.locator('waymark-chat iframe').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Hide' }).click()
    await focusIs(page, 'button Chat')
    await context.close()
  })

  test('a site that is no partner: the card, never an empty box (B04)', async () => {
    const { page, context } = await street.visit({ head: street.service.line('data-partner="nobody"') })
    await launcher(page).click()
    await page.getByRole('link', { name: '999' }).waitFor(SLOWLY)
    await context.close()
  })

  test('offline', async () => {
    const { page, context } = await street.visit()
    await launcher(page).waitFor()
    await context.setOffline(true)
    await launcher(page).click()
    await page.getByRole('link', { name: '999' }).waitFor(SLOWLY)
    await context.close()
  })

  test('it comes late: it is shown, has the focus, and the card is gone for everybody', async () => {
    street.service.fault.slow = 5_000
    const { page, context } = await street.visit()
    await launcher(page).click()
    await page.getByRole('link', { name: '999' }).waitFor()
    await chat(page)
    await focusIs(page, 'chat h1')
    expect(await page.locator('waymark-chat :is(a, p, dialog > button):visible').count()).toBe(0)
    await context.close()
  })

  test('a message of another window changes nothing', async () => {
    street.service.fault.slow = 60_000
    const { page, context } = await street.visit()
    await launcher(page).click()
    await page.evaluate(() => {
      for (const word of ['ready', 'hide', 'leave']) postMessage(word, '*')
    })
    await page.getByRole('link', { name: '999' }).waitFor()
    expect(await page.title()).toBe('Harbour')
    expect(await page.locator('waymark-chat iframe').isVisible()).toBe(false)
    await context.close()
  })
})

describe('the site opens it', () => {
  test('by a link to the chat, whatever stands in the link, and gets the focus back', async () => {
    const link = `<a id="link" href="${street.service.origin}/chat?partner=demo"><b>Talk to us</b></a>`
    const { page, context } = await street.visit({ before: link })
    await launcher(page).waitFor()
    await page.locator('#link').focus()
    await page.keyboard.press('Enter')
    await focusIs(page, 'chat h1')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), SLOWLY).toBe('link')
    await page.locator('#link b').click()
    await focusIs(page, 'chat h1')
    await context.close()
  })

  test('by its script, from the first line on, before there is a body (B03)', async () => {
    const head = `${street.service.line().replace('async ', '')}<script>waymark.open()</script>`
    const { page, context, complaints } = await street.visit({ head, late: 5_000 })
    await focusIs(page, 'chat h1')
    expect(await page.evaluate(() => document.body)).toBeNull()
    await page.locator('#search').waitFor()
    expect(await panel(page).isVisible()).toBe(true)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('with the line twice there is one chat, also where an element has our name', async () => {
    const twice = street.service.line() + street.service.line('data-partner="demo" data-lang="cy"')
    const { page, context, complaints } = await street.visit({
      head: twice,
      before: '<form id="waymark"></form>',
    })
    await launcher(page).click()
    await chat(page)
    expect(await page.locator('waymark-chat').count()).toBe(1)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('a site of one page: other addresses, another body, the same conversation', async () => {
    const { page, context } = await street.visit()
    await launcher(page).click()
    await (await box(page)).fill('half a sentence')
    await page.evaluate(() => {
      history.pushState(null, '', '/another')
      const body = document.createElement('body')
      body.textContent = 'Another page'
      document.body.replaceWith(body)
    })
    expect(await (await box(page)).inputValue()).toBe('half a sentence')
    await (await chat(page)).locator('.hide').click()
    await launcher(page).click()
    expect(await (await box(page)).inputValue()).toBe('half a sentence')
    await context.close()
  })
})

test('38: the whole of it asks nobody else, and stores nothing', async () => {
  const { page, context, asked } = await street.visit()
  await launcher(page).click()
  await (await chat(page)).locator('.hide').click()
  const ours = [street.site.origin, street.service.origin]
  expect(asked.filter((url) => !ours.includes(new URL(url).origin))).toEqual([])
  expect(await context.cookies()).toEqual([])
  const stored = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
  ])
  expect(stored).toEqual([0, 0, 0, 0])
  await context.close()
})
