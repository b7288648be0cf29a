import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { chatAddress, firstLine, policy, usualLine } from '../embedding/lines.ts'
import { AROUND, type DemoPage, MISSING, PAGES } from './pages.ts'

const FOLDER = join(import.meta.dirname, '../../demo')
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8')
const FILES: Readonly<Record<string, string>> = {
  '/site.css': 'text/css; charset=utf-8',
  '/counter.js': 'text/javascript; charset=utf-8',
  '/unsaved.js': 'text/javascript; charset=utf-8',
  '/harbour.svg': 'image/svg+xml',
}

/** Whose pages these are: the file partners/<id>.yaml. */
export const DEMO_PARTNER = 'demo'

/**
 * The site of the made-up charity, with the chat on every page, under a policy that allows what `npm run embed` says and no more.
 * Files are read at each request, so that whoever edits them sees them.
 * @param chat gives the origin of the service, which may be known later than the site is
 */
export function demoSite(chat: () => string): Server {
  return createServer((request, reply) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const type = FILES[path]
    if (type !== undefined) {
      reply.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(read(`files${path}`))
      return
    }
    const page = PAGES.find((one) => one.path === path)
    reply
      .writeHead(page ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': policyOf(chat()),
      })
      .end(demoPage(page ?? MISSING, chat()))
  })
}

function policyOf(origin: string): string {
  const added = new Map(policy({ origin, partner: DEMO_PARTNER }))
  const own = { 'default-src': "'self'", 'script-src': "'self'", 'frame-src': '', 'base-uri': "'none'" }
  return Object.entries(own)
    .map(([directive, source]) => [directive, source, added.get(directive)].filter(Boolean).join(' '))
    .join('; ')
}

/** A page as a browser gets it. @param origin of the service */
export function demoPage({ file, path, lang, dir, title, asksBeforeLeaving }: DemoPage, origin: string): string {
  const to = { origin, partner: DEMO_PARTNER }
  const nav = PAGES.map(
    (one) =>
      `<a href="${one.path}" lang="${one.lang}"${one.path === path ? ' aria-current="page"' : ''}>${one.name}</a>`,
  )
  const values: Readonly<Record<string, string>> = {
    title,
    first: asksBeforeLeaving ? firstLine(to) : '',
    usual: asksBeforeLeaving ? '' : usualLine(to),
    last: asksBeforeLeaving ? '<script src="/unsaved.js"></script>' : '',
    nav: nav.join('\n'),
    link: chatAddress({ ...to, lang }).replaceAll('&', '&amp;'),
    ...AROUND[lang],
  }
  const fill = (text: string) => text.replace(/\{\{([a-z]+)\}\}/g, (_, name: string) => values[name] ?? '')
  const inside = read('layout.html').replace(/\{\{([a-z]+)\}\}/g, (_, name: string) =>
    name === 'main' ? fill(read(`pages/${file}.html`)) : (values[name] ?? ''),
  )
  return `<!doctype html>\n<html lang="${lang}" dir="${dir}">\n${inside}</html>\n`
}
