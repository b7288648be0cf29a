import { isIP } from 'node:net'
import { z } from 'zod'
import { BOT_ENVIRONMENT, botSettings } from './channels/botframework/from-environment.ts'
import type { BotSettings } from './channels/botframework/settings.ts'
import { SMS_ENVIRONMENT, smsSettings } from './channels/sms/from-environment.ts'
import type { SmsSettings } from './channels/sms/settings.ts'
import { WHATSAPP_ENVIRONMENT, whatsAppSettings } from './channels/whatsapp/from-environment.ts'
import type { WhatsAppSettings } from './channels/whatsapp/settings.ts'
import { isLoopback } from './http/loopback.ts'
import { LEVELS, type Level } from './log/log.ts'
import { type Keys, parseKeys, randomKeys } from './sealing/keys.ts'

/** Everything that the environment decides, parsed once. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly keys: Keys
  /** addresses and networks of proxies whose header X-Forwarded-For is believed; nobody's when empty */
  readonly trustProxy: readonly string[]
  readonly logLevel: Level
  /** null when not set */
  readonly operator: Operator | null
  /** where processes keep together what messaging channels need; in the memory of this one when null */
  readonly redisUrl: string | null
  /** processes that serve the same people */
  readonly replicas: number
  /** who may read the counts; nobody when null */
  readonly metricsToken: string | null
  /** bots of Azure; null where they are not switched on */
  readonly bots: BotSettings | null
  /** text messages; null where they are not switched on */
  readonly sms: SmsSettings | null
  /** null where it is not switched on */
  readonly whatsapp: WhatsAppSettings | null
  /** the address of this service as everybody else reaches it, without a slash at its end; null when not set */
  readonly publicUrl: string | null
}

/** Who runs this service, as its pages say it. */
export interface Operator {
  readonly name: string
  /** an email address, or the https address of a page */
  readonly contact: string
}

/** A setting that cannot be used. Each line names the setting, says what is wrong and what is right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'a whole number from 0 to 65535 is expected')
  .transform(Number)
  .refine((number) => number <= 65535, 'a whole number from 0 to 65535 is expected')

const host = z
  .string()
  .regex(/^[A-Za-z0-9.:-]+$/, 'an address or a host name is expected, such as 127.0.0.1 or 0.0.0.0')

const stateKeys = z.string().transform((text, context) => {
  try {
    return parseKeys(text)
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'cannot be read' })
    return z.NEVER
  }
})

/** A number of proxies is not taken: who reaches the service directly could then make up the rest of the chain. */
const trustProxy = z
  .string()
  .transform((text) => text.split(',').map((address) => address.trim()))
  .refine(
    (addresses) => addresses.every((address) => PROXY_NAMES.has(address) || isNetwork(address)),
    'the addresses of the proxies in front of this service are expected, comma separated, such as 10.0.0.0/8 or loopback',
  )

/** Names that the framework knows for 127.0.0.0/8, 169.254.0.0/16 and the private networks, and their like in IPv6. */
const PROXY_NAMES = new Set(['loopback', 'linklocal', 'uniquelocal'])

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/')
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return bits > 0 && rest.length === 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
}

const contact = z
  .string()
  .trim()
  .refine(
    (text) =>
      /^[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+$/.test(text) || (text.startsWith('https://') && URL.canParse(text)),
    'an email address or the https address of a page is expected',
  )

/** Never quoted in a complaint: it may hold a password. */
const redisUrl = z
  .string()
  .trim()
  .refine(
    (text) => text.startsWith('/') || (/^rediss?:\/\/[^/]/.test(text) && URL.canParse(text)),
    'redis://host:6379, rediss://host:6379 or the path of a socket is expected',
  )

const replicas = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'a whole number from 1 to 999 is expected')
  .transform(Number)

const metricsToken = z
  .string()
  .trim()
  .regex(/^[\w.~+/=-]{16,}$/, 'at least 16 letters, digits or signs of . _ ~ + / = - are expected')

