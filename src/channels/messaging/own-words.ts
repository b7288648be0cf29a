import { plain } from '../../conversation/commands.ts'
import { once } from '../../texts/once.ts'
import type { Texts } from '../../texts/types.ts'

/** Signs of a message that only asks who writes; a longer one tells something. */
const LONGEST_WHO = 120

/**
 * Whether a message says, in words of its own, that it is not safe here: it begins with a no, or says that somebody reads along. Not where
 * anything in it may mean the opposite: then the question is better asked once more.
 */
export function saysNotHere(texts: Texts, message: string): boolean {
  const { notHere, othersRead, afterAll } = phrasesOf(texts)
  const words = ` ${plain(message)} `
  const says = (phrase: string) => words.includes(` ${phrase} `)
  return !afterAll.some(says) && (notHere.some((one) => words.startsWith(` ${one} `)) || othersRead.some(says))
}

/** Whether a message is nothing but the question who writes here: whoever asks it may be somebody else than before. */
export function asksWhoThisIs(texts: Texts, message: string): boolean {
  const { who, aroundWho } = phrasesOf(texts)
  const words = `${plain(message)} `
  if (words.length > LONGEST_WHO || !who.some((one) => ` ${words}`.includes(` ${one} `))) return false
  // the longest first, so that each piece of the message is taken away whole
  const known = [...who, ...aroundWho].toSorted((a, b) => b.length - a.length)
  let rest = words
  while (rest !== '') {
    const next = known.find((one) => rest.startsWith(`${one} `))
    if (next === undefined) return false
    rest = rest.slice(next.length + 1)
  }
  return true
}

/** The language that most words of a message belong to; null where no language has more of them than another. */
export function languageOf(texts: Texts, message: string): string | null {
  const words = plain(message).split(' ')
  const [first, second] = phrasesOf(texts)
    .ofLanguage.map(({ locale, known }) => ({ locale, count: words.filter((one) => known.has(one)).length }))
    .toSorted((a, b) => b.count - a.count)
  return first && first.count > (second?.count ?? 0) ? first.locale : null
}

/** What people write here that the conversation itself does not listen for, in any language. */
interface Phrases {
  readonly notHere: readonly string[]
  readonly othersRead: readonly string[]
  readonly afterAll: readonly string[]
  readonly who: readonly string[]
  readonly aroundWho: readonly string[]
  readonly ofLanguage: readonly { readonly locale: string; readonly known: ReadonlySet<string> }[]
}
const made = new WeakMap<Texts, Phrases>()

function phrasesOf(texts: Texts): Phrases {
  const listIn = (locale: string, key: string) =>
    texts.has(locale, key) ? texts.get(locale, key).split('|').map(plain) : []
  const list = (key: string) => texts.locales.flatMap((locale) => listIn(locale, key))
  return once(made, texts, () => ({
    notHere: list('messaging.not-here.also'),
    othersRead: list('messaging.others-read.also'),
    afterAll: list('messaging.safe-after-all.also'),
    who: list('messaging.who-is-this.also'),
    aroundWho: list('messaging.who-is-this.around'),
    ofLanguage: texts.locales.map((locale) => ({
      locale,
      known: new Set(listIn(locale, 'messaging.of-this-language.also')),
    })),
  }))
}
