import { createHash } from 'node:crypto'
import type { Turn } from '../../messages/message.ts'
import { waysOn } from '../../messages/plain-text.ts'

/** Enough to tell questions apart, and short enough for every provider. */
const LENGTH = 10

/**
 * What stands for a question with everything that it offers: another where the question, its words or anything that can be chosen is
 * another. It is opaque, since providers keep it and some show it.
 */
export function revisionOf(turn: Turn): string {
  const { id, text } = turn.prompt
  return createHash('sha256')
    .update(JSON.stringify([id, text, waysOn(turn)]))
    .digest('base64url')
    .slice(0, LENGTH)
}

/** What the button with a number carries, from 1. */
export const choicePayload = (revision: string, number: number): string => `${revision}:${number}`

/**
 * What a button that was pressed means where a question stands that offers `most` ways on: its number, `earlier` where it belongs to another
 * question, null where it is none of ours.
 */
export function readPayload(payload: string, revision: string, most: number): number | 'earlier' | null {
  const [, of, digits] = PAYLOAD.exec(payload) ?? []
  if (of === undefined) return null
  const number = Number(digits)
  return of === revision && number >= 1 && number <= most ? number : 'earlier'
}
const PAYLOAD = new RegExp(`^([A-Za-z0-9_-]{${LENGTH}}):(\\d{1,2})$`)
