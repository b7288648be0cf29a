/** A sign of no script: it keeps together what may not be cut, while a text is divided. */
const TIE = '\ue000'

/** Digits with spaces between them are one number; cut in two it would be none. */
const tied = (text: string): string => text.replace(/(?<=\d) (?=\d)/g, TIE)
const untied = (text: string): string => text.replaceAll(TIE, ' ')

/**
 * Blocks of lines put into as few texts as hold them, in order: a text is broken between two blocks, else between two lines, else after a
 * sentence, else at a space, and never within a number.
 * @param fits whether one text can be sent as it is
 */
export function packed(blocks: readonly (readonly string[])[], fits: (text: string) => boolean): string[] {
  const isSent = (text: string) => fits(untied(text))
  const whole = blocks.map((lines) => lines.map(tied).join('\n'))
  return joined(whole, '\n\n', isSent).map(untied)
}

function joined(pieces: readonly string[], between: string, fits: (text: string) => boolean): string[] {
  const full: string[] = []
  for (const piece of pieces.flatMap((one) => broken(one, fits))) {
    const last = full.at(-1)
    if (last !== undefined && fits(`${last}${between}${piece}`)) full[full.length - 1] = `${last}${between}${piece}`
    else full.push(piece)
  }
  return full
}

/** Where a text is broken, the best place first, and what stands there. */
const BREAKS: readonly (readonly [RegExp, string])[] = [
  [/\n/, '\n'],
  [/(?<=[.!?]) /, ' '],
  [/ /, ' '],
]

function broken(text: string, fits: (text: string) => boolean): string[] {
  if (fits(text)) return [text]
  for (const [at, between] of BREAKS) {
    const parts = text.split(at)
    if (parts.length > 1) return joined(parts, between, fits)
  }
  // a word that no message can hold, such as an address: it is better long than broken
  return [text]
}
