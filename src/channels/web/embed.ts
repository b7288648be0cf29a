import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import type { Texts } from '../../texts/types.ts'
import type { ChannelDeps } from '../deps.ts'
import { ELSEWHERE } from './elsewhere.ts'
import { readsBrotli } from './packing.ts'
import { joinModules, minified } from './script.ts'

const folder = join(import.meta.dirname, '../../../web-widget/embed')

/** The languages whose emergency help every loader carries; another is added by `?lang=`. */
const CARRIED = ['en', 'cy']

/** The words that the loader shows by itself, in the order in which it takes them. */
const WORDS = ['embed.chat', 'page.hide', 'page.leave', 'emergency.short.call', 'embed.page'] as const
const EMERGENCY = ['emergency.short.line', 'emergency.short.silent'] as const

const headers = {
  'cache-control': 'public, max-age=300, stale-while-revalidate=3600',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  vary: 'accept-encoding',
} as const

/** The loader in one set of languages. */
interface Loader {
  readonly body: Buffer
  readonly brotli: Buffer
  /** a weak tag: packed or not, it is the same */
  readonly etag: string
}

/** `GET /embed.js`: the one line of a charity's page. `?lang=` adds the words of a language. */
export function embedRoute(app: FastifyInstance, { content }: Pick<ChannelDeps, 'content'>): void {
  const loaders = content.derive(({ texts }) => {
    const made = new Map<string, Loader>()
    return (wish: string): Loader => {
      const more = texts.locales.includes(wish) && !CARRIED.includes(wish) ? wish : ''
      const loader = made.get(more) ?? makeLoader(texts, more)
      made.set(more, loader)
      return loader
    }
  })

  app.get<{ Querystring: Record<string, unknown> }>('/embed.js', async (request, reply) => {
    const loader = loaders()(String(request.query.lang))
    reply.headers(headers).type('text/javascript; charset=utf-8').header('etag', loader.etag)
    if (request.headers['if-none-match']?.includes(loader.etag)) return reply.code(304).send()
    if (!readsBrotli(request)) return loader.body
    reply.header('content-encoding', 'br')
    return loader.brotli
  })
}

function makeLoader(texts: Texts, more: string): Loader {
  const words = (locale: string) => {
    const help = EMERGENCY.map((key) => texts.get(locale, key)).join('\n\n')
    // The loader takes them apart again.
    return [...WORDS.map((key) => texts.get(locale, key)), help].map((word) => word.replaceAll('|', '/')).join('|')
  }
  const [first = 'en', ...others] = [...CARRIED, more].filter((locale) => texts.locales.includes(locale))
  const script = joinModules(join(folder, 'main.js'), {
    STYLE: squeezeStyle(readFileSync(join(folder, 'embed.css'), 'utf8')),
    ENGLISH: words(first),
    OTHERS: Object.fromEntries(others.map((locale) => [locale.slice(0, 2), words(locale)])),
    ELSEWHERE,
  })
  // A page that has the line twice has one chat. An element of the page that has our name opens nothing.
  // Every page of the charity carries it, so each byte counts.
  const body = Buffer.from(minified(`if(!window.waymark?.open)${script}`, 2))
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 16)
  return { body, brotli: brotliCompressSync(body), etag: `W/"${hash}"` }
}

/** A sheet without what is for readers: comments, and spaces that separate nothing. */
function squeezeStyle(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>~]) ?/g, '$1')
    .replace(/: (?=[^{}]*})/g, ':')
    .replace(/ (?=!important)/g, '')
    .replace(/ ([+/]) /g, '$1')
    .replaceAll(';}', '}')
    .trim()
}
