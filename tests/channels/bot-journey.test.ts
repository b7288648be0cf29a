import { DirectLine as Client, type Message } from 'botframework-directlinejs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import xhr from 'xhr2'
import { type Bot, startBot, until } from './bot.ts'
import { type BotService, botService } from './bot-service.ts'
import { type DirectLine, directLine } from './direct-line.ts'

let azure: BotService
let bot: Bot
let line: DirectLine

beforeAll(async () => {
  // Microsoft's client is written for browsers
  Object.assign(globalThis, { XMLHttpRequest: xhr })
  azure = await botService()
  bot = await startBot(azure)
  line = await directLine(azure, (activity) => bot.post(activity))
})
afterAll(async () => {
  await bot.stop()
  await Promise.all([azure.stop(), line.stop()])
})

/** Somebody who writes in Microsoft's client, and presses its buttons. */
function person() {
  const client = new Client({ secret: 'secret', domain: line.domain, webSocket: false, pollingInterval: 200 })
  const shown: Message[] = []
  client.activity$.subscribe((activity) => {
    if (activity.type === 'message' && activity.from.id !== 'dl_user') shown.push(activity as Message)
  })
  const last = () => shown.at(-1) as Message & { suggestedActions?: { actions: Record<string, never>[] } }
  let seen = 0
  /** @returns what came, once a question did */
  const answered = async (): Promise<readonly Message[]> => {
    await until(() => shown.length > seen)
    let quiet = shown.length
    do {
      quiet = shown.length
      await new Promise((resolve) => setTimeout(resolve, 450))
    } while (shown.length > quiet)
    const news = shown.slice(seen)
    seen = shown.length
    return news
  }
  const send = async (activity: object): Promise<readonly Message[]> => {
    client.postActivity({ from: { id: 'dl_user' }, type: 'message', ...activity } as Message).subscribe()
    return answered()
  }
  return {
    answered,
    write: (text: string) => send({ text }),
    press(title: string) {
      const button = last().suggestedActions?.actions.find((one) => one.title === title)
      if (!button) throw new Error(`no button "${title}" in ${JSON.stringify(last())}`)
      return send({ text: button.text, value: button.value })
    },
    titles: () => last().suggestedActions?.actions.map(({ title }) => title) ?? [],
    last,
    end: () => client.end(),
  }
}

test('a whole conversation in Microsoft’s client, from the greeting to the plan', async () => {
  const one = person()
  const show = (what: readonly Message[]) =>
    console.log(
      what.map((m) => m.text + JSON.stringify([m.suggestedActions, m.attachments])).join('\n---\n'),
      '\n=========',
    )
  show(await one.answered())
  show(await one.write('1'))
  show(await one.write('my ex keeps turning up at my work'))
  one.end()
})
