import type { Check } from '../../check.ts'
import { actionCounts } from './action-counts.ts'
import { bannedWords } from './banned-words.ts'
import { choiceCounts } from './choice-counts.ts'
import { messageLengths } from './message-lengths.ts'
import { readingAge } from './reading-age.ts'
import { reservedWords } from './reserved-words.ts'
import { retiredNumbers } from './retired-numbers.ts'
import { sentenceLength } from './sentence-length.ts'
import { smsParts } from './sms-parts.ts'
import { staleTranslations } from './stale-translations.ts'
import { unusedTexts } from './unused-texts.ts'
import { writtenFacts } from './written-facts.ts'

/** What is proved of the texts, the most dangerous first. */
export const TEXT_CHECKS: readonly Check[] = [
  retiredNumbers,
  writtenFacts,
  bannedWords,
  staleTranslations,
  unusedTexts,
  reservedWords,
  messageLengths,
  choiceCounts,
  actionCounts,
  smsParts,
  readingAge,
  sentenceLength,
]
