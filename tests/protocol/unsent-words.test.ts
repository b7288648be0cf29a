import { afterAll, beforeAll, expect, test } from 'vitest'
import { PATIENCE, type Service, service } from './service.ts'

let s: Service
beforeAll(async () => {
  s = await service()
}, PATIENCE)
afterAll(() => s.app.close())

const post = async (fields: Record<string, string>) => {
  const reply = await s.app.inject({
    method: 'POST',
    url: '/chat',
    remoteAddress: '203.0.113.6',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(reply.payload)?.[1] ?? ''
  return {
    html: reply.payload.replace(/<template.*?<\/template>/gs, ''),
    page: { state: field('state'), to: field('to'), lang: field('lang') },
  }
}

/** The question that asks for the person's own words. */
async function atWords() {
  const first = await s.app.inject({ url: '/chat' })
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(first.payload)?.[1] ?? ''
  let now = await post({ state: field('state'), to: field('to'), lang: 'en', choice: 'begin' })
  for (let i = 0; i < 6 && now.page.to !== 'words'; i++) now = await post({ ...now.page, skip: '1' })
  expect(now.page.to).toBe('words')
  return now
}

test.each([
  ['skip', { skip: '1' }],
  ['Back', { command: 'back' }],
  ['another language', { language: 'cy' }],
])('danger that was typed but not sent is heard when %s is pressed', async (_, pressed) => {
  const { page } = await atWords()
  const now = await post({ ...page, text: 'hes outside my door right now', ...pressed })
  expect(now.html).toMatch(/class="[^"]*alert/)
  expect(now.page.to).toBe('words')
})

test('other words that were typed but not sent do not stand in the way', async () => {
  const { page } = await atWords()
  const now = await post({ ...page, text: 'never mind', skip: '1' })
  expect(now.html).not.toMatch(/class="[^"]*alert/)
  expect(now.page.to).toBe('behaviours')
})
