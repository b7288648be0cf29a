import { EX_WITH_A_TRACKER } from '../browser/alive.ts'
import { type Key, type Tab, until, type View } from './driver.ts'

/** Where somebody has a conversation: in a tab, on the page itself or in the panel. */
export interface Place {
  readonly tab: Tab
  readonly chat: View
}

/** How one thing is pressed: with a pointer, or with the keyboard alone. */
export type Hand = (place: Place, selector: string) => Promise<void>

export const byPointer: Hand = ({ chat }, selector) => chat.click(selector)

/** Goes with Tab, as somebody without a pointer has to, until the element has the focus, and presses what its kind is pressed with. */
export const byKeyboard: Hand = async (place, selector) => {
  await tabTo(place, selector)
  const kind = await place.chat.evaluate(() => document.activeElement?.matches('[type=checkbox], [type=radio]'))
  await place.tab.press(kind ? 'Space' : 'Enter')
}

/** @throws when so many presses of Tab lead nowhere that the person would have given up */
export async function tabTo({ tab, chat }: Place, selector: string): Promise<void> {
  await until(selector, () => chat.evaluate((one) => document.querySelector(one) !== null, selector))
  for (let presses = 0; presses < 60; presses++) {
    if (await chat.evaluate((one) => document.activeElement === document.querySelector(one), selector)) return
    await tab.press('Tab')
  }
  throw new Error(`Tab does not lead to ${selector}`)
}

export const promptOf = (chat: View) => fieldOf(chat, 'to')
const stateOf = (chat: View) => fieldOf(chat, 'state')

const fieldOf = (chat: View, field: string) =>
  chat.evaluate((name) => document.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value, field)

/** What has the focus in the conversation: `h1#question`, say. */
export const focusOf = (chat: View) =>
  chat.evaluate(() => {
    const { activeElement: one } = document
    return one ? `${one.localName}${one.id && `#${one.id}`}` : 'nothing'
  })

/** The script of the page runs, and what is pressed is answered without another page. */
export const alive = (chat: View) =>
  until('a living page', () =>
    chat.evaluate(() => {
      const form = document.querySelector('form')
      return document.documentElement.classList.contains('alive') && form !== null && !form.inert
    }),
  )

/** Answers the question that is on the screen, and waits for the next. */
export async function answer(place: Place, hand: Hand = byPointer): Promise<void> {
  const { tab, chat } = place
  const [prompt, before] = [await promptOf(chat), await stateOf(chat)]
  const given = EX_WITH_A_TRACKER[prompt ?? '']
  if (given === undefined) throw new Error(`no answer for the prompt "${prompt}"`)
  if (typeof given === 'string') await hand(place, `#now [name=choice][value="${given}"]`)
  else {
    if ('words' in given) {
      await reach(place, '#now .box', hand)
      await tab.type(given.words)
    } else
      for (const tick of given) {
        const box = `#now .tick input[value="${tick}"]`
        // what was heard in their words is ticked already
        const isTicked = await chat.evaluate((one) => document.querySelector<HTMLInputElement>(one)?.checked, box)
        if (!isTicked) await hand(place, box)
      }
    await hand(place, '#now button.main')
  }
  await until('the next question', async () => {
    const now = await stateOf(chat)
    return now !== undefined && now !== before
  })
}

/** Puts the focus into a box, without pressing Enter in it. */
export const reach = (place: Place, selector: string, hand: Hand) =>
  hand === byKeyboard ? tabTo(place, selector) : hand(place, selector)

/**
 * Goes on until there is a plan.
 * @param look after each turn
 * @returns the prompts on the way
 */
export async function walkToPlan(place: Place, hand: Hand, look: () => Promise<void>): Promise<string[]> {
  const prompts: string[] = []
  for (let step = 0; step < 40; step++) {
    if (await place.chat.evaluate(() => document.querySelector('.plan') !== null)) return prompts
    prompts.push((await promptOf(place.chat)) ?? '')
    await answer(place, hand)
    await look()
  }
  throw new Error(`no plan after ${prompts.join(', ')}`)
}

export const THREE_SHIFTS: readonly Key[] = ['ShiftLeft', 'ShiftRight', 'ShiftLeft']

/** Everything that can be read in a document, typed words and hidden fields included. */
export const everything = (view: View) =>
  view.evaluate(() => {
    const typed = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value)
    return [document.title, document.documentElement.outerHTML, ...typed, name, JSON.stringify(history.state)].join(
      '\n',
    )
  })
