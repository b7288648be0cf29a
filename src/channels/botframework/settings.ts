/** What the operator decides about bots of Azure. Read by `config.ts`, so nothing is loaded here. */
export interface BotSettings {
  /** the registration at Azure; null: whoever reaches this machine may talk to the bot, which is only so on loopback */
  readonly app: {
    readonly id: string
    readonly password: string
    /** where our own tokens come from */
    readonly tokenUrl: string
  } | null
  /** where the keys of the channel service are announced */
  readonly metadataUrl: string
  /** who signs what comes from the channel service */
  readonly issuer: string
  /** hosts that answers may go to, exactly as they are written */
  readonly hosts: readonly string[]
  /** whether addresses of this machine may be used, without https: for trying it out */
  readonly loopback: boolean
}

/** Names that the channel service of the public cloud is reached by (Microsoft Learn, "Bot Framework security" and the Direct Line pages). */
export const DEFAULT_HOSTS: readonly string[] = [
  'smba.trafficmanager.net',
  'directline.botframework.com',
  'webchat.botframework.com',
]
/** Microsoft Learn, "Authenticate requests from the Bot Connector service to your bot". */
export const DEFAULT_METADATA_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration'
export const DEFAULT_ISSUER = 'https://api.botframework.com'
/** What our own tokens are asked for. */
export const TOKEN_SCOPE = 'https://api.botframework.com/.default'
/** Where a tenant's tokens come from. */
export const tokenUrlOf = (tenant: string): string =>
  `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`
