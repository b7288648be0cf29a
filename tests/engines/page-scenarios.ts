import { expect } from 'vitest'
import { EX_WITH_A_TRACKER } from '../browser/alive.ts'
import { until } from './driver.ts'
import { comesBackToNothing, inTheMiddle, leavesNothing } from './leaving.ts'
import {
  alive,
  answer,
  byKeyboard,
  byPointer,
  everything,
  focusOf,
  type Hand,
  type Place,
  promptOf,
  THREE_SHIFTS,
  walkToPlan,
} from './person.ts'
import { desktop, type Open, onPage, phone, type Street } from './street.ts'

/** Something that people do, and what has to come of it in every engine. */
export interface Scenario {
  readonly name: string
  readonly run: (street: Street, open: Open) => Promise<void>
}

const journey =
  (hand: Hand, size = desktop) =>
  async (street: Street, open: Open) => {
    const place = await onPage(street, open, { size })
    street.between.asked.length = 0
    const pages = new Set<number>()
    const prompts = await walkToPlan(place, hand, async () => {
      pages.add(await place.chat.evaluate(() => history.length))
      expect(await focusOf(place.chat)).toMatch(/^h[12]/)
    })
    expect(prompts).toEqual(Object.keys(EX_WITH_A_TRACKER))
    expect(pages.size).toBe(1)
    expect(await everything(place.chat)).toContain('Leicestershire Police')
    expect(street.between.asked).toContain('GET /chat/socket')
    // What takes too long over a socket goes over HTTP, on a machine that is busy.
    expect(street.between.asked.filter((line) => line === 'POST /chat').length).toBeLessThan(prompts.length)
  }

const leaving = (leave: (place: Place) => Promise<void>) => async (street: Street, open: Open) => {
  const place = await inTheMiddle(await onPage(street, open, { size: phone }))
  await leavesNothing(street, place, () => leave(place))
}

export const pageScenarios: readonly Scenario[] = [
  { name: 'the whole journey by pointer, over a socket', run: journey(byPointer) },
  { name: 'the whole journey by keyboard alone, on a phone', run: journey(byKeyboard, phone) },
  {
    name: 'sockets are refused: the whole journey over HTTP',
    async run(street, open) {
      street.between.upgrades = 'refuse'
      const place = await onPage(street, open)
      street.between.asked.length = 0
      const prompts = await walkToPlan(place, byPointer, async () => {})
      expect(street.between.asked.filter((line) => line === 'POST /chat')).toHaveLength(prompts.length)
    },
  },
  {
    name: 'without setHTML, by the policy of Trusted Types',
    async run(street, open) {
      const place = await onPage(street, open, { lacks: 'setHTML' })
      const known = () => ['setHTML' in Element.prototype, 'trustedTypes' in window]
      expect(await place.chat.evaluate(known)).toEqual([false, true])
      for (let step = 0; step < 5; step++) await answer(place)
      expect(await promptOf(place.chat)).toBe(Object.keys(EX_WITH_A_TRACKER)[5])
    },
  },
  { name: 'leaving by the button, then Back and Forward', run: leaving(({ chat }) => chat.click('.leave')) },
  {
    name: 'leaving by the button with the keyboard, then Back and Forward',
    // The way out is the first thing on the page.
    run: leaving(async (place) => {
      await place.chat.evaluate(() => document.querySelector<HTMLElement>('.leave')?.focus())
      await place.tab.press('Enter')
    }),
  },
  {
    name: 'leaving by three Shifts in a box, then Back and Forward',
    run: leaving(({ tab }) => tab.press(...THREE_SHIFTS)),
  },
  {
    name: 'leaving: blank and empty before the press is over',
    async run(street, open) {
      const { tab } = await inTheMiddle(await onPage(street, open))
      const after = await tab.page.evaluate(() => {
        document.querySelector<HTMLElement>('.leave')?.click()
        const { documentElement, title } = document
        const typed = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value)
        return [getComputedStyle(documentElement).display, title, documentElement.outerHTML, ...typed]
      })
      expect(after.slice(0, 2)).toEqual(['none', ''])
      expect(after.join('\n')).not.toMatch(/CANARY|eyJ/)
      await until('the other page', () => tab.page.evaluate((url) => location.href === url, street.service.elsewhere))
    },
  },
  {
    name: 'capitals never leave',
    async run(street, open) {
      const { tab, chat } = await inTheMiddle(await onPage(street, open))
      await tab.type('HE IS ALWAYS THERE. WHY? A B C D')
      expect(await chat.evaluate(() => document.querySelector('textarea')?.value)).toContain(
        'ALWAYS THERE. WHY? A B C D',
      )
    },
  },
  {
    name: 'left in another way, then Back: a first page',
    async run(street, open) {
      const place = await inTheMiddle(await onPage(street, open))
      await comesBackToNothing(
        street,
        place,
        `${street.between.origin}/chat`,
        async () => void (await alive(place.chat)),
      )
    },
  },
]
