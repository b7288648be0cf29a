import { createCipheriv, createDecipheriv } from 'node:crypto'
import { ProblemError } from '../errors.ts'
import { IV_BYTES, nextIv } from './ivs.ts'
import type { Keys, SealingKey } from './keys.ts'

/**
 * Compact JWE (RFC 7516) with a direct key and AES-256-GCM, and nothing else of that standard. Not compressed: there is
 * room without, and a length that depends on what is repeated tells more of the content than a plain length does.
 */

const CIPHER = 'aes-256-gcm'
const TAG_BYTES = 16

/** Seals a text with the first key. */
export function encrypt(keys: Keys, plaintext: string): string {
  const { key, header, aad } = keys.first
  const iv = nextIv()
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(aad)
  const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
  return `${header}..${iv.toString('base64url')}.${body.toString('base64url')}.${cipher.getAuthTag().toString('base64url')}`
}

/**
 * The text of a token that one of the keys sealed.
 * @throws ProblemError state-tampered when it is no such token or was changed, state-foreign when its key is not one of ours
 */
export function decrypt(keys: Keys, token: string): string {
  const [header = '', encryptedKey, iv = '', body = '', tag = '', ...rest] = token.split('.')
  if (encryptedKey !== '' || rest.length > 0) throw new ProblemError('state-tampered')
  const key = header === keys.first.header ? keys.first : keyOf(keys, header)
  const [ivBytes, bodyBytes, tagBytes] = [bytesOf(iv), bytesOf(body), bytesOf(tag)]
  if (ivBytes.length !== IV_BYTES || tagBytes.length !== TAG_BYTES) throw new ProblemError('state-tampered')
  const decipher = createDecipheriv(CIPHER, key.key, ivBytes, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(header, 'ascii'))
  decipher.setAuthTag(tagBytes)
  try {
    return decipher.update(bodyBytes, undefined, 'utf8') + decipher.final('utf8')
  } catch {
    throw new ProblemError('state-tampered')
  }
}

/** The key that a header names. The header is not trusted yet: it is authenticated as it stands when the body is opened. */
function keyOf(keys: Keys, encoded: string): SealingKey {
  let header: unknown
  try {
    header = JSON.parse(bytesOf(encoded).toString('utf8'))
  } catch {
    throw new ProblemError('state-tampered')
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) throw new ProblemError('state-tampered')
  const { alg, enc, kid, ...others } = header as Record<string, unknown>
  if (alg !== 'dir' || enc !== 'A256GCM' || typeof kid !== 'string' || Object.keys(others).length > 0)
    throw new ProblemError('state-tampered')
  const key = keys.byId.get(kid)
  if (key === undefined) throw new ProblemError('state-foreign')
  return key
}

/** Only the one right spelling of bytes counts; Node itself would read over stray characters and unused bits. */
function bytesOf(base64url: string): Buffer {
  const bytes = Buffer.from(base64url, 'base64url')
  if (bytes.toString('base64url') !== base64url) throw new ProblemError('state-tampered')
  return bytes
}
