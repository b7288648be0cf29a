import type { World } from '../content/world.ts'
import type { PlaceReading } from '../directory/places/types.ts'
import { type Answer, isWords, sameValue, type Words } from '../facts/value.ts'
import { mark } from '../flows/log.ts'
import { readPromptId } from '../flows/prompt-id.ts'
import type { PromptAt } from '../flows/replay.ts'
import type { Act } from '../flows/turn.ts'
import type { Entry } from '../flows/types.ts'
import type { Asked } from '../guidance/types.ts'
import { isWeighed } from '../recognition/understand.ts'
import { once } from '../texts/once.ts'
import type { Texts } from '../texts/types.ts'
import { answerIn, listedIn } from './answering.ts'
import { askedIn } from './asked.ts'
import { canSkip, choicesOf, type Offered, questionKey, sayFor, skipKey } from './choices.ts'
import { bare, commandIn, languageIn, replyIn, type TypedCommand } from './commands.ts'
import { type NumberWords, pickIn } from './picking.ts'
import { topicIn } from './topics.ts'

const TEXT_LIMITS = { read: 20_000, kept: 2_000 }

/** What words at a place question were found to be. */
export interface Found {
  readonly place?: Extract<PlaceReading, { kind: 'found' }>
  /** a whole nation was named, by this name */
  readonly nation?: string
}

type TheAct = Extract<Reading, { kind: 'act' }>

/** What a typed text means at a prompt. */
export type Reading =
  /** `topic`: what they ask to read as well */
  | ({ readonly kind: 'act'; readonly act: Act; readonly topic?: string | null } & Found)
  | { readonly kind: 'command'; readonly command: Exclude<TypedCommand, 'language'> }
  /** `locale`: the language that was named, null where only another one was asked for */
  | { readonly kind: 'language'; readonly locale: string | null }
  | { readonly kind: 'choice'; readonly choice: Offered }
  /** a yes or no while an offer stands; `instead`: what the question itself takes it for, if it does */
  | { readonly kind: 'reply'; readonly reply: 'take' | 'decline'; readonly instead: Reading | null }
  /** a question to the chat itself */
  | { readonly kind: 'asked'; readonly asked: Asked }
  /** a topic that the whole message asks for */
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'nothing-heard'; readonly unknownPlace: boolean }
  | { readonly kind: 'empty' }

/**
 * Reads a typed text at a prompt, in the order that never lets an answer hide danger: danger or own risk; a whole-message
 * command; a number or label of the prompt; what may be danger; a choice in the person's own words; a question to the chat
 * itself, or for a topic; the prompt's own kind; else what is heard in the words. Words that ask for a topic and tell something as
 * well are taken for what they tell, and the topic is offered: nothing that was told is lost.
 * What may be danger comes after the bare words of a button: "help me" and "I'm in danger now" are no "perhaps"; and where only the sum
 * of many words raises it, after all that a whole message is known to say: "can he see this on the bill". A yes or no is read before commands, as "ok" is one too; never where the question takes it for danger.
 * @param isOffered whether an offer stands that a yes takes
 */
