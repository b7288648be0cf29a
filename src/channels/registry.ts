import type { FastifyInstance } from 'fastify'
import type { ChannelId } from './capabilities.ts'
import type { ChannelDeps } from './deps.ts'
import { jsonChannel } from './json/channel.ts'
import type { MessagingChannelId } from './messaging/adapter.ts'
import { webChannel } from './web/channel.ts'

export type Channel = (app: FastifyInstance, deps: ChannelDeps) => Promise<void>

/** Every channel that answers at once. A new one is a folder, a line in capabilities.ts and a line here. */
export const CHANNELS: Readonly<Record<Exclude<ChannelId, MessagingChannelId>, Channel>> = {
  web: webChannel,
  json: jsonChannel,
}