/** Everybody else's way to this service: what a proxy passes on is not believed. */
const publicUrl = z
  .string()
  .trim()
  .transform((text) => text.replace(/\/+$/, ''))
  .refine(
    (text) => /^https:\/\/[^\s@/?#]+$/.test(text) && URL.canParse(text),
    'the https address of this service is expected, without a path, such as https://chat.example.org',
  )

const settings = z.strictObject({
  PORT: port.default(8080),
  HOST: host.default('127.0.0.1'),
  STATE_KEYS: stateKeys.optional(),
  TRUST_PROXY: trustProxy.default([]),
  LOG_LEVEL: z.enum(LEVELS, `one of ${LEVELS.join(', ')} is expected`).default('info'),
  OPERATOR_NAME: z.string().trim().optional(),
  OPERATOR_CONTACT: contact.optional(),
  REDIS_URL: redisUrl.optional(),
  REPLICAS: replicas.default(1),
  METRICS_TOKEN: metricsToken.optional(),
  PUBLIC_BASE_URL: publicUrl.optional(),
  ...BOT_ENVIRONMENT,
  ...SMS_ENVIRONMENT,
  ...WHATSAPP_ENVIRONMENT,
})

const NAMES = Object.keys(settings.shape)

/**
 * Reads the settings of this service. The environment is shared with everything else on the machine, so only our names are
 * picked from it; what is spelt as if it were ours is refused, because a setting that is not read is worse than no start.
 * @param environment as process.env; a setting that is empty counts as not given
 * @returns the settings, frozen, and lines that the operator should read
 * @throws ConfigError with a line for each setting that cannot be used
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): {
  readonly config: Config
  readonly notes: readonly string[]
} {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '')
  const strangers = given.flatMap(([name]) => strangerLine(name))
  const parsed = settings.safeParse(Object.fromEntries(given.filter(([name]) => NAMES.includes(name))))
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  if (!parsed.success || strangers.length > 0) throw new ConfigError([...strangers, ...wrong])

  const { PORT, HOST, STATE_KEYS, TRUST_PROXY, LOG_LEVEL, OPERATOR_NAME, OPERATOR_CONTACT } = parsed.data
  const { REDIS_URL, REPLICAS, METRICS_TOKEN } = parsed.data
  if ((OPERATOR_NAME === undefined) !== (OPERATOR_CONTACT === undefined))
    throw new ConfigError([
      `${OPERATOR_NAME === undefined ? 'OPERATOR_NAME' : 'OPERATOR_CONTACT'}: needed beside the other: pages say who runs this service and how to reach them, or neither`,
    ])
  if (REPLICAS > 1 && REDIS_URL === undefined)
    throw new ConfigError([
      'REPLICAS: more than one process needs REDIS_URL, where they keep together what messaging channels need. For the pages alone leave REPLICAS away, however many processes there are',
    ])
  const { bots, wrong: wrongOfBots } = botSettings(parsed.data, {
    HOST,
    production: environment.NODE_ENV === 'production',
    reachedBy: (['TRUST_PROXY', 'PUBLIC_BASE_URL'] as const).filter((name) => given.some(([one]) => one === name)),
    debug: environment.DEBUG ?? '',
  })
  const { sms, wrong: wrongOfSms } = smsSettings(parsed.data, parsed.data.PUBLIC_BASE_URL)
  const { whatsapp, wrong: wrongOfWhatsApp } = whatsAppSettings(parsed.data)
  const wrongOfChannels = [...wrongOfBots, ...wrongOfSms, ...wrongOfWhatsApp]
  // a bot without a registration is there to be tried out on this machine
  const isWritten = sms !== null || whatsapp !== null || (bots !== null && bots.app !== null)
  const keyless = STATE_KEYS === undefined && whyKeys(HOST, REDIS_URL !== undefined, isWritten)
  if (wrongOfChannels.length > 0 || keyless)
    throw new ConfigError([
      ...wrongOfChannels,
      ...(keyless
        ? [
            `STATE_KEYS: needed when ${keyless}; id:key with a key of 32 bytes in base64url, as ` +
              `STATE_KEYS="k1:$(openssl rand 32 | basenc --base64url | tr -d '=')"`,
          ]
        : []),
    ])
  return {
    config: Object.freeze({
      port: PORT,
      host: HOST,
      keys: STATE_KEYS ?? randomKeys(),
      trustProxy: TRUST_PROXY,
      logLevel: LOG_LEVEL,
      operator:
        OPERATOR_NAME === undefined || OPERATOR_CONTACT === undefined
          ? null
          : { name: OPERATOR_NAME, contact: OPERATOR_CONTACT },
      redisUrl: REDIS_URL ?? null,
      replicas: REPLICAS,
      metricsToken: METRICS_TOKEN ?? null,
      bots,
      sms,
      whatsapp,
      publicUrl: parsed.data.PUBLIC_BASE_URL ?? null,
    }),
    notes: [
      ...(STATE_KEYS
        ? []
        : ['STATE_KEYS is not set: conversations are sealed with a key of this run only and end when it stops.']),
      ...(REDIS_URL !== undefined && isInClear(REDIS_URL)
        ? ['REDIS_URL is not rediss://, and its host is not this machine: its password goes over the network in clear.']
        : []),
    ],
  }
}

/** Why a key of this run only would not do; null where it does. */
function whyKeys(host: string, isShared: boolean, isWritten: boolean): string | null {
  if (!isLoopback(host)) return `HOST is ${host}, which others can reach`
  if (isShared) return 'REDIS_URL is set, where conversations outlive this process'
  return isWritten ? 'a messaging channel is on, which encrypts what it keeps of people' : null
}

function isInClear(redisUrl: string): boolean {
  if (!redisUrl.startsWith('redis://')) return false
  return !isLoopback(new URL(redisUrl).hostname.replace(/^\[|\]$/g, ''))
}

/** A name that somebody meant for us: with our name in front, or one of ours but for its underscores, its case or an s. */
function strangerLine(name: string): string[] {
  if (NAMES.includes(name)) return []
  const bare = (text: string) => text.toUpperCase().replaceAll('_', '').replace(/S$/, '')
  const meant = NAMES.find((known) => bare(known) === bare(name.replace(/^WAYMARK_?/i, '')))
  const ours = /^WAYMARK_/i.test(name)
  // Short common words such as "port" or "hosts" may well be somebody else's.
  const near = meant?.includes('_') === true
  if (!ours && !near) return []
  return [`${name}: no such setting; ${meant ? `${meant} is meant` : `the settings are ${NAMES.join(', ')}`}`]
}
