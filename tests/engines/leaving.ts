import { expect } from 'vitest'
import { until } from './driver.ts'
import { answer, byPointer, everything, type Place } from './person.ts'
import type { Street } from './street.ts'

/** Typed and not sent; may never be seen again after leaving. */
const HALF = 'half a sentence, CANARY4242'

/** Goes on until there are words in the log and in a box, which has the focus. */
export async function inTheMiddle(place: Place): Promise<Place> {
  for (let step = 0; step < 6; step++) await answer(place)
  await byPointer(place, '.own > summary')
  await byPointer(place, '.own textarea')
  await place.tab.type(HALF)
  expect(await everything(place.chat)).toContain('CANARY7319')
  expect(await everything(place.chat)).toContain('CANARY4242')
  return place
}

/** The tab shows the page of that address. */
export const isAt = ({ tab }: Place, url: string) =>
  until(url, () => tab.page.evaluate((address) => location.href === address && document.readyState === 'complete', url))

/** Leaves; then Back leads past the conversation, Forward to where leaving led, and neither shows anything of it. */
export async function leavesNothing(
  { site, service }: Street,
  place: Place,
  leave: () => Promise<void>,
): Promise<void> {
  const { tab } = place
  const pages = () => tab.page.evaluate(() => history.length)
  const before = await pages()
  await leave()
  await isAt(place, service.elsewhere)
  expect(await pages()).toBe(before)
  for (const [move, url] of [
    [() => tab.back(), `${site.origin}/other`],
    [() => tab.forward(), service.elsewhere],
  ] as const) {
    await move()
    await isAt(place, url)
    expect(await everything(tab.page)).not.toMatch(/CANARY|eyJ|waymark/i)
  }
}

/** Leaves by another link or address, and comes back: a conversation that begins, with nothing of the one before. */
export async function comesBackToNothing({ site }: Street, place: Place, url: string, open: () => Promise<void>) {
  await place.tab.page.evaluate((to) => location.assign(to), `${site.origin}/other`)
  await isAt(place, `${site.origin}/other`)
  await place.tab.back()
  await isAt(place, url)
  await open()
  expect(await everything(place.tab.page)).not.toMatch(/CANARY/)
  expect(await everything(place.chat)).not.toMatch(/CANARY/)
  await answer(place)
}
