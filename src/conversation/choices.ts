import type { World } from '../content/world.ts'
import { UNSURE } from '../flows/ask.ts'
import { DONE, type PromptAt } from '../flows/replay.ts'
import { NATIONS_ASKED } from '../flows/turn.ts'
import type { ChoiceSpec, Does } from '../flows/types.ts'
import type { Choice } from '../messages/message.ts'

/** A choice as it stands on the screen, and what it does where it is no answer. */
export interface Offered extends Choice {
  /** what else people call it: the text `<choice>.also`, with | between */
  readonly also?: readonly string[]
  readonly does: Does | null
}

/** Finds the words of a key, in the words of the flow if it has its own, about "them" where the flow says so. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Words for one prompt or step of a flow. */
export function sayFor(
  { texts }: World,
  locale: string,
  at: { readonly flow: { readonly words: string | null }; readonly them: boolean },
): Say {
  const { words } = at.flow
  return (key, values = {}) => {
    const own = words === null ? key : `${words}.${key}`
    return texts.get(locale, words !== null && texts.has(locale, own) ? own : key, { values, them: at.them })
  }
}

/** Choice of `home>which` that goes back to the place itself. */
const ELSEWHERE = 'elsewhere'
/** Choice of the end that begins anew. */
const RESTART = 'restart'

/** The choices of a prompt, in order. Places that were typed carry their own words, everything else the texts'. */
export function choicesOf(world: World, locale: string, at: PromptAt): readonly Offered[] {
  const { texts } = world
  const say = sayFor(world, locale, at)
  const offer = (id: string, key: string, does: Does | null = null): Offered => {
    const label = say(key)
    return {
      id,
      label,
      ...(texts.has(locale, `${key}.short`) && { short: say(`${key}.short`) }),
      ...(texts.has(locale, `${key}.also`) && { also: say(`${key}.also`).split('|') }),
      does,
    }
  }
  const { question, menu } = at
  if (at.kind === 'end') return [offer(RESTART, `${at.id}.${RESTART}`, RESTART)]
  if (menu) {
    const own = menu.groups.filter((group) => group.id === at.group)
    const topics = own
      .flatMap((group) => group.topics)
      .filter((topic) => world.program.flows.get(topic)?.only?.(at.facts) !== false)
    const groups = at.group === null ? menu.groups.flatMap((group) => group.id ?? []) : []
    return [
      ...groups.map((id) => offer(id, `${menu.id}.group.${id}`)),
      ...topics.map((id) => offer(id, `${menu.id}.${id}`)),
      offer(DONE, at.group === null ? `${menu.id}.${DONE}` : `${menu.id}.group.${DONE}`),
    ]
  }
  if (!question) return []
  const { id } = question
  if (at.part === 'which') {
    const places = at.candidates.map(
      ({ id: place = '', label = '', short }): Offered => ({
        id: place,
        label,
        ...(short && label.length > 20 && { short }),
        does: null,
      }),
    )
    return [
      ...places,
      offer(UNSURE, `${id}>which.${UNSURE}`),
      offer(ELSEWHERE, `${id}>which.${ELSEWHERE}`, { change: id }),
    ]
  }
  if (at.part === 'nation') return NATIONS_ASKED.map((nation) => offer(nation, `${id}>nation.${nation}`))
  const fits = (choice: ChoiceSpec) => choice.when?.(at.facts) !== false
  const offerSpec = (choice: ChoiceSpec) => offer(choice.id, `${id}.${choice.id}`, choice.does)
  if (at.part === 'groups') {
    const none = question.choices.filter((choice) => choice.id === question.exclude)
    return [...question.groups.map((group) => offer(group.id, `${id}.group.${group.id}`)), ...none.map(offerSpec)]
  }
  const group = question.groups.find((one) => one.id === at.group)
  return question.choices
    .filter((choice) => fits(choice) && (!group || group.choices.includes(choice.id)))
    .map(offerSpec)
}

/** The text key of a prompt's question. */
export const questionKey = (at: PromptAt): string => {
  const base = at.question?.id ?? at.menu?.id ?? at.id
  const part = at.part === 'groups' ? null : (at.part ?? at.group)
  return part === null ? base : `${base}>${part}`
}

/** A question with one single answer is a way on, not something to be skipped. */
export const canSkip = (at: PromptAt): boolean =>
  at.question !== null &&
  !(at.kind === 'one-of' && at.part === null && at.question.choices.filter((choice) => !choice.does).length < 2)
