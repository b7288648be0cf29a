import { fileURLToPath } from 'node:url'
import { Live } from '../../src/channels/live.ts'
import { loadWorld } from '../../src/content/world.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { buildMember } from './build-member.ts'

/** One of several processes. Takes the settings of the service from the environment, and the address of the provider as its argument. */
const [provider = ''] = process.argv.slice(2)
const content = new Live(contentOf(loadWorld(fileURLToPath(new URL('../..', import.meta.url)))))
const server = await buildMember({ environment: process.env, provider, content })
process.once('SIGTERM', async () => {
  await server.stop(0)
  process.exit(0)
})
process.stdout.write(`Waymark is listening on ${server.address()}/chat\n`)
