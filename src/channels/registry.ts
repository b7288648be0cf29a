import type { FastifyInstance } from 'fastify'
import type { ChannelId } from './capabilities.ts'
import type { ChannelDeps } from './deps.ts'
import { jsonChannel } from './json/channel.ts'
import { webChannel } from './web/channel.ts'

export type Channel = (app: FastifyInstance, deps: ChannelDeps) => Promise<void>

/** Every channel of this service. A new one is a folder, a line in capabilities.ts and a line here. */
export const CHANNELS: Readonly<Record<ChannelId, Channel>> = { web: webChannel, json: jsonChannel }
