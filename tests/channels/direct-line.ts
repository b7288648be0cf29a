import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AnyActivity, BOT, type BotService } from './bot-service.ts'

/** Direct Line, as Microsoft's own client speaks to it: what it takes from the client it signs and hands to the bot. */
export interface DirectLine {
  /** what the client is given as `domain` */
  readonly domain: string
  /** how many messages of the bot there are in the conversation of a client */
  sentIn(client: object): number
  /** statuses with which the bot answered */
  readonly answered: number[]
  stop(): Promise<void>
}

/** @param deliver posts one activity to the bot, signed */
export async function directLine(
  azure: BotService,
  deliver: (activity: AnyActivity) => Promise<Response>,
): Promise<DirectLine> {
  const history = new Map<string, AnyActivity[]>()
  const answered: number[] = []
  let count = 0
  const handOn = async (conversation: string, activity: AnyActivity): Promise<number> => {
    const { status } = await deliver(
      azure.activity({ channelId: 'directline', conversation: { id: conversation }, ...activity }),
    )
    answered.push(status)
    return status
  }

  azure.onReceived(({ path, activity }) => {
    const [, id] = /\/v3\/conversations\/([^/]+)\//.exec(path) ?? []
    const shown = history.get(decodeURIComponent(id ?? ''))
    shown?.push({ ...activity, id: `${id}|${shown.length}` })
  })

  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://directline')
    const [, id = ''] = /^\/v3\/directline\/conversations\/([^/]+)\/activities$/.exec(pathname) ?? []
    const shown = history.get(id)
    if (request.method === 'POST' && pathname === '/v3/directline/conversations') {
      count += 1
      const conversationId = `direct-line-${count}`
      history.set(conversationId, [])
      json(201, { conversationId, token: 'token', expires_in: 1800 })
      // as Direct Line does: the bot itself, then whoever opened the chat
      await handOn(conversationId, { type: 'conversationUpdate', text: undefined, membersAdded: [BOT] })
      await handOn(conversationId, {
        type: 'conversationUpdate',
        text: undefined,
        membersAdded: [{ id: 'dl_user' }, BOT],
      })
    } else if (request.method === 'POST' && shown) {
      const activity = { ...JSON.parse(body), id: `${id}|${shown.length}`, timestamp: new Date().toISOString() }
      shown.push(activity)
      const status = await handOn(id, activity)
      json(status === 200 ? 200 : 502, { id: activity.id })
    } else if (request.method === 'GET' && shown) {
      const after = Number(searchParams.get('watermark') ?? 0)
      json(200, { activities: shown.slice(after), watermark: String(shown.length) })
    } else json(404, {})
  })
  // the client sends again over a connection that was just closed, and takes the message for lost
  server.keepAliveTimeout = 120_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    domain: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v3/directline`,
    answered,
    sentIn: (client) => {
      const { conversationId = '' } = client as { conversationId?: string }
      return (history.get(conversationId) ?? []).filter(({ from }) => from.id === BOT.id).length
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
