import type { Config } from '../../config.ts'
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
const LOADERS: readonly Load[] = []

/** The adapters of the channels that are switched on. */
export async function adaptersOf(config: Config, deps: AdapterDeps): Promise<readonly Adapter[]> {
  const loaded = await Promise.all(LOADERS.map((load) => load(config, deps)))
  return loaded.filter((adapter) => adapter !== null)
}
