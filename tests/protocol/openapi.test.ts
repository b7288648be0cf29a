import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MESSAGES, problemSchema, turnSchema } from '../../src/channels/json/replies.ts'
import { inputSchema, requestSchema } from '../../src/channels/json/requests.ts'
import { PROBLEMS } from '../../src/errors.ts'
import { PATIENCE, type Service, service } from './service.ts'
import { nextInput, randomFrom } from './walker.ts'

let s: Service
// biome-ignore lint/suspicious/noExplicitAny: a parsed document of which every part is looked at
let document: any
let validates: (name: string, value: unknown) => string | null

beforeAll(async () => {
  s = await service()
  document = (await s.app.inject('/api/openapi.json')).json()
  // ajv is the independent reader: the document is made by zod.
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
  const $defs = JSON.parse(JSON.stringify(document.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'))
  ajv.addSchema({ $id: 'document', $defs })
  validates = (name, value) => {
    const check = ajv.getSchema(`document#/$defs/${name}`)
    if (check === undefined) throw new Error(`there is no schema ${name}`)
    return check(value) ? null : ajv.errorsText(check.errors)
  }
}, PATIENCE)
afterAll(() => s.app.close())

describe('the document', () => {
  test('is OpenAPI 3.1 with what that needs', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    expect(document.info).toMatchObject({
      title: expect.any(String),
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    })
    const operations = Object.values<Record<string, { operationId: string; responses: object }>>(
      document.paths,
    ).flatMap((path) => Object.values(path))
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { responses } of operations) expect(Object.keys(responses)).toContain('200')
  })

  test('every reference leads somewhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? '')
    expect(references.length).toBeGreaterThan(10)
    for (const reference of references)
      expect(
        reference.split('/').reduce((node, step) => node?.[step], document),
        reference,
      ).toBeDefined()
  })

  test('every address that is in it is served, and every status that a problem has is in it', () => {
    for (const [url, methods] of Object.entries<object>(document.paths))
      for (const method of Object.keys(methods))
        expect(s.app.hasRoute({ url, method: method.toUpperCase() })).toBe(true)
    const statuses = Object.keys(document.paths['/api/conversation'].post.responses).map(Number)
    expect(new Set(statuses)).toEqual(new Set([200, ...Object.values(PROBLEMS).map(({ status }) => status)]))
  })

  test('refuses the requests that the service refuses', () => {
    const input = { to: 'who', choice: 'me' }
    for (const body of [
      {},
      { locale: 'cy', partner: null, id: 'x' },
      { state: 's', input },
      { state: 's', input: { change: 'a' } },
    ])
      expect(validates('Request', body)).toBeNull()
    for (const body of [
      5,
      { state: 5 },
      { state: 's' },
      { state: 's', input, more: 1 },
      { state: 's', input: { to: 'who' } },
    ]) {
      expect(validates('Request', body)).not.toBeNull()
      expect(requestSchema.safeParse(body).success).toBe(false)
    }
  })
})

describe('what is sent', () => {
  test('every turn of many walks has the fields of the description, and no other', { timeout: PATIENCE }, async () => {
    const kinds = new Set<string>()
    for (let seed = 1; seed <= 40; seed++) {
      const random = randomFrom(seed)
      let turn = await s.begin(seed % 2 ? 'en' : 'cy')
      for (let step = 0; step < 40; step++) {
        for (const { kind } of turn.messages) kinds.add(kind)
        turnSchema.parse(turn)
        expect(validates('Turn', turn)).toBeNull()
        const input = nextInput(random, turn)
        inputSchema.parse(input)
        turn = await s.input(turn.state, input)
      }
    }
    // Kinds that the present journeys never show are not covered by this; those that they do are.
    expect([...kinds].every((kind) => kind in MESSAGES)).toBe(true)
    for (const kind of ['text', 'alert', 'contact', 'plan']) expect(kinds, `no walk met ${kind}`).toContain(kind)
  })

  test('every problem is as described', async () => {
    for (const body of [
      '{',
      [],
      { partner: 'x' },
      { input: {} },
      { state: 'x', input: { command: 'back' }, id: 'i' },
    ]) {
      const reply = await s.send(body)
      problemSchema.parse(reply.body)
      expect(validates('Problem', reply.body)).toBeNull()
    }
  })
})
