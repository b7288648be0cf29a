import { createHmac, hkdfSync, type KeyObject } from 'node:crypto'
import { decrypt, encrypt } from '../../sealing/jwe.ts'
import type { Keys } from '../../sealing/keys.ts'

/** What a sealed value is; one can't be taken for another. */
export type Purpose = 'event' | 'state' | 'message' | 'receipt' | 'wish'

/** How everything that a store keeps is written, so that whoever reads it there learns nothing. */
export interface Values {
  /** Encrypts a JSON value with the first key. @param of what it belongs to: it can't be read as that of another */
  seal(purpose: Purpose, of: string, value: unknown): Uint8Array
  /**
   * The value, sealed with any of the keys.
   * @throws ProblemError state-tampered or state-foreign where it was not sealed here, for this, or was changed
   */
  open<T>(purpose: Purpose, of: string, sealed: Uint8Array): T
  /** The names of a conversation, under each key; the first is that of the key that seals. */
  conversation(channel: string, address: string): readonly string[]
  /** The names of an event, likewise. Providers number events of one conversation alone, so the address is part of it. */
  event(channel: string, address: string, eventId: string): readonly string[]
}

/**
 * Values and names under the keys of the service. Names are keyed hashes: without the key nobody can find out which number they stand
 * for by trying all numbers. They hang on the key, so that of a key that is being replaced is tried as well (`Arriving.conversations`).
 */
export function createValues(keys: Keys): Values {
  // A key does one thing: what names is derived from what seals.
  const naming = [...keys.byId.values()].map(({ key }) => namingKey(key))
  const names = (...parts: readonly string[]) =>
    naming.map((key) => createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url'))
  return {
    seal: (purpose, of, value) => Buffer.from(encrypt(keys, JSON.stringify([purpose, of, value])), 'latin1'),
    open(purpose, of, sealed) {
      const [known, belongs, value] = JSON.parse(decrypt(keys, Buffer.from(sealed).toString('latin1')))
      if (known !== purpose || belongs !== of) throw new TypeError('a value stands where another belongs')
      return value
    },
    conversation: (channel, address) => names('conversation', channel, address),
    event: (channel, address, eventId) => names('event', channel, address, eventId),
  }
}

const namingKey = (key: KeyObject): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'waymark names of messaging', 32))
