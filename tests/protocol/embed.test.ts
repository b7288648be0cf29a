import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Live } from '../../src/channels/live.ts'
import { embedRoute } from '../../src/channels/web/embed.ts'
import { contentOf } from '../../src/publishing/content-of.ts'
import type { Texts } from '../../src/texts/types.ts'
import { PATIENCE, type Service, service, theWorld } from './service.ts'

/** What the line may weigh on a charity's page, packed, with the emergency help in English and Welsh. */
const BUDGET = 1_500

let waymark: Service
beforeAll(async () => {
  waymark = await service()
}, PATIENCE)
afterAll(() => waymark.stop(0))

const get = (headers: Record<string, string> = {}, url = '/embed.js') => waymark.app.inject({ url, headers })

test('the loader is small, and any site may load it', async () => {
  const packed = await get({ 'accept-encoding': 'gzip, br' })
  expect(packed.statusCode).toBe(200)
  expect(packed.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'br',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  })
  expect(packed.rawPayload.length).toBeLessThanOrEqual(BUDGET)
})

test('it is kept for minutes, and asked for again by its tag', async () => {
  const first = await get()
  expect(first.headers['cache-control']).toMatch(/^public, max-age=\d{3},/)
  const again = await get({ 'if-none-match': `"other", ${first.headers.etag}` })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect(again.headers).toMatchObject({ etag: first.headers.etag, 'cross-origin-resource-policy': 'cross-origin' })
  expect((await get({ 'if-none-match': '"other"' })).statusCode).toBe(200)
})

test('it carries the emergency help of two languages, whatever is asked for', async () => {
  const { texts } = contentOf(await theWorld())
  for (const url of ['/embed.js', '/embed.js?lang=cy', '/embed.js?lang=constructor', '/embed.js?lang=xx&lang=en']) {
    const { body } = await get({}, url)
    for (const locale of ['en', 'cy'])
      for (const key of ['emergency.short.line', 'emergency.short.silent'])
        expect(body).toContain(texts.get(locale, key))
  }
})

test('it writes no markup, stores nothing and evaluates nothing', async () => {
  const { body } = await get()
  expect(body).not.toMatch(/innerHTML|insertAdjacent|Storage|cookie|indexedDB|eval|Function|pushState|<style|\.style/)
})

test('another language is added when the line says so, and the words follow the content', async () => {
  const content = contentOf(await theWorld())
  const polish = (word: string): Texts => ({
    ...content.texts,
    locales: [...content.texts.locales, 'pl'],
    get: (locale, key, fill) => (locale === 'pl' ? `${word} ${key}` : content.texts.get(locale, key, fill)),
  })
  const live = new Live({ ...content, texts: polish('first') })
  const app: FastifyInstance = fastify()
  embedRoute(app, { content: live })
  const body = async (url: string) => (await app.inject(url)).body
  expect(await body('/embed.js')).not.toContain('first')
  expect(await body('/embed.js?lang=pl')).toContain('first emergency.short.line')
  live.replace({ ...content, texts: polish('second') })
  expect(await body('/embed.js?lang=pl')).toContain('second emergency.short.line')
  await app.close()
})
