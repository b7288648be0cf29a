import { join } from 'node:path'
import { type AnyActivity, APP_ID, type BotService, botService } from '../../tests/channels/bot-service.ts'
import { ROOT } from '../content.ts'
import { type Figure, goal, table } from '../figure.ts'
import { type Contender, interleave, median, ratios, type Series, seriesOf, spread } from '../rounds.ts'
import { type Child, startServer } from '../servers.ts'

/** Turns of one round, in conversations that run side by side. */
const TURNS = 300
const AT_ONCE = 16
/** What somebody writes until they begin anew: the greeting, then questions to which one message is the answer. */
const WORDS = ['hello', '1', '4', '1', '1', '2']
const goals = { peer: 2 }
const OURS = 'Waymark: gate, queue, turn, replies'
const PEER = 'botbuilder 4.23.3: echo'

export const bots: Figure = {
  title: 'Bots: one turn with everything around it, against an echo bot of the archived SDK',
  async measure() {
    const azure = await botService()
    const children: Child[] = []
    try {
      const ours = await startServer([join(ROOT, 'bin/start.js')], azure.environment)
      children.push(ours)
      const peer = await startServer([join(import.meta.dirname, '../servers/botbuilder.ts'), azure.url, APP_ID])
      children.push(peer)
      const authorization = `Bearer ${await azure.token()}`
      const replies = { [OURS]: 0, [PEER]: 0 }
      const contenders = [
        contender(azure, OURS, ours, `${ours.origin}/webhooks/botframework`, authorization, replies),
        contender(azure, PEER, peer, `${peer.origin}/api/messages`, authorization, replies),
      ]
      const found = await interleave(contenders)
      const of = (name: string): Series => seriesOf(found, name)
      const times = ratios(of(OURS), of(PEER))
      return [
        `${AT_ONCE} people at once, ${TURNS} turns a round, tokens verified, answers posted to a channel service of this machine. A turn of ours is kept in the store of one process before it is acknowledged, read for danger, replayed, encrypted twice and written to the log; that of the peer sends the words back.`,
        '',
        ...table(
          ['', 'server CPU, µs a turn', 'messages sent'],
          [
            [OURS, spread(of(OURS)), replies[OURS] ?? 0],
            [PEER, spread(of(PEER)), replies[PEER] ?? 0],
          ],
        ),
        '',
        `Ours to theirs, round by round: ${spread(times)}.`,
        '',
        goal('a turn', median(times), goals.peer, 'times that of the echo bot'),
      ]
    } finally {
      for (const child of children) await child.end()
      await azure.stop()
    }
  },
}

let conversations = 0

function contender(
  azure: BotService,
  name: string,
  child: Child,
  url: string,
  authorization: string,
  replies: Record<string, number>,
): Contender {
  const waiting = new Map<string, (activity: AnyActivity) => void>()
  azure.onReceived(({ activity }) => {
    azure.received.length = 0
    const take = waiting.get(activity.conversation.id)
    if (!take) return
    replies[name] = (replies[name] ?? 0) + 1
    if (activity.suggestedActions) take(activity)
  })
  const say = async (conversation: string, text: string): Promise<void> => {
    const answered = new Promise((resolve) => waiting.set(conversation, resolve))
    const activity = azure.activity({ conversation: { id: conversation }, text })
    const body = JSON.stringify(activity)
    const headers = { 'content-type': 'application/json', authorization }
    const response = await fetch(url, { method: 'POST', headers, body })
    if (response.status !== 200) throw new Error(`${name} answered ${response.status}`)
    await response.arrayBuffer()
    await answered
  }
  return {
    name,
    async round() {
      const before = await child.cpu()
      let turns = 0
      const person = async () => {
        while (turns < TURNS) {
          const conversation = `bench-${conversations++}`
          for (const text of WORDS) {
            await say(conversation, text)
            turns += 1
          }
          waiting.delete(conversation)
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, person))
      return { turns, cpu: (await child.cpu()) - before }
    },
  }
}
