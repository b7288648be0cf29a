import type { Check, Finding } from '../../check.ts'
import { besidesExceptions } from '../../texts/exceptions.ts'
import { screensOf } from '../../texts/screens.ts'
import { sentencesOf, wordsOf } from '../../texts/sentences.ts'

/** Stands for the reading age in languages for which nobody has made a measure of that. */
export const sentenceLength: Check = {
  id: 'sentence-length',
  proves: 'the sentences of a screen are short on average, where the rules of its language say how short',
  run(subject) {
    return [...subject.languages].flatMap(([locale, { writing }]): Finding[] => {
      const limit = writing.sentenceWords
      if (!limit) return []
      const long = screensOf(subject, locale).flatMap(({ key, file, line, text }) => {
        const sentences = sentencesOf(text)
        const words = wordsOf(text).length
        const mean = words / sentences.length
        if (words < limit.fromWords || mean <= limit.most) return []
        const longest = [...sentences].sort((a, b) => wordsOf(b).length - wordsOf(a).length)[0]
        const message = `"${key}" has ${mean.toFixed(1)} words a sentence; at most ${limit.most} are allowed. Cut its longest in two: "${longest}"`
        return [{ key, file, line, message }]
      })
      return besidesExceptions(long, limit.except, writing.file)
    })
  },
}
