import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Live } from '../../src/channels/live.ts'
import { KEPT_MS } from '../../src/channels/messaging/silence.ts'
import { ELSEWHERE } from '../../src/channels/web/elsewhere.ts'
import { readConfig } from '../../src/config.ts'
import { DEFAULT_RATE_LIMIT } from '../../src/http/rate-limit.ts'
import { createLog } from '../../src/log/log.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import { VALID_SECONDS } from '../../src/sealing/sealer.ts'
import { buildServer, type Server } from '../../src/server.ts'
import { KNOWN_FOR_MS } from '../../src/store/store.ts'
import { PATIENCE, theWorld } from './service.ts'

/**
 * What the pages about the service say of it, held to what it does. Where such a test fails, the code has changed under the words:
 * mend the code, or the words in each language.
 */

const ROOT = join(import.meta.dirname, '../..')
const LANGUAGES = ['en', 'cy'] as const

let server: Server
const routes: { readonly method: string; readonly url: string }[] = []
beforeAll(async () => {
  const { config } = readConfig({ LOG_LEVEL: 'silent' })
  server = await buildServer({
    config,
    content: new Live(contentOf(await theWorld())),
    log: createLog('silent'),
    beside: (app) => {
      app.addHook('onRoute', ({ method, url }) => {
        for (const one of [method].flat()) routes.push({ method: one, url })
      })
    },
  })
}, PATIENCE)
afterAll(() => server.app.close())

const words = async (page: string, lang: string) =>
  (await server.app.inject(`/${page}?lang=${lang}`)).payload.replaceAll('&#39;', "'").replace(/<[^>]+>/g, '\n')

describe.each(LANGUAGES)('in %s', (lang) => {
  test.each(['privacy', 'accessibility'])(
    '/%s: a chat ends as long after the last answer as a token is valid',
    async (page) => {
      const hours = [...(await words(page, lang)).matchAll(/\b(\d+) (?:hours|awr)\b/g)].map((match) => Number(match[1]))
      expect(hours.length).toBeGreaterThan(1)
      expect(new Set(hours)).toEqual(new Set([VALID_SECONDS / 3600]))
    },
  )

  test('addresses are thrown away every hour', async () => {
    expect(await words('privacy', lang)).toMatch({ en: /thrown away every hour/, cy: /cael ei daflu bob awr/ }[lang])
    expect(DEFAULT_RATE_LIMIT.rotateAfter).toBe(60 * 60 * 1000)
  })

  test('what is written by message is kept for a day at most, and marks of messages for 8 days', async () => {
    const page = await words('privacy', lang)
    expect(page).toMatch({ en: /for a day at most/, cy: /am ddiwrnod ar y mwyaf/ }[lang])
    expect(KEPT_MS).toBe(24 * 60 * 60 * 1000)
    expect(page).toMatch({ en: /scrambled mark of each for 8 days/, cy: /am 8 diwrnod/ }[lang])
    expect(KNOWN_FOR_MS).toBe(8 * 24 * 60 * 60 * 1000)
  })

  test('leaving leads to a page about the weather', async () => {
    expect(await words('privacy', lang)).toMatch({ en: /about the weather/, cy: /am y tywydd/ }[lang])
    expect(ELSEWHERE).toContain('weather')
  })

  test('it is said that no Welsh speaker has read the Welsh for as long as that is so', async () => {
    const { state } = parse(readFileSync(join(ROOT, 'locales/cy/review.yaml'), 'utf8'))
    const unread = { en: /No Welsh speaker has read/, cy: /Does dim siaradwr Cymraeg wedi darllen/ }[lang]
    for (const page of ['about', 'accessibility'])
      expect(unread.test(await words(page, lang)), page).toBe(state === 'draft')
  })

  test('it is said that nobody has checked the facts for as long as one that is shown was not', async () => {
    const { directory } = await theWorld()
    const shown = directory.facts.filter((fact) => fact.shown)
    expect(shown.length).toBeGreaterThan(100)
    const unchecked = { en: /No person has checked the phone numbers/, cy: /Does neb wedi gwirio'r rhifau ffôn/ }[lang]
    expect(unchecked.test(await words('about', lang))).toBe(shown.some((fact) => fact.checked === null))
  })
})

/** What speaks to the provider of a messaging channel, where one is switched on: to nobody else. */
const TO_PROVIDERS = [
  'channels/botframework/cloud.ts',
  'channels/botframework/keys.ts',
  'channels/botframework/token.ts',
  'channels/messaging/provider.ts',
]

test('38: nothing that serves people asks another machine for anything but the provider of a message, or writes a file', () => {
  const rooms = ['channels', 'conversation', 'directory', 'flows', 'guidance', 'http', 'log', 'recognition', 'sealing']
  const files = rooms.flatMap((room) =>
    readdirSync(join(ROOT, 'src', room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => join(ROOT, 'src', room, file)),
  )
  const reaching =
    /\bfetch\(|\bnew (?:WebSocket|EventSource)\(|\bconnect\(|\b(?:request|get)\(\s*['"`]https?:|from '(?:node:https?|undici|axios|got|openai)'|\b(?:write|append)File|createWriteStream/
  const code = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  expect(files.length).toBeGreaterThan(80)
  const reaches = files.filter((file) => reaching.test(code(file))).map((file) => relative(join(ROOT, 'src'), file))
  expect(reaches.sort()).toEqual(TO_PROVIDERS)
  expect(files.filter((file) => /\b(?:write|append)File|createWriteStream/.test(code(file)))).toEqual([])
  expect(reaching.test("await fetch('https://other.example')")).toBe(true)
})

test('38: no route sets a cookie, whatever it is sent', async () => {
  const known = [...routes, { method: 'GET', url: '/health' }, { method: 'GET', url: '/ready' }]
  expect(known.map(({ url }) => url)).toEqual(expect.arrayContaining(['/chat', '/privacy', '/api/conversation']))
  for (const { method, url } of known)
    for (const type of ['application/x-www-form-urlencoded', 'application/json']) {
      const payload = method === 'GET' || method === 'HEAD' ? {} : { payload: '{}', headers: { 'content-type': type } }
      const reply = await server.app.inject({
        method: method as 'GET',
        url: url.replace('*', 'nowhere'),
        ...payload,
      })
      expect(reply.headers['set-cookie'], `${method} ${url}`).toBeUndefined()
    }
})
