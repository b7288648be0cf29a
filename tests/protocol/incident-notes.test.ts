import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PATIENCE, type Service, service } from './service.ts'

/** The page to fill in for one incident, as it is served: it prints with its lines, and keeps nothing. */
describe('a page to fill in', () => {
  let s: Service
  beforeAll(async () => {
    s = await service()
  }, PATIENCE)
  afterAll(() => s.app.close())

  const post = async (fields: Record<string, string>) => {
    const reply = await s.app.inject({
      method: 'POST',
      url: '/chat',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: new URLSearchParams(fields).toString(),
    })
    return { ...fieldsOf(reply.payload), reply }
  }
  const fieldsOf = (html: string) => {
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
    return { html, next: { state: field('state'), to: field('to'), lang: field('lang') } }
  }
  /** Asks for it where somebody is asked whether they are in danger. */
  async function asked(url: string, begin: string, typed: string) {
    const first = fieldsOf((await s.app.inject({ url, headers: { accept: 'text/html' } })).payload)
    const second = await post({ ...first.next, choice: begin })
    return post({ ...second.next, text: typed })
  }
  const sheetOf = (html: string) => /<article class="card sheet"[\s\S]*?<\/article>/.exec(html)?.[0] ?? ''

  test.each([
    ['/chat', 'how do I keep notes?', 'One time that something happened', 'How it made me feel'],
    ['/chat?lang=cy', 'sut mae cadw nodiadau?', 'Un tro pan ddigwyddodd rhywbeth', 'Sut roedd yn gwneud i mi deimlo'],
  ])('from %s has a line under each field, and no field of a form', async (url, typed, title, felt) => {
    const { html, reply } = await asked(url, 'begin', typed)
    const sheet = sheetOf(html)
    expect(sheet).toContain(title)
    expect(sheet).toContain(felt)
    expect(sheet.match(/<section class="blank">/g)).toHaveLength(11)
    expect(sheet).not.toMatch(/<(input|textarea|select|form)\b|name=/)
    expect(sheet).toMatch(/<span class="line"[^>]*><\/span>/)
    expect(html).toMatch(/class="btn print"/)
    expect(html).toMatch(/class="btn copy"/)
    expect(reply.headers['cache-control']).toContain('no-store')
  })

  test('its empty lines stay on paper, those of other notes do not', async () => {
    const css = (
      await s.app.inject({ url: /href="([^"]+\.css)"/.exec((await asked('/chat', 'begin', 'diary')).html)?.[1] ?? '' })
    ).payload
    const print = css.slice(css.indexOf('@media print'))
    expect(print).toMatch(/\.noted:not\(\.blank \*\) \.line:empty/)
    expect(print).toMatch(/\.sheet section:not\(\.blank/)
  })

  test('other channels have its fields as a list', async () => {
    const started = await s.send({})
    const begun = await s.send({ state: started.body.state, input: { to: 'way-in', choice: 'begin' } })
    const { body } = await s.send({ state: begun.body.state, input: { to: 'danger-now', text: 'how do I keep notes' } })
    const sheet = body.messages.find(({ kind }: { kind: string }) => kind === 'template')
    expect(sheet).toMatchObject({ label: 'One time that something happened', key: 'incident-notes' })
    expect(sheet.blanks).toContain('What I changed because of it')
    expect(body.prompt.id).toBe('danger-now')
  })
})
