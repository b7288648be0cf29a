import { isTyped } from '../../../content/needed-of-service.ts'
import type { Check, Finding } from '../../check.ts'
import { besidesExceptions } from '../../texts/exceptions.ts'

/** Words that blame, judge or frighten, and jargon, stand in no text. What people type may hold any of them. */
export const bannedWords: Check = {
  id: 'banned-words',
  proves: 'no text uses a word that its language rules out',
  run({ rows, languages }) {
    return [...languages].flatMap(([locale, { writing }]): Finding[] => {
      const own = rows.filter((row) => row.locale === locale && !isTyped(row.key))
      return writing.banned.flatMap(({ words, instead, except }) => {
        const pattern = wholeWords(words)
        const found = own.flatMap(({ key, file, line, text }) => {
          const word = pattern.exec(text.replace(/[’‘]/g, "'"))?.[0]
          return word === undefined
            ? []
            : [{ key, file, line, message: `"${key}" says "${word}". Write instead: ${instead}` }]
        })
        return besidesExceptions(found, except, writing.file)
      })
    })
  },
}

/** Finds any of these, as whole words, in small or large letters, with any space between the words of one. */
function wholeWords(words: readonly string[]): RegExp {
  const any = words.map((one) => one.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+')).join('|')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'iu')
}
