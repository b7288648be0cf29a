import { readFileSync } from 'node:fs'

/** A message with its labels, by the guide in tests/recognition. */
export interface Labelled {
  readonly id: string
  readonly text: string
  readonly lang: string
  readonly behaviours: readonly string[]
  readonly flags: readonly string[]
  readonly relationship: string | null
  readonly perspective: string
  /** by a writer whose other messages nobody learned from */
  readonly unseen?: boolean
}

/** Reads a file of labelled messages, a line of JSON each. @throws Error with the line that is none */
export function readMessages(file: string): readonly Labelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parsed(line, `${file}:${index + 1}`)]))
}

function parsed(line: string, place: string): Labelled {
  try {
    const message = JSON.parse(line)
    if (typeof message.text === 'string' && Array.isArray(message.behaviours) && Array.isArray(message.flags))
      return message
  } catch {
    // said below
  }
  throw new Error(
    `${place}: no labelled message; it needs id, text, lang, behaviours, flags, relationship and perspective`,
  )
}
