import type { World } from '../content/world.ts'
import { isWords, type Words } from '../facts/value.ts'
import { mark } from '../flows/log.ts'
import type { Entry } from '../flows/types.ts'
import type { OwnWords } from '../guidance/showing.ts'

/** Signs of the person's words that are quoted with what was heard in them. */
const LONGEST_QUOTE = 140

/** Labels of some words with the part in which each was heard; empty where the words are gone, or are read differently today. */
export function* quotedIn({ words = '', found }: Words, labels: ReadonlySet<string>, { hearing }: World) {
  const wanted = found.filter((label) => labels.has(label))
  if (wanted.length === 0) return
  const seen = new Set<string>()
  for (const { label, from, to } of words === '' ? [] : hearing.recogniser.recognise(words).findings) {
    if (!wanted.includes(label) || seen.has(label)) continue
    seen.add(label)
    yield { label, quote: quoteOf(words.slice(from, to)) }
  }
  for (const label of wanted) if (!seen.has(label)) yield { label, quote: '' }
}

/**
 * What the person wrote, for screens that say it back.
 * @param quotes whether their words may be shown: after a silence somebody else may be reading
 */
export function ownWords(world: World, entries: readonly Entry[], quotes: boolean): OwnWords {
  const written = quotes ? entries.flatMap(([, value]) => (isWords(value) ? [value] : [])) : []
  return {
    quoteOf(label) {
      for (const words of written)
        for (const { quote } of quotedIn(words, new Set([label]), world)) if (quote !== '') return quote
      return null
    },
    typedAt(question) {
      const boxes = [question, mark('said', question)]
      const isTyped = ([id, value]: Entry) => boxes.includes(id) && isWords(value) && !value.alert
      const value = quotes ? entries.findLast(isTyped)?.[1] : undefined
      return value && isWords(value) ? (value.words ?? null) : null
    },
  }
}

function quoteOf(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim()
  if (line.length <= LONGEST_QUOTE) return line
  return `${line.slice(0, LONGEST_QUOTE - 1).replace(/[\ud800-\udbff]$/u, '')}…`
}
