import { fileURLToPath } from 'node:url'
import { ContentError, nearest } from '../content/problem.ts'
import { loadWorld } from '../content/world.ts'
import { embeddingText, POSITIONS } from '../embedding/lines.ts'
import { selfTestPage } from '../embedding/self-test-page.ts'
import { isLoopback } from '../http/loopback.ts'
import { ArgumentError, oneOf, readArguments } from './arguments.ts'

const OPTIONS = {
  partner: 'demo',
  origin: 'https://chat.example.org',
  lang: 'cy',
  position: 'left',
  page: null,
} as const
/** Where `npm start` and `npm run demo` listen when nothing else is said. */
const OWN_ORIGIN = 'http://127.0.0.1:8080'

/**
 * `npm run -s embed -- --partner demo [--origin https://chat.example.org] [--lang cy] [--position left] [--page]`: the line that puts
 * the chat on the pages of a charity, what their policy has to allow, and how a link opens it. `--page`: a page for their site that
 * tells whether all of it works. Exit code 1 where it was called wrongly.
 */
function main(typed: readonly string[]): void {
  const { values, others } = readArguments(typed, OPTIONS)
  const [other] = others
  if (other !== undefined) throw new ArgumentError([`"${other}": expected an option, as --partner ${other}.`])
  const { partners } = loadWorld(fileURLToPath(new URL('../..', import.meta.url)))
  const { partner: id } = values
  const partner = id === undefined ? undefined : partners.get(id)
  if (!partner)
    throw new ArgumentError([
      id === undefined
        ? `--partner: say whose pages it is for, as --partner ${OPTIONS.partner}.${nearest('', partners.keys())}`
        : `--partner: there is no "${id}": it would be the file partners/${id}.yaml.${nearest(id, partners.keys())}`,
    ])
  const { lang, position } = values
  if (lang !== undefined && !partner.languages.includes(lang))
    throw new ArgumentError([
      `--lang: the pages of "${partner.id}" are not offered in "${lang}".${nearest(lang, partner.languages)}`,
    ])
  const to = {
    partner: partner.id,
    origin: originOf(values.origin ?? OWN_ORIGIN),
    ...(lang !== undefined && { lang }),
    ...(position !== undefined && { position: oneOf('--position', position, POSITIONS) }),
  }
  if (values.page) {
    process.stdout.write(selfTestPage(to, partner.name, partner.origins))
    return
  }
  console.log(embeddingText(to, partner.name))
  if (values.origin === undefined)
    console.log(
      `\n${OWN_ORIGIN} is this machine alone. Name the address of your service with --origin ${OPTIONS.origin}.`,
    )
}

/** @throws ArgumentError for what is no origin, or one that pages on the web could not use */
function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol))
    throw new ArgumentError([`--origin: "${text}" is no address. Write it as ${OPTIONS.origin}.`])
  if (url.origin !== text.replace(/\/$/, ''))
    throw new ArgumentError([`--origin: expected the address without a path: ${url.origin}.`])
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new ArgumentError([
      `--origin: pages with https load nothing without it. Use ${url.origin.replace('http:', 'https:')}.`,
    ])
  return url.origin
}

if (process.argv[1] === import.meta.filename) {
  try {
    main(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof ContentError || error instanceof ArgumentError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
