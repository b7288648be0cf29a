import { randomBytes } from 'node:crypto'

/** Bytes of an initialisation vector of AES-GCM. */
export const IV_BYTES = 12
/** How many are drawn at once. Drawing costs much the same for one as for all of these. */
const DRAWN = 256

let store = Buffer.alloc(0)
let used = 0

/**
 * Random bytes for one token, never given twice: with one key, two tokens with the same vector would betray both. They are drawn
 * in store, since a draw costs as much as sealing does.
 */
export function nextIv(): Buffer {
  if (used === store.length) {
    store = randomBytes(IV_BYTES * DRAWN)
    used = 0
  }
  const iv = store.subarray(used, used + IV_BYTES)
  used += IV_BYTES
  return iv
}
