import type { Conversation } from '../conversation/types.ts'
import { ProblemError } from '../errors.ts'
import { decrypt, encrypt } from './jwe.ts'
import type { Keys } from './keys.ts'
import { pack, unpack } from './record.ts'
import type { SealedRecord } from './upgrades.ts'

/** How long a token is good for after the last turn. */
export const VALID_SECONDS = 12 * 60 * 60

/**
 * Seals the conversations of one channel. What a token is for (`aud`: this purpose on this channel), its charity and its
 * end (`exp`) are claims inside the sealed part. The header is authenticated just as well, but everybody can read it: it
 * would tell whoever finds a token on a shared machine which charity the person went to. A token cannot be taken back
 * before its end, and all that it can do is go on with its own conversation.
 */
export function createSealer(keys: Keys, channel: string, now: () => Date) {
  const audience = `conversation/${channel}`
  return {
    /** The token of a conversation, valid for 12 hours from now. */
    seal(conversation: Conversation): string {
      const exp = Math.floor(now().getTime() / 1000) + VALID_SECONDS
      return encrypt(keys, JSON.stringify({ aud: audience, exp, ...pack(conversation) }))
    },

    /**
     * The conversation of a token that this channel sealed, with how long ago its last turn was.
     * @throws ProblemError state-tampered, state-foreign (another key or channel), state-version, or state-expired,
     *   which carries the language of the conversation
     */
    open(token: string): Conversation {
      const { aud, exp, ...record } = parse(decrypt(keys, token))
      if (aud !== audience) throw new ProblemError('state-foreign')
      const locale = typeof record.l === 'string' ? { locale: record.l } : {}
      if (typeof exp !== 'number' || now().getTime() >= exp * 1000) throw new ProblemError('state-expired', locale)
      return { ...unpack(record), quietFor: Math.max(0, Math.floor(now().getTime() / 1000) - (exp - VALID_SECONDS)) }
    },
  }
}

/** Something that our key sealed for another purpose need not be JSON. */
function parse(plaintext: string): SealedRecord {
  try {
    const claims: unknown = JSON.parse(plaintext)
    if (typeof claims === 'object' && claims !== null && !Array.isArray(claims)) return claims as SealedRecord
  } catch {
    // said below
  }
  throw new ProblemError('state-foreign')
}
