import type { Page } from 'playwright-core'
import { WebPage } from '../journeys/web-page.ts'
import type { Answer } from './alive.ts'

/** What a form sends. */
export type Fields = readonly (readonly [name: string, value: string])[]

const post = async (origin: string, fields: Fields): Promise<WebPage> => {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]))
  return new WebPage(await (await fetch(`${origin}/chat`, { method: 'POST', body })).text())
}

/**
 * Walks without a browser, which takes a moment where a browser takes seconds.
 * @param answers what is not here is skipped
 * @returns what has to be sent to come to the first page on which `isThere` holds
 */
export async function wayTo(
  origin: string,
  answers: Readonly<Record<string, Answer>>,
  isThere: (page: WebPage) => boolean,
): Promise<Fields> {
  let page = new WebPage(await (await fetch(`${origin}/chat`)).text())
  for (let step = 0; step < 60; step++) {
    const fields = sent(page, answers[page.hidden('to')])
    page = await post(origin, fields)
    if (isThere(page)) return fields
  }
  throw new Error(`not there, but at "${page.hidden('to')}"`)
}

function sent(page: WebPage, given: Answer | undefined): Fields {
  if (given === undefined) return page.press('skip', '1')
  if (typeof given === 'string') return page.press('choice', given)
  return 'words' in given ? page.type(given.words) : page.tick(given)
}

/** From the first page to the one that is shown when these fields are sent. */
export async function goOn(page: Page, fields: Fields): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate((all) => {
      const form = document.createElement('form')
      form.method = 'post'
      form.action = '/chat'
      for (const [name, value] of all) {
        const field = document.createElement('input')
        field.type = 'hidden'
        field.name = name
        field.value = value
        form.append(field)
      }
      document.body.append(form)
      form.submit()
    }, fields),
  ])
}