export function readText(
  world: World,
  locale: string,
  at: PromptAt,
  entries: readonly Entry[],
  typed: string,
  isOffered = false,
): Reading {
  const text = typed.slice(0, TEXT_LIMITS.read)
  if (!VISIBLE.test(text)) return { kind: 'empty' }
  const { recogniser } = world.hearing
  const heard = recogniser.recognise(text)
  const words: Words = { words: kept(text), found: heard.found, lexicon: recogniser.version }
  const { alert } = heard
  if (alert && alert !== 'perhaps') return said(at, { ...words, alert })
  const message = bare(text)
  const picked = pickedBy(world, locale, at, message)
  const reply = isOffered && !(picked && raises(at, picked)) ? replyIn(world.texts, message) : null
  if (reply) return { kind: 'reply', reply, instead: picked }
  const command = commandIn(world.texts, locale, message)
  const language = languageIn(world.texts, message)
  if (language !== null || command === 'language') return { kind: 'language', locale: language }
  if (command) return { kind: 'command', command }
  if (picked) return picked
  if (isSkip(world, locale, at, message)) return { kind: 'command', command: 'skip' }
  const isAlert = alert !== null && !wasAsked(entries, at.id, words)
  if (isAlert && !isWeighed(heard)) return said(at, { ...words, alert })
  const named = namedBy(world, locale, at, text)
  if (named) return named
  const asked = askedIn(world, locale, at, text)
  if (asked) return { kind: 'asked', asked }
  const isBox = at.question?.orWords === true
  const wish = topicIn(world, locale, at, text)
  const isTold = wish?.tells === true && !isListOfTopics(at) && (isBox || heard.found.length > 0)
  if (wish && !isTold) return { kind: 'topic', topic: wish.topic }
  if (isAlert) return said(at, { ...words, alert })
  const topic = wish?.topic ?? null
  // whoever is asked to write and says no has written nothing
  if (at.kind === 'text' && replyIn(world.texts, message) === 'decline') return { kind: 'command', command: 'skip' }
  if (at.kind === 'text') return { ...answer(at, asTaken(at, words)), topic }
  // "im 14" is an age, and no part of the Isle of Man
  const isAllHeard = heard.findings.some(({ from, to }) => `${text.slice(0, from)}${text.slice(to)}`.trim() === '')
  if ((at.kind === 'place' || at.part === 'which') && !isAllHeard) {
    const place = readPlace(world, locale, at, text)
    if (place) return place
  }
  if (heard.found.length > 0 || isBox) return { ...said(at, words), topic }
  return { kind: 'nothing-heard', unknownPlace: at.kind === 'place' || at.part === 'which' }
}

/**
 * Reads a text that may not be meant for the prompt, or was written before anybody could read it: danger or own risk; a whole-message
 * command that harms nobody wherever it is given; a choice, where it may be one; what may be danger; else what is heard in the words.
 * @param answers whether it may name a choice of the prompt
 */
export function hearText(world: World, locale: string, at: PromptAt, typed: string, answers: boolean): Reading {
  const text = typed.slice(0, TEXT_LIMITS.read)
  if (!VISIBLE.test(text)) return { kind: 'empty' }
  const { recogniser } = world.hearing
  const { found, alert } = recogniser.recognise(text)
  const words: Words = { words: kept(text), found, lexicon: recogniser.version }
  if (alert && alert !== 'perhaps') return said(at, { ...words, alert })
  const message = bare(text)
  const command = commandIn(world.texts, locale, message)
  const language = languageIn(world.texts, message)
  const picked = answers ? pickedBy(world, locale, at, message) : null
  if (command === 'leave' || command === 'emergency') return picked ?? { kind: 'command', command }
  if (picked) return picked
  if (language !== null || command === 'language') return { kind: 'language', locale: language }
  if (alert) return said(at, { ...words, alert })
  const named = answers ? namedBy(world, locale, at, text) : null
  return named ?? (found.length > 0 ? said(at, words) : { kind: 'nothing-heard', unknownPlace: false })
}

/** What a message comes to that names choices of the prompt and nothing else. */
function pickedBy(world: World, locale: string, at: PromptAt, message: string): Reading | null {
  const several = at.kind === 'any-of'
  const picked = pickIn(choicesOf(world, locale, at), several, numberWords(world, locale), message)
  const [first] = picked ?? []
  if (!picked || !first) return null
  if (picked.length === 1 && first.does) return { kind: 'choice', choice: first }
  return answer(at, several ? picked.map((one) => one.id) : first.id)
}

/**
 * What a message comes to that names one choice among words that change nothing, in any language, that of the conversation first. A
 * list is ticked, and a question about danger is answered in so many words.
 */
function namedBy(world: World, locale: string, at: PromptAt, text: string): Reading | null {
  const { texts } = world
  if (at.kind === 'any-of' || at.question?.choices.some(({ raises }) => raises !== null)) return null
  for (const one of new Set([locale, ...texts.locales])) {
    const around = listedIn(texts, one, 'answers.around', `${questionKey(at)}.around`)
    const named = answerIn(choicesOf(world, one, at), around, text)
    if (named) return named.does ? { kind: 'choice', choice: named } : answer(at, named.id)
  }
  return null
}

/** Whether what was picked says that there is danger. */
function raises({ question }: PromptAt, picked: Reading): boolean {
  if (picked.kind !== 'act' || picked.act.act !== 'answer' || typeof picked.act.value !== 'string') return false
  return question?.byId.get(picked.act.value)?.raises != null
}

