import type { World } from '../content/world.ts'
import { UNSURE } from '../flows/ask.ts'
import { DONE, type PromptAt } from '../flows/replay.ts'
import { NATIONS_ASKED } from '../flows/turn.ts'
import type { ChoiceSpec, Does, MenuStep } from '../flows/types.ts'
import type { Choice } from '../messages/message.ts'
import { keysBy } from '../texts/keys.ts'
import { once } from '../texts/once.ts'
import type { Texts } from '../texts/types.ts'

/** A choice of a prompt. The same choice in the same words is always the same object. */
export interface Offered extends Choice {
  /** what else people call it: the text `<choice>.also`, with | between */
  readonly also?: readonly string[]
  /** what it does where it is no answer */
  readonly does: Does | null
  /** the choice as it stands on the screen */
  readonly shown: Choice
}

/** Finds the words of a key, in the words of the flow if it has its own, about "them" where the flow says so. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Words for one prompt or step of a flow. The same language, words and perspective have the same `Say`, so that what is said can be kept by it. */
export function sayFor(
  world: World,
  locale: string,
  at: { readonly flow: { readonly words: string | null }; readonly them: boolean },
): Say {
  const { flow, them } = at
  const ofLocale = once(
    once(says, world, () => new Map()),
    locale,
    () => new Map(),
  )
  const { aboutYou, aboutThem } = once(ofLocale, flow.words, () => ({
    aboutYou: makeSay(world.texts, locale, flow.words, false),
    aboutThem: makeSay(world.texts, locale, flow.words, true),
  }))
  return them ? aboutThem : aboutYou
}

/** by language, then by the words of a flow */
type Says = Map<string, Map<string | null, { readonly aboutYou: Say; readonly aboutThem: Say }>>
const says = new WeakMap<World, Says>()

function makeSay(texts: Texts, locale: string, words: string | null, them: boolean): Say {
  const plain = { them }
  const get: Say = (key, values) => texts.get(locale, key, values ? { values, them } : plain)
  if (words === null) return get
  return (key, values) => {
    const own = `${words}.${key}`
    return get(texts.has(locale, own) ? own : key, values)
  }
}

/** Choice of `home>which` that goes back to the place itself. */
const ELSEWHERE = 'elsewhere'
/** Choice of the end that begins anew. */
const RESTART = 'restart'

/** The choices of a prompt, in order. Places that were typed carry their own words, everything else the texts'. */
export function choicesOf(world: World, locale: string, at: PromptAt): readonly Offered[] {
  const say = sayFor(world, locale, at)
  // at the end a topic is opened, which in its menu is an answer: two offers with one text
  const known = once(at.kind === 'end' ? offersAtEnd : offers, say, () => new Map())
  const offer = (id: string, key: string, does: Does | null = null): Offered =>
    once(known, key, () => offerOf(world.texts, locale, say, id, key, does))
  const { question, menu } = at
  const isOpen = (topic: string) => world.program.flows.get(topic)?.only?.(at.facts) !== false
  if (at.kind === 'end') {
    // What could be read before can be read at the end too.
    const topics = at.menus.flatMap((step) =>
      step.groups.flatMap((group) =>
        group.topics.filter(isOpen).map((topic) => offer(topic, topicKey(step)(topic), { open: topic })),
      ),
    )
    return [...topics, offer(RESTART, `${at.id}.${RESTART}`, RESTART)]
  }
  if (menu) {
    const own = menu.groups.filter((group) => group.id === at.group)
    const topics = own.flatMap((group) => group.topics).filter(isOpen)
    const groups = at.group === null ? menu.groups.flatMap((group) => group.id ?? []) : []
    return [
      ...groups.map((id) => offer(id, `${menu.id}.group.${id}`)),
      ...topics.map((id) => offer(id, topicKey(menu)(id))),
      offer(DONE, at.group === null ? `${menu.id}.${DONE}` : `${menu.id}.group.${DONE}`),
    ]
  }
  if (!question) return []
  const { id } = question
  if (at.part === 'which') {
    const places = at.candidates.map(({ id: place = '', label = '', short }): Offered => {
      const shown = { id: place, label, ...(short && label.length > 20 && { short }) }
      return { ...shown, shown, does: null }
    })
    return [
      ...places,
      offer(UNSURE, `${id}>which.${UNSURE}`),
      offer(ELSEWHERE, `${id}>which.${ELSEWHERE}`, { change: id }),
    ]
  }
  if (at.part === 'nation') return NATIONS_ASKED.map((nation) => offer(nation, `${id}>nation.${nation}`))
  const fits = (choice: ChoiceSpec) => choice.when?.(at.facts) !== false
  const offerSpec = (choice: ChoiceSpec) => offer(choice.id, choice.text, choice.does)
  if (at.part === 'groups') {
    const none = question.choices.filter((choice) => choice.id === question.exclude)
    return [...question.groups.map((group) => offer(group.id, group.text)), ...none.map(offerSpec)]
  }
  const group = question.groups.find((one) => one.id === at.group)
  return question.choices
    .filter((choice) => (!group || group.choices.includes(choice.id)) && fits(choice))
    .map(offerSpec)
}

/** The key of what a button says that opens a topic. */
export const openKey = keysBy((topic) => `action.open.${topic}`)

const offers = new WeakMap<Say, Map<string, Offered>>()
const offersAtEnd = new WeakMap<Say, Map<string, Offered>>()

/** The keys of the topics of a menu. */
const topicKey = ({ id }: MenuStep): ((topic: string) => string) =>
  once(topicKeys, id, () => keysBy((topic) => `${id}.${topic}`))
const topicKeys = new Map<string, (topic: string) => string>()

function offerOf(texts: Texts, locale: string, say: Say, id: string, key: string, does: Does | null): Offered {
  const shown: Choice = {
    id,
    label: say(key),
    ...(texts.has(locale, `${key}.short`) && { short: say(`${key}.short`) }),
  }
  return {
    ...shown,
    ...(texts.has(locale, `${key}.also`) && { also: say(`${key}.also`).split('|') }),
    does,
    shown,
  }
}

/** The text key of a prompt's question. */
export const questionKey = (at: PromptAt): string => {
  const base = at.question?.id ?? at.menu?.id ?? at.id
  const part = at.part === 'groups' ? null : (at.part ?? at.group)
  return part === null ? base : `${base}>${part}`
}

/** The text key of the button that goes on without an answer: the question's own, or that of all. */
export const skipKey = (texts: Texts, locale: string, question: string): string =>
  texts.has(locale, `${question}.skip`) ? `${question}.skip` : 'skip'

/** A question with one single answer is a way on, not something to be skipped; nor is one of which a choice does just that. */
export const canSkip = (at: PromptAt): boolean =>
  at.question !== null &&
  !at.question.skipsByChoice &&
  !(at.kind === 'one-of' && at.part === null && at.question.choices.filter((choice) => !choice.does).length < 2)
