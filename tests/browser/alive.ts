import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Machines that do everything at once may take their time. */
export const SLOWLY = { timeout: 20_000 }

/** Typed in the journeys; may never be seen again after leaving. */
export const WORDS = 'my ex waits outside my work, CANARY7319'

/** How one question is answered: a choice, ticks, or words. */
export type Answer = string | readonly string[] | { readonly words: string }

/** Somebody young, of whom a friend tells: an ex waits outside work and put a tracker on the car, near Leicester, who told nobody yet. */
export const EX_WITH_A_TRACKER: Readonly<Record<string, Answer>> = {
  'way-in': 'begin',
  'danger-now': 'no',
  'who-can-see': 'no',
  who: 'someone-else',
  'under-18>someone-else': 'yes',
  words: { words: WORDS },
  // what was heard in them is ticked already
  'heard-right': 'put-right',
  behaviours: ['near', 'online'],
  'behaviours>near': ['loitering'],
  'behaviours>online': ['tracking'],
  relationship: 'partner-or-ex',
  together: 'no',
  feeling: ['worried'],
  home: { words: 'LE2' },
  told: 'no',
}

/** Part of a page with a conversation: the page itself, or the frame in a panel. */
export type Chat = Pick<Page, 'locator' | 'evaluate'>

export const stateOf = (chat: Chat): Promise<string> => chat.locator('input[name=state]').inputValue()
export const promptOf = (chat: Chat): Promise<string> => chat.locator('input[name=to]').inputValue()
export const question = (chat: Chat): Promise<string | null> => chat.locator('#question').textContent()

/** The page's script runs, and what is pressed is answered on this page. */
export async function alive(chat: Chat): Promise<void> {
  await expect.poll(() => chat.locator('html.alive').count(), SLOWLY).toBe(1)
}

/** Does something that sends, and waits until the next turn is there. */
export async function sends(chat: Chat, act: () => Promise<unknown>): Promise<void> {
  const before = await stateOf(chat)
  await act()
  await expect.poll(() => stateOf(chat).catch(() => before), SLOWLY).not.toBe(before)
}

export const press = (chat: Chat, selector: string): Promise<void> =>
  sends(chat, () => chat.locator(selector).first().click())

/** How a person presses: a click, a tap, or a key on what has the focus. */
export type Hand = (target: Locator) => Promise<void>
export const click: Hand = (target) => target.click()
/** Nobody reads a question and taps at once: a second tap in one place is taken for a double one. */
export const tap: Hand = async (target) => {
  await target.page().waitForTimeout(350)
  await target.tap()
}
export const key: Hand = async (target) => {
  await target.focus()
  await target.press((await target.getAttribute('type')) === 'checkbox' ? 'Space' : 'Enter')
}

/** Answers the question that is on the screen. */
export async function answer(chat: Chat, hand: Hand = click, answers = EX_WITH_A_TRACKER): Promise<void> {
  const prompt = await promptOf(chat)
  const given = answers[prompt]
  if (given === undefined) throw new Error(`no answer for the prompt "${prompt}"`)
  if (typeof given === 'string')
    return sends(chat, () => hand(chat.locator(`#now [name=choice][value="${given}"]`).first()))
  if ('words' in given) await chat.locator('#now .box').first().fill(given.words)
  else
    for (const tick of given) {
      const box = chat.locator(`#now .tick:has([value="${tick}"]) input`)
      if (!(await box.isChecked())) await hand(box)
    }
  await sends(chat, () => hand(chat.locator('#now button.main').first()))
}

/** Goes on until there is a plan. @returns the prompts on the way */
export async function walkToPlan(
  chat: Chat,
  hand: Hand = click,
  look: () => Promise<void> = async () => {},
): Promise<string[]> {
  const prompts: string[] = []
  for (let step = 0; step < 25; step++) {
    await look()
    if ((await chat.locator('.plan').count()) > 0) return prompts
    prompts.push(await promptOf(chat))
    await answer(chat, hand)
  }
  throw new Error(`no plan after ${prompts.join(', ')}`)
}
