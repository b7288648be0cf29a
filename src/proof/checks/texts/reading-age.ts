import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import type { Check, Finding } from '../../check.ts'
import { besidesExceptions } from '../../texts/exceptions.ts'
import { type Screen, screensOf } from '../../texts/screens.ts'
import { sentencesOf, wordsOf } from '../../texts/sentences.ts'

/** Children begin the first of the school years that the Flesch-Kincaid grade counts at six, and are five before it. */
const AGE_BEFORE_GRADE_ONE = 5

/**
 * Whether people can read it. The measure knows English only, so it is used where the writing rules of a language ask for
 * it. Only the upper bound counts: words for children of eight are not too easy for somebody who is scared.
 */
export const readingAge: Check = {
  id: 'reading-age',
  proves: 'no screen is harder to read than its language allows',
  run(subject) {
    return [...subject.languages].flatMap(([locale, { writing }]): Finding[] => {
      const limit = writing.readingAge
      if (!limit) return []
      const hard = screensOf(subject, locale).flatMap((screen) => {
        const text = withoutValues(screen.text)
        if (wordsOf(text).length < limit.fromWords) return []
        const age = ageOf(text)
        return age > limit.most ? [{ key: screen.key, ...finding(screen, text, age, limit.most) }] : []
      })
      return besidesExceptions(hard, limit.except, writing.file)
    })
  },
}

/** The age in years, to one decimal, at which most children can read a text. */
export function ageOf(text: string): number {
  const words = wordsOf(text)
  const grade = fleschKincaid({
    sentence: sentencesOf(text).length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
  })
  return Math.round((grade + AGE_BEFORE_GRADE_ONE) * 10) / 10
}

/** Names and numbers are filled in later, and easy or hard on their own: each counts as a short word. */
const withoutValues = (text: string): string => text.replace(/\{\{.*?\}\}/g, 'it')

function finding({ key, file, line }: Screen, text: string, age: number, most: number): Finding {
  const longest = [...sentencesOf(text)].sort((a, b) => wordsOf(b).length - wordsOf(a).length)[0] ?? ''
  const hard = [...new Set(wordsOf(text).filter((word) => syllable(word) > 2))].slice(0, 5)
  const words = hard.length > 0 ? `, and these words: ${hard.join(', ')}` : ''
  return {
    file,
    line,
    message: `"${key}" needs a reader of ${age} years; at most ${most} is allowed. Shorten its longest sentence ("${longest}")${words}`,
  }
}
