import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'

/** One key of 32 bytes, with the protected header of the tokens that it seals. */
export interface SealingKey {
  /** names the key in the header, so that it can be replaced while tokens of the old one are still in use */
  readonly id: string
  readonly key: KeyObject
  readonly header: string
  /** the header as the additional data that the cipher authenticates (RFC 7516, 5.1 step 14) */
  readonly aad: Buffer
}

export interface Keys {
  /** the key that seals */
  readonly first: SealingKey
  /** all keys that open, by id */
  readonly byId: ReadonlyMap<string, SealingKey>
}

const KEY_BYTES = 32

function sealingKey(id: string, bytes: Buffer): SealingKey {
  const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: id })).toString('base64url')
  return { id, key: createSecretKey(bytes), header, aad: Buffer.from(header, 'ascii') }
}

function keys(list: readonly SealingKey[]): Keys {
  const [first] = list
  if (first === undefined) throw new Error('no keys')
  return { first, byId: new Map(list.map((key) => [key.id, key])) }
}

/** A key for this run only. */
export const randomKeys = (): Keys => keys([sealingKey('run', randomBytes(KEY_BYTES))])

/**
 * Reads `id:key,id:key`, each key 32 bytes in base64url. The first seals, all open. How one is replaced, in which order and when the old one
 * may go, stands in docs/running.md, "Keys". One key may seal 2^32 tokens (NIST SP 800-38D, 8.3); replaced once
 * a year it stays below that up to 130 turns a second.
 * @throws Error whose message names the entry by its place and id, never by its key
 */
export function parseKeys(text: string): Keys {
  const seen = new Set<string>()
  return keys(
    text.split(',').map((entry, index) => {
      const [id = '', encoded = '', ...rest] = entry.trim().split(':')
      const where = `entry ${index + 1}`
      if (!/^[A-Za-z0-9_-]{1,16}$/.test(id) || rest.length > 0)
        throw new Error(`${where} is not written as id:key, where id is 1 to 16 letters, digits, _ or -`)
      if (seen.has(id)) throw new Error(`${where} has the id "${id}" that another entry has`)
      seen.add(id)
      const bytes = Buffer.from(encoded, 'base64url')
      if (bytes.length !== KEY_BYTES || bytes.toString('base64url') !== encoded)
        throw new Error(`${where} ("${id}") is not 32 bytes in base64url, which are 43 characters`)
      return sealingKey(id, bytes)
    }),
  )
}
