import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { jwtDecrypt } from 'jose'
import { describe, expect, test } from 'vitest'
import type { Conversation } from '../conversation/types.ts'
import { encrypt } from './jwe.ts'
import { parseKeys } from './keys.ts'
import { createSealer, VALID_SECONDS } from './sealer.ts'

const raw = randomBytes(32)
const keys = parseKeys(`k:${raw.toString('base64url')}`)
const start = new Date('2026-11-26T10:00:00.400Z')
const later = (seconds: number) => () => new Date(start.getTime() + seconds * 1000)
const json = createSealer(keys, 'json', () => start)
const conversation: Conversation = {
  v: 1,
  journey: 'main',
  locale: 'cy',
  partner: null,
  entries: [
    ['who', 'me'],
    ['behaviours', ['outside', 'tracker'], 2],
    ['home', { candidates: [{ nation: 'wales', forces: ['south-wales'] }] }],
    ['told', null],
  ],
}
const refused = (code: string, extras?: object) => expect.objectContaining({ code, ...(extras && { extras }) })

describe('sealer', () => {
  test('a conversation comes back as it was', { timeout: 60_000 }, () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.string(),
      fc.array(fc.string()),
      fc.constant({ reopened: true as const }),
    )
    const entry = fc.oneof(fc.tuple(fc.string(), value), fc.tuple(fc.string(), value, fc.nat()))
    const any = fc.record(
      {
        v: fc.constant(1 as const),
        journey: fc.string(),
        locale: fc.string(),
        partner: fc.option(fc.string()),
        entries: fc.array(entry),
        unheard: fc.integer({ min: 1 }),
        endangered: fc.constant(true as const),
        offered: fc.array(fc.string(), { minLength: 1 }),
      },
      { requiredKeys: ['v', 'journey', 'locale', 'partner', 'entries'] },
    )
    fc.assert(
      fc.property(any, (c) => {
        expect(json.open(json.seal(c))).toEqual({ ...JSON.parse(JSON.stringify(c)), quietFor: 0 })
      }),
    )
  })

  test('claims are those of a token that jose accepts for this channel, and the header tells nobody of the charity', async () => {
    const token = json.seal({ ...conversation, partner: 'a-charity' })
    const { payload, protectedHeader } = await jwtDecrypt(token, raw, {
      audience: 'conversation/json',
      currentDate: start,
    })
    expect(payload.exp).toBe(Math.floor(start.getTime() / 1000) + VALID_SECONDS)
    expect(payload.p).toBe('a-charity')
    expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM', kid: 'k' })
  })

  test('good for twelve hours after the last turn, and not a second more', () => {
    const token = json.seal(conversation)
    expect(createSealer(keys, 'json', later(VALID_SECONDS - 1)).open(token)).toEqual({
      ...conversation,
      quietFor: VALID_SECONDS - 1,
    })
    expect(() => createSealer(keys, 'json', later(VALID_SECONDS)).open(token)).toThrow(
      refused('state-expired', { locale: 'cy' }),
    )
  })

  test('a turn gives twelve hours more', () => {
    const midway = createSealer(keys, 'json', later(VALID_SECONDS - 60))
    const renewed = midway.seal(midway.open(json.seal(conversation)))
    expect(createSealer(keys, 'json', later(2 * VALID_SECONDS - 120)).open(renewed)).toMatchObject(conversation)
  })

  test('a token of one channel is foreign to another', () => {
    expect(() => createSealer(keys, 'web', () => start).open(json.seal(conversation))).toThrow(refused('state-foreign'))
  })

  test.each(['words', '[]', 'null', '{"aud":"reset/json","exp":9999999999}', '{}'])(
    'what our key sealed for something else is foreign: %s',
    (claims) => {
      expect(() => json.open(encrypt(keys, claims))).toThrow(refused('state-foreign'))
    },
  )

  test.each([
    { v: 2, j: 'main', l: 'en', e: [] },
    { v: 1, l: 'en', e: [] },
    { v: 1, j: 'main', l: 'en', p: 5, e: [] },
    { v: 1, j: 'main', l: 'en', e: {} },
    { j: 'main', l: 'en', e: [] },
  ])('a record of another shape is of another version: %j', (record) => {
    const token = encrypt(keys, JSON.stringify({ aud: 'conversation/json', exp: 9999999999, ...record }))
    expect(() => json.open(token)).toThrow(refused('state-version'))
  })

  test('a token without an end is refused', () => {
    const token = encrypt(keys, JSON.stringify({ aud: 'conversation/json', v: 1, j: 'main', l: 'en', e: [] }))
    expect(() => json.open(token)).toThrow(refused('state-expired'))
  })
})
