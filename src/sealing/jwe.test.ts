import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { CompactEncrypt, compactDecrypt } from 'jose'
import { describe, expect, test } from 'vitest'
import { decrypt, encrypt } from './jwe.ts'
import { parseKeys } from './keys.ts'

const raw = { a: randomBytes(32), b: randomBytes(32) }
const text = (id: 'a' | 'b') => `${id}:${raw[id].toString('base64url')}`
const keys = parseKeys(`${text('a')},${text('b')}`)
const refused = (code: string) => expect.objectContaining({ name: 'ProblemError', code })
const byJose = (header: Record<string, unknown>, key = raw.a, body = 'hello') =>
  new CompactEncrypt(Buffer.from(body)).setProtectedHeader(header as { alg: 'dir'; enc: 'A256GCM' }).encrypt(key)

/** Thousands of sealed texts take their time on a machine that is busy with other tests. */
const PATIENCE = 60_000

describe('with jose as the oracle', { timeout: PATIENCE }, () => {
  test('jose opens what is sealed here', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (plaintext) => {
        const { plaintext: bytes, protectedHeader } = await compactDecrypt(encrypt(keys, plaintext), raw.a)
        expect(Buffer.from(bytes)).toEqual(Buffer.from(plaintext, 'utf8'))
        expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM', kid: 'a' })
      }),
    )
  })

  test('what jose seals is opened here, whatever the order of its header', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.constantFrom('a' as const, 'b' as const),
        fc.boolean(),
        async (body, kid, turned) => {
          const header = turned ? { kid, enc: 'A256GCM', alg: 'dir' } : { alg: 'dir', enc: 'A256GCM', kid }
          expect(decrypt(keys, await byJose(header, raw[kid], body))).toBe(body)
        },
      ),
    )
  })
})

describe('keys', () => {
  test('a token of an older key still opens after a new one was put in front', () => {
    const before = encrypt(parseKeys(text('b')), 'words')
    expect(decrypt(keys, before)).toBe('words')
  })

  test('a key that is not ours', async () => {
    expect(() => decrypt(parseKeys(text('b')), encrypt(keys, 'words'))).toThrow(refused('state-foreign'))
  })

  test('another key under an id of ours', async () => {
    const token = await byJose({ alg: 'dir', enc: 'A256GCM', kid: 'a' }, raw.b)
    expect(() => decrypt(keys, token)).toThrow(refused('state-tampered'))
  })

  test('one text never gives the same token twice', () => {
    expect(encrypt(keys, 'same')).not.toBe(encrypt(keys, 'same'))
  })
})

describe('tampering', { timeout: PATIENCE }, () => {
  test.each([
    '',
    'words',
    'eyJ.a.b.c.d',
    '....',
    '.....',
    `${encrypt(keys, 'x')}.`,
    encrypt(keys, 'x').replace('..', '.AA.'),
    `${Buffer.from('null').toString('base64url')}....`,
    `${Buffer.from('[]').toString('base64url')}....`,
  ])('%s is no token', (token) => {
    expect(() => decrypt(keys, token)).toThrow(refused('state-tampered'))
  })

  test.each([
    { alg: 'dir', enc: 'A256GCM' },
    { alg: 'dir', enc: 'A256GCM', kid: 1 },
    { alg: 'dir', enc: 'A128GCM', kid: 'a' },
    { alg: 'A256KW', enc: 'A256GCM', kid: 'a' },
    { alg: 'dir', enc: 'A256GCM', kid: 'a', zip: 'DEF' },
    { alg: 'dir', enc: 'A256GCM', kid: 'a', crit: ['exp'], exp: 1 },
  ])('a header that asks for anything else: %j', (header) => {
    const [, ...rest] = encrypt(keys, 'x').split('.')
    const token = [Buffer.from(JSON.stringify(header)).toString('base64url'), ...rest].join('.')
    expect(() => decrypt(keys, token)).toThrow(refused('state-tampered'))
  })

  test('a header of ours that is spelt in another way is not the one that was authenticated', () => {
    const [, ...rest] = encrypt(keys, 'x').split('.')
    const header = Buffer.from('{"kid":"a","alg":"dir","enc":"A256GCM"}').toString('base64url')
    expect(() => decrypt(keys, [header, ...rest].join('.'))).toThrow(refused('state-tampered'))
  })

  test('a shortened tag is refused', () => {
    const parts = encrypt(keys, 'x').split('.')
    parts[4] = Buffer.from(parts[4] ?? '', 'base64url')
      .subarray(0, 12)
      .toString('base64url')
    expect(() => decrypt(keys, parts.join('.'))).toThrow(refused('state-tampered'))
  })

  test('any one character changed, taken out or put in, in any part, is refused', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n'
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.nat(),
        fc.constantFrom(...alphabet),
        fc.constantFrom('change', 'drop', 'add'),
        (plaintext, at, char, how) => {
          const token = encrypt(keys, plaintext)
          const i = at % token.length
          const changed = token.slice(0, i) + (how === 'drop' ? '' : char) + token.slice(how === 'add' ? i : i + 1)
          fc.pre(changed !== token)
          expect(() => decrypt(keys, changed)).toThrow(expect.objectContaining({ name: 'ProblemError' }))
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('parts of two tokens do not fit together', () => {
    const [one, two] = [encrypt(keys, 'one').split('.'), encrypt(keys, 'two').split('.')]
    for (const part of [2, 3, 4]) {
      const mixed = one.map((own, i) => (i === part ? two[i] : own)).join('.')
      expect(() => decrypt(keys, mixed)).toThrow(refused('state-tampered'))
    }
  })
})
