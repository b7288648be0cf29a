import type { FactView } from '../facts/condition.ts'
import { NOTHING_WRITTEN, type Showing, say } from './showing.ts'
import type { Told, ToldAnswers } from './types.ts'

/** Something that the person told: what it is called, and their own words for it where there are any that may be shown. */
export interface Telling {
  readonly name: string
  readonly words: string
}

/** What a person told of these things, each name once, in declared order. */
export function tellings(told: readonly Told[], showing: Showing): Telling[] {
  const named = new Map<string, Telling>()
  for (const one of told) {
    if (one.when?.(showing.facts) === false) continue
    const each = toldOf(one, one.quoted ? showing : { ...showing, own: NOTHING_WRITTEN })
    const [first] = each
    if (!first) continue
    const together = one.as === null ? each : [asOne(one.as, each, showing)]
    for (const telling of together) if (!named.has(telling.name)) named.set(telling.name, telling)
  }
  return [...named.values()]
}

/** Several things under one name. The first words stand for all: a list of quotes would bury the name. */
const asOne = (key: string, each: readonly Telling[], showing: Showing): Telling => ({
  name: say(showing, key, { names: each.map(({ name }) => name).join('; ') }),
  words: each.find(({ words }) => words !== '')?.words ?? '',
})

function toldOf({ from }: Told, showing: Showing): Telling[] {
  const { facts, own } = showing
  if (from.kind === 'typed') {
    const words = own.typedAt(from.question)
    return words === null ? [] : [{ name: '', words }]
  }
  if (from.kind === 'label') {
    if (!isSaid(from.label, facts)) return []
    return [{ name: say(showing, from.key), words: own.quoteOf(from.label) ?? '' }]
  }
  return from.choices
    .filter((choice) => isTold(from.fact, choice, facts))
    .map(({ key, labels }) => ({ name: say(showing, key), words: firstQuote(labels, showing) }))
}

/** A choice of a list counts as told where it was ticked, and where it was heard: words may have come after the list. */
function isTold(fact: string, { id, labels }: ToldAnswers['choices'][number], facts: FactView): boolean {
  const given = facts.get(fact)
  if (typeof given === 'string') return given === id
  return (Array.isArray(given) && given.includes(id)) || labels.some((label) => isSaid(label, facts))
}

function isSaid(label: string, facts: FactView): boolean {
  const said = facts.get('said')
  return Array.isArray(said) && said.includes(label)
}

function firstQuote(labels: readonly string[], { own }: Showing): string {
  for (const label of labels) {
    const quote = own.quoteOf(label)
    if (quote !== null) return quote
  }
  return ''
}
