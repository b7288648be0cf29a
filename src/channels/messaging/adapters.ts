import type { Config } from '../../config.ts'
import { notInstalled } from '../../not-installed.ts'
import type { Content } from '../deps.ts'
import type { Live } from '../live.ts'
import type { Adapter } from './adapter.ts'

/** What an adapter may need beside its settings. */
export interface AdapterDeps {
  readonly content: Live<Content>
  readonly now: () => Date
}

/** Loads the adapter of a channel that is switched on; null where it is not. Its library is loaded by nothing else. */
type Load = (config: Config, deps: AdapterDeps) => Promise<Adapter> | null

/** Every messaging channel. A new one is a folder, its settings in config.ts and a line here. */
const LOADERS: readonly Load[] = [
  ({ sms }) => sms && import('../sms/adapter.ts').then(({ createSmsAdapter }) => createSmsAdapter(sms)),
  ({ whatsapp }, deps) =>
    whatsapp &&
    import('../whatsapp/adapter.ts').then(({ createWhatsAppAdapter }) => createWhatsAppAdapter(whatsapp, deps)),
  ({ bots }, deps) =>
    bots &&
    import('../botframework/adapter.ts').then(
      ({ createBotFrameworkAdapter }) => createBotFrameworkAdapter(bots, deps),
      notInstalled('BOT_APP_ID'),
    ),
]

/**
 * The adapters of the channels that are switched on.
 * @throws ConfigError where what one needs is not installed
 */
export async function adaptersOf(config: Config, deps: AdapterDeps): Promise<readonly Adapter[]> {
  const loaded = await Promise.all(LOADERS.map((load) => load(config, deps)))
  return loaded.filter((adapter) => adapter !== null)
}
