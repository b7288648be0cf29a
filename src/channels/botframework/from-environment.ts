import { z } from 'zod'
import { isLoopback } from '../../http/loopback.ts'
import { type BotSettings, DEFAULT_HOSTS, DEFAULT_ISSUER, DEFAULT_METADATA_URL, tokenUrlOf } from './settings.ts'

/** An address of Microsoft's, or of one's own machine where somebody tries it out. */
const address = z
  .string()
  .refine(
    (text) => /^https?:\/\/[^\s@?#]+$/.test(text) && URL.canParse(text) && new URL(text).username === '',
    'an address is expected, such as https://login.example/path',
  )

const hostNames = z
  .string()
  .transform((text) => text.split(',').map((host) => host.trim()))
  .refine(
    (hosts) => hosts.every((host) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host)),
    'names of hosts are expected, comma separated, in small letters, without https:// or a path, such as smba.trafficmanager.net',
  )

/** The settings of this channel, as the environment gives them. */
export const BOT_ENVIRONMENT = {
  BOT_FRAMEWORK: z.enum(['on', 'off'], 'on or off is expected').optional(),
  BOT_APP_ID: z
    .string()
    .regex(
      /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      'the application (client) id of the registration is expected, as Azure shows it in small letters',
    )
    .optional(),
  BOT_APP_PASSWORD: z.string().optional(),
  BOT_TENANT_ID: z
    .string()
    .regex(/^[A-Za-z0-9.-]+$/, 'the directory (tenant) id is expected')
    .optional(),
  BOT_OPENID_METADATA_URL: address.optional(),
  BOT_TOKEN_ISSUER: z.string().optional(),
  BOT_TOKEN_URL: address.optional(),
  BOT_SERVICE_HOSTS: hostNames.optional(),
}

/** What says nothing without a registration. */
const OF_A_REGISTRATION = [
  'BOT_APP_PASSWORD',
  'BOT_TENANT_ID',
  'BOT_SERVICE_HOSTS',
  'BOT_OPENID_METADATA_URL',
  'BOT_TOKEN_ISSUER',
  'BOT_TOKEN_URL',
] as const

type Given = z.infer<z.ZodObject<typeof BOT_ENVIRONMENT>>

/** What decides about it beside its own settings. */
export interface Around {
  readonly HOST: string
  readonly production: boolean
  /** settings that are there, and say that others reach this service although HOST is this machine */
  readonly reachedBy: readonly string[]
  /** what the library's own log is switched on by: it would write people's words */
  readonly debug: string
}

/**
 * The settings of this channel: null where it is not switched on.
 * @returns beside them a line for each that cannot be used
 */
export function botSettings(
  given: Given,
  { HOST, production, reachedBy, debug }: Around,
): { readonly bots: BotSettings | null; readonly wrong: readonly string[] } {
  const { BOT_APP_ID: id, BOT_APP_PASSWORD: password, BOT_TENANT_ID: tenant } = given
  if (given.BOT_FRAMEWORK === 'off') return { bots: null, wrong: [] }
  const alone = id === undefined ? OF_A_REGISTRATION.filter((name) => given[name] !== undefined) : []
  if (alone.length > 0)
    return {
      bots: null,
      wrong: [
        `BOT_APP_ID: needed beside ${alone.join(', ')}, which count for a registration alone. To leave bots off, take all of them out or set BOT_FRAMEWORK=off`,
      ],
    }
  if (given.BOT_FRAMEWORK === undefined && id === undefined) return { bots: null, wrong: [] }
  const loopback = isLoopback(HOST) && !production
  const tokenUrl = given.BOT_TOKEN_URL ?? (tenant === undefined ? undefined : tokenUrlOf(tenant))
  const reachable = (name: 'BOT_OPENID_METADATA_URL' | 'BOT_TOKEN_URL') => {
    const url = given[name]
    const isFine = url === undefined || url.startsWith('https:') || (loopback && isLoopback(new URL(url).hostname))
    return isFine ? [] : [`${name}: an address with https is expected; http only for this machine itself`]
  }
  const wrong = [
    ...(id === undefined && !loopback
      ? [
          `BOT_APP_ID: needed when HOST is ${HOST}${production ? ' and NODE_ENV is production' : ', which others can reach'}: without it whoever asks is believed to be the channel service`,
        ]
      : []),
    ...(id === undefined && loopback && reachedBy.length > 0
      ? [
          `BOT_APP_ID: needed when ${reachedBy.join(' and ')} ${reachedBy.length > 1 ? 'are' : 'is'} set, since others reach this service through a proxy: without it whoever asks is believed to be the channel service. To try a bot out, take ${reachedBy.length > 1 ? 'these' : 'this'} out`,
        ]
      : []),
    ...(id !== undefined && password === undefined ? ['BOT_APP_PASSWORD: needed beside BOT_APP_ID, to answer'] : []),
    ...(id !== undefined && tokenUrl === undefined
      ? ['BOT_TENANT_ID: needed beside BOT_APP_ID: the tenant in which the bot is registered']
      : []),
    ...reachable('BOT_OPENID_METADATA_URL'),
    ...reachable('BOT_TOKEN_URL'),
    ...(/(?:^|[\s,])(?:\*|agents)/.test(debug)
      ? [`DEBUG: "${debug}" makes the library of bots write down what people say; leave it out`]
      : []),
  ]
  const bots = Object.freeze({
    app: id === undefined || password === undefined || tokenUrl === undefined ? null : { id, password, tokenUrl },
    metadataUrl: given.BOT_OPENID_METADATA_URL ?? DEFAULT_METADATA_URL,
    issuer: given.BOT_TOKEN_ISSUER ?? DEFAULT_ISSUER,
    hosts: given.BOT_SERVICE_HOSTS ?? [...DEFAULT_HOSTS],
    loopback,
  })
  return { bots, wrong }
}