/** Whether the whole message is what the button says that goes on without an answer to this question. */
function isSkip(world: World, locale: string, at: PromptAt, message: string): boolean {
  if (!canSkip(at) && !at.question?.skipsByChoice) return false
  const say = sayFor(world, locale, at)
  return message === bare(say(skipKey(world.texts, locale, questionKey(at))))
}

/** The part that is kept; never half of a sign. */
const kept = (text: string): string => text.slice(0, TEXT_LIMITS.kept).replace(/[\ud800-\udbff]$/u, '')

/** Anything but spaces and signs that nobody sees. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u

/** Words that are taken down as they are answer nothing else: of what is heard in them only counts what must never be lost. */
function asTaken({ question }: PromptAt, words: Words): Words {
  if (!question?.asWritten) return words
  return { ...words, found: words.found.filter((label) => question.keep.has(label)) }
}

/** Where somebody is asked what they would like to read, or nothing any more. */
const isListOfTopics = ({ kind }: PromptAt): boolean => kind === 'menu' || kind === 'end'

const said = (at: PromptAt, words: Words): TheAct => ({ kind: 'act', act: { act: 'said', to: at.id, words } })
const answer = (at: PromptAt, value: Answer): TheAct => ({ kind: 'act', act: { act: 'answer', to: at.id, value } })

/** Whether the same words have already raised `perhaps`: it asks once. Where words are not kept, what was heard in them tells. */
function wasAsked(entries: readonly Entry[], prompt: string, { words, found }: Words): boolean {
  return entries.some(
    ([id, value]) =>
      id === mark('said', prompt) &&
      value !== null &&
      isWords(value) &&
      value.alert !== undefined &&
      (value.words === undefined ? sameValue(value.found, found) : value.words === words),
  )
}

/** A place, kept as nation and forces alone; where there is a choice to make, with the words of each. Never a postcode. */
function readPlace(world: World, locale: string, at: PromptAt, text: string): Reading | null {
  const reading = world.findPlace(text, locale)
  if (reading.kind === 'none') return readNation(world, locale, at, text)
  const value =
    reading.kind === 'found'
      ? { candidates: [{ nation: reading.candidate.nation, forces: reading.candidate.forces }] }
      : {
          candidates: reading.candidates.map(({ id, nation, forces, label, short }) => ({
            nation,
            forces,
            id,
            label,
            short,
          })),
        }
  return { kind: 'act', act: placeAnswer(at, value), ...(reading.kind === 'found' && { place: reading }) }
}

/** A place typed where it is asked which one it is takes the place of the one before. */
const placeAnswer = (at: PromptAt, value: Answer): Act =>
  at.part === 'which' ? { act: 'change', id: readPromptId(at.id).whole, value } : { act: 'answer', to: at.id, value }

/** The name of a whole nation, in any language, is an answer too, though it names no police. */
function readNation(world: World, locale: string, at: PromptAt, text: string): Reading | null {
  const typed = bare(text)
  const namesIn = (one: string) => choicesOf(world, one, { ...at, kind: 'one-of', part: 'nation' })
  const id = world.texts.locales.flatMap(namesIn).find(({ label }) => bare(label) === typed)?.id
  const named = namesIn(locale).find((one) => one.id === id)
  if (!named) return null
  const value: Answer = { candidates: [{ nation: named.id, forces: [] }] }
  return { kind: 'act', act: placeAnswer(at, value), nation: named.label }
}

function numberWords({ texts }: World, locale: string): NumberWords {
  const ofTexts = once(numbersOf, texts, () => new Map())
  return once(ofTexts, locale, () => numberWordsIn(texts, locale))
}
const numbersOf = new WeakMap<Texts, Map<string, NumberWords>>()

function numberWordsIn(texts: Texts, locale: string): NumberWords {
  const list = (key: string) => texts.get(locale, key).split('|')
  const numbers: string[][] = []
  for (let n = 1; texts.has(locale, `numbers.${n}`); n++) numbers.push(list(`numbers.${n}`))
  return { numbers, before: list('numbers.before'), between: list('numbers.between') }
}
