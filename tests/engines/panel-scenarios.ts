import { expect } from 'vitest'
import { EX_WITH_A_TRACKER } from '../browser/alive.ts'
import { until } from './driver.ts'
import { comesBackToNothing, inTheMiddle, isAt, leavesNothing } from './leaving.ts'
import type { Scenario } from './page-scenarios.ts'
import {
  alive,
  byKeyboard,
  byPointer,
  everything,
  focusOf,
  type Hand,
  type Place,
  THREE_SHIFTS,
  walkToPlan,
} from './person.ts'
import { desktop, inPanel, LAUNCHER, type Open, onSite, phone, type Street } from './street.ts'

/** What has the focus on the page of the charity: the element, or the one in our shadow root. */
const focusOnSite = ({ tab }: Place) =>
  tab.page.evaluate(() => {
    const { activeElement: own } = document
    const one = own?.shadowRoot?.activeElement ?? own
    return one?.localName === 'button' ? `button ${one.textContent}` : one?.localName
  })

const focusIs = async (place: Place, what: string) => {
  await until(`the focus on ${what}`, async () => (await focusOnSite(place)) === what)
}

/** The question has the focus, and the panel has the keyboard. */
const atTheQuestion = async (place: Place) => {
  await alive(place.chat)
  await focusIs(place, 'iframe')
  await until('the focus on the question', async () => (await focusOf(place.chat)) === 'h1#question')
}

async function toThePlan({ service }: Street, place: Place, hand: Hand): Promise<void> {
  const pages = new Set<number>()
  const prompts = await walkToPlan(place, hand, async () => {
    pages.add(await place.tab.page.evaluate(() => history.length))
    expect(await focusOf(place.chat)).toMatch(/^h[12]/)
    expect(await focusOnSite(place)).toBe('iframe')
  })
  expect(prompts).toEqual(Object.keys(EX_WITH_A_TRACKER))
  expect(pages.size).toBe(1)
  expect(await everything(place.chat)).toContain('Leicestershire Police')
  expect(service.asked).toContain('GET /chat/socket')
  // What takes too long over a socket goes over HTTP, on a machine that is busy.
  expect(service.asked.filter((line) => line === 'POST /chat').length).toBeLessThan(prompts.length)
}

const leaving =
  (leave: (place: Place) => Promise<void>, size = desktop) =>
  async (street: Street, open: Open) => {
    const place = await inTheMiddle(await inPanel(street, open, { size }))
    await leavesNothing(street, place, () => leave(place))
  }

/** A site that asks before it is left, and remembers that it was asked to. */
const ASKS = `<script>addEventListener('beforeunload', (event) => {
  localStorage.setItem('held', 'yes')
  event.preventDefault()
  event.returnValue = ''
})</script>`

export const panelScenarios: readonly Scenario[] = [
  {
    name: 'the whole journey by pointer, on a phone, over a socket',
    async run(street, open) {
      street.service.asked.length = 0
      const place = await inPanel(street, open, { size: phone })
      await atTheQuestion(place)
      await toThePlan(street, place, byPointer)
    },
  },
  {
    name: 'by keyboard alone: Tab, Enter, the question has the focus, the whole journey, Escape gives the focus back',
    async run(street, open) {
      street.service.asked.length = 0
      const place = await onSite(street, open)
      const { tab } = place
      for (let presses = 0; (await focusOnSite(place)) !== 'button Chat'; presses++) {
        expect(presses).toBeLessThan(10)
        await tab.press('Tab')
      }
      await tab.press('Enter')
      await atTheQuestion(place)
      await tab.press('Escape')
      await focusIs(place, 'button Chat')
      await tab.press('Enter')
      await atTheQuestion(place)
      await toThePlan(street, place, byKeyboard)
      await tab.press('Escape')
      await focusIs(place, 'button Chat')
      expect(
        await tab.page.evaluate(
          (it) => document.querySelector(it)?.shadowRoot?.querySelector('dialog')?.open,
          'waymark-chat',
        ),
      ).toBe(false)
    },
  },
  {
    name: 'hidden and opened again on a phone: the words are still in the box, the question has the focus',
    async run(street, open) {
      const place = await inTheMiddle(await inPanel(street, open, { size: phone }))
      await byPointer(place, '.hide')
      await focusIs(place, 'button Chat')
      await place.tab.page.click(LAUNCHER)
      await until('the focus on the question', async () => /^h[12]/.test(await focusOf(place.chat)))
      expect(await place.chat.evaluate(() => document.querySelector('textarea')?.value)).toContain('CANARY4242')
    },
  },
  { name: 'leaving by the button, then Back and Forward', run: leaving(({ chat }) => chat.click('.leave')) },
  {
    name: 'leaving by the button on a phone, then Back and Forward',
    run: leaving(({ chat }) => chat.click('.leave'), phone),
  },
  {
    name: 'leaving by three Shifts in the chat, then Back and Forward',
    run: leaving(({ tab }) => tab.press(...THREE_SHIFTS)),
  },
  {
    name: 'leaving by three Shifts on the page around it, then Back and Forward',
    run: leaving(async ({ tab }) => {
      await tab.page.click('#search')
      await tab.press(...THREE_SHIFTS)
    }),
  },
  {
    name: 'leaving by three Shifts before the panel was ever opened',
    async run(street, open) {
      const place = await onSite(street, open)
      await place.tab.page.click('#search')
      await place.tab.type('he waits outside, CANARY7319')
      await leavesNothing(street, place, () => place.tab.press(...THREE_SHIFTS))
    },
  },
  {
    name: 'a site that asks before it is left does not hold anybody',
    async run(street, open) {
      const place = await inTheMiddle(await inPanel(street, open, {}, ASKS))
      await leavesNothing(street, place, () => place.tab.press(...THREE_SHIFTS))
      await place.tab.back()
      await isAt(place, `${street.site.origin}/other`)
      expect(await place.tab.page.evaluate(() => localStorage.getItem('held'))).toBe(null)
    },
  },
  {
    name: 'the site is left by a link of its own, then Back: the conversation is gone',
    async run(street, open) {
      const place = await inTheMiddle(await inPanel(street, open))
      await comesBackToNothing(street, place, `${street.site.origin}/harbour`, async () => {
        await place.tab.page.click(LAUNCHER)
        await alive(place.chat)
      })
    },
  },
]
