import { DirectLine as Client } from 'botframework-directlinejs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import xhr from 'xhr2'
import { type Bot, settled, startBot, until } from './bot.ts'
import { type AnyActivity, type BotService, botService } from './bot-service.ts'
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

const ME = 'dl_user'

/** Somebody who reads, writes and presses buttons in Microsoft's client. */
function person() {
  const client = new Client({ secret: 'secret', domain: line.domain, webSocket: false, pollingInterval: 200 })
  const shown: AnyActivity[] = []
  client.activity$.subscribe({
    next: (activity) => {
      if (activity.from.id !== ME) shown.push(activity)
    },
    // that the conversation has ended is told as an error
    error: () => {},
  })
  let seen = 0
  let isLost = false
  const isAllShown = () => {
    if (isLost) throw new Error('the client could not send a message')
    return shown.length > seen && shown.length === line.sentIn(client)
  }
  /** What came, once all of it did. */
  const answered = async (): Promise<readonly AnyActivity[]> => {
    await settled(bot.store, isAllShown)
    const news = shown.slice(seen)
    seen = shown.length
    return news
  }
  const send = async (activity: object): Promise<readonly AnyActivity[]> => {
    client
      .postActivity({ type: 'message', from: { id: ME }, ...activity } as Parameters<Client['postActivity']>[0])
      .subscribe({
        next: (id) => {
          isLost ||= id === 'retry'
        },
        error: () => {
          isLost = true
        },
      })
    return answered()
  }
  return {
    shown,
    answered,
    write: (text: string) => send({ text }),
    /** as Web Chat does it with a messageBack action */
    press(title: string) {
      const actions: AnyActivity[] = shown.at(-1)?.suggestedActions?.actions ?? []
      const button = actions.find((one) => one.title === title)
      if (!button) throw new Error(`there is no button "${title}" but ${actions.map((one) => one.title)}`)
      const { text, value, displayText } = button
      return send({ text, value, channelData: { messageBack: { displayText } } })
    },
    end: () => client.end(),
  }
}

const asked = (all: readonly AnyActivity[]) => all.at(-1)?.text as string

test('a whole conversation in Microsoft’s client, from the greeting to the plan', { timeout: 180_000 }, async () => {
  const one = person()
  const greeting = await one.answered()
  expect(greeting.filter(({ text }) => text.startsWith('Hello.'))).toHaveLength(1)
  expect(greeting[0]?.text).toMatch(/^What you write here stays in this app/)
  expect(asked(greeting)).toContain('What would you like to do?')

  expect(asked(await one.press('Start'))).toContain('Are you in danger right now?')
  expect(asked(await one.press('No'))).toContain('Could someone else see this screen')
  expect(asked(await one.press('No'))).toContain('Who is this about?')
  expect(asked(await one.press('Me'))).toContain('Are you under 18?')
  expect(asked(await one.write('2'))).toContain('in your own words')
  const heard = await one.write('my ex follows me to work and texts me all day')
  expect(heard.map(({ text }) => text).join('\n')).toContain('- Following me')
  expect(asked(heard)).toContain('Is that right?')
  expect(asked(await one.write('yes'))).toContain('Who is doing this')
  expect(asked(await one.press('A partner or ex'))).toContain('Are you together now?')
  expect(asked(await one.press('No'))).toContain('hard to keep away')
  expect(asked(await one.write('None of these'))).toContain('how often')
  expect(asked(await one.write('3.'))).toContain('About when did it start?')
  expect(asked(await one.press('This week'))).toContain('changed lately')
  expect(asked(await one.write('2'))).toContain('feeling')
  expect(asked(await one.write('1 and 3'))).toContain('changed anything')
  expect(asked(await one.write('1, 2'))).toContain('threats and being hurt')
  expect(asked(await one.press('No, leave it out'))).toContain('anything official')
  expect(asked(await one.write('5'))).toContain('Is a child')
  const reflection = await one.press('No')
  expect(reflection.map(({ text }) => text).join('\n')).toContain('- Following me')
  expect(asked(reflection)).toContain('Have I got this right?')
  expect(asked(await one.press('Yes'))).toContain('Which area are you in')
  expect(asked(await one.write('LE2'))).toContain('Where does most of it happen?')
  expect(asked(await one.press('Near where I live'))).toContain('Have you told the police')
  expect(asked(await one.press('Not yet'))).toContain('easier to get help')
  const plan = await one.write('7')

  const said = plan.map(({ text }) => text).join('\n')
  expect(said).toContain('What you can do')
  expect(said).toMatch(/999/)
  expect(said).toContain('Leicestershire Police')
  expect(said).toContain('0808 802 0300')
  // each number that can be called can be read
  const buttons = plan.flatMap(({ attachments = [] }) => attachments).flatMap(({ content }) => content.buttons)
  const calls = buttons.filter(({ type }) => type === 'call').map(({ value }) => value.replace('tel:', ''))
  expect(calls.length).toBeGreaterThan(3)
  const digits = said.replace(/[^\d\n]/g, '')
  for (const number of calls) expect(digits).toContain(number)

  expect(new Set(line.answered)).toEqual(new Set([200]))
  for (const { authorization } of azure.received) expect(authorization).toMatch(/^Bearer token-/)
  for (const { text, suggestedActions, attachments } of one.shown) {
    expect(suggestedActions && attachments).toBeUndefined()
    const lines = text.split('\n').map((each: string) => each.trim())
    for (const [i, { text: label }] of (suggestedActions?.actions ?? []).entries())
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${i + 1} ${RegExp.escape(label)}(?: \\(x\\))?$`)))
  }
  one.end()
})

test('a button of an earlier question answers nothing; the present one is asked again', async () => {
  const one = person()
  await one.answered()
  const start = one.press('Start')
  await start
  const earlier = one.shown.find(({ suggestedActions }) => suggestedActions)
  const [button] = earlier?.suggestedActions.actions ?? []
  expect(button.title).toBe('Start')
  const again = await one.write('4')
  expect(asked(again)).toContain('Could someone else see this screen')
  const before = one.shown.length
  await bot.post({
    ...azure.activity({ channelId: 'directline', ...button }),
    type: 'message',
    conversation: azure.received.at(-1)?.activity.conversation,
  })
  await until(() => one.shown.length > before)
  expect(one.shown.at(-1)?.text).toContain('Could someone else see this screen')
  one.end()
})

test('danger is met before anything else, at any question', async () => {
  const one = person()
  await one.answered()
  await one.press('Start')
  const [first, ...rest] = await one.write('he is outside my door right now')
  expect(first?.text).toMatch(/^Call 999 now/)
  expect(first?.attachments[0].content.buttons[0]).toEqual({ type: 'call', title: 'Call 999', value: 'tel:999' })
  expect(asked(rest)).toContain('Are you in danger right now?')
  one.end()
})
