import type { World } from '../content/world.ts'
import { isWords, type Words } from '../facts/value.ts'
import { mark } from '../flows/log.ts'
import type { Entry } from '../flows/types.ts'
import type { OwnWords } from '../guidance/showing.ts'

/** Signs of a sentence that is quoted whole; of a longer one only what was heard, with some words around it. */
const LONGEST_SENTENCE = 100
const WORDS_AROUND = 3
/** Signs that are quoted at most. */
const LONGEST_QUOTE = 140

/** Labels of some words with the part in which each was heard; empty where the words are gone, or are read differently today. */
export function* quotedIn({ words = '', found }: Words, labels: ReadonlySet<string>, { hearing }: World) {
  const wanted = found.filter((label) => labels.has(label))
  if (wanted.length === 0) return
  const seen = new Set<string>()
  for (const { label, from, to } of words === '' ? [] : hearing.recogniser.recognise(words).findings) {
    if (!wanted.includes(label) || seen.has(label)) continue
    seen.add(label)
    yield { label, quote: quoteOf(words, from, to) }
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

/**
 * The sentence in which something was heard, since the few words that were heard often say little alone ("waiting outside my").
 * What is cut off is marked: nobody is quoted as if they had said no more.
 * @param from where what was heard begins and, as `to`, ends
 */
export function quoteOf(words: string, from: number, to: number): string {
  const begin = from - (/[^.!?;\n]*$/u.exec(words.slice(0, from))?.[0].length ?? 0)
  const end = to + (/^[^.!?;\n]*/u.exec(words.slice(to))?.[0].length ?? 0)
  const sentence = inOneLine(words.slice(begin, end))
  if (sentence.length <= LONGEST_SENTENCE) return sentence
  const before = wordsIn(words.slice(begin, from))
  const after = wordsIn(words.slice(to, end))
  // what was heard may begin or end within a word as it was typed
  const joins = (edge: string) => (/^\S*$/u.test(edge) ? '' : ' ')
  const near = [
    before.length > WORDS_AROUND ? '…' : '',
    before.slice(-WORDS_AROUND).join(' '),
    joins(words.slice(from - 1, from + 1)),
    inOneLine(words.slice(from, to)),
    joins(words.slice(to - 1, to + 1)),
    after.slice(0, WORDS_AROUND).join(' '),
    after.length > WORDS_AROUND ? '…' : '',
  ]
  return shortened(near.join('').trim())
}

const inOneLine = (words: string): string => words.replace(/\s+/gu, ' ').trim()
const wordsIn = (words: string): string[] => inOneLine(words).split(' ').filter(Boolean)

function shortened(line: string): string {
  if (line.length <= LONGEST_QUOTE) return line
  return `${line.slice(0, LONGEST_QUOTE - 1).replace(/[\ud800-\udbff]$/u, '')}…`
}
