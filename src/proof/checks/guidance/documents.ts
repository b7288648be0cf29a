import type { Card, Contacts, Document, Line, Plan, Reflection, Section, Told } from '../../../guidance/types.ts'
import type { Subject } from '../../check.ts'
import { ALWAYS, all, any, atom, type Formula, not } from '../../slices/formula.ts'
import type { Model } from '../../slices/model.ts'
import { stepsOf } from '../found.ts'
import { notesItems, templateItems } from './notes-items.ts'

/** Something that guidance shows under a condition. */
export interface Item {
  /** what it is, in words */
  readonly name: string
  readonly at: string
  /** keys of the texts that it shows */
  readonly texts: readonly string[]
  /** whether it is shown, at a moment when its document is */
  readonly shown: Formula
  /** nations of which it may speak; null: of any */
  readonly nations: readonly string[] | null
}

/** Where each document is shown. */
export function* shownIn(subject: Subject, document: string) {
  for (const { flow, number, step } of stepsOf(subject))
    if (step.kind === 'show' && step.guidance === document) yield { flow: flow.id, step: number }
}

/** Whether a document says who can help. */
export const namesPeople = (document: Document | undefined): document is Plan | Contacts =>
  document?.kind === 'plan' || document?.kind === 'contacts'

/** Every line, card and contact of a document, with what has to hold for it to be shown. */
export function itemsOf(document: Document, model: Model): Item[] {
  switch (document.kind) {
    case 'plan':
      return planItems(document, model)
    case 'contacts':
      return contactItems(document, model)
    case 'notes':
      return notesItems(document, model)
    case 'template':
      return templateItems(document, model)
    case 'reflection':
      return reflectionItems(document, model)
  }
}

function planItems(plan: Plan, model: Model): Item[] {
  const { danger, order, cards } = plan
  return [
    ...danger.map((line) => lineItem(line, model)),
    ...order.map(({ first, when, at }) => ({
      name: `the order that puts "${first}" first`,
      at,
      texts: [],
      shown: model.formula(when),
      nations: null,
    })),
    ...cards.flatMap((card): Item[] => {
      const { id, at, nations } = card
      const shown = cardShown(plan, card, model)
      const texts = [`plan.card.${id}`, `plan.more.${id}`]
      const lines = [...card.why, ...card.do, ...card.say].map((line) => lineItem(line, model))
      return [
        { name: `the card "${id}"`, at, texts, shown, nations },
        ...lines.map((line) => ({ ...line, shown: all(shown, line.shown), nations: line.nations ?? nations })),
      ]
    }),
  ]
}

const lineItem = ({ text, when, at, nations }: Line, model: Model): Item => ({
  name: `the line "${text}"`,
  at,
  texts: [text],
  shown: model.formula(when),
  nations,
})

/** A card is shown, at least as a closed heading, where its condition holds and no band shuts out its own. */
function cardShown({ exclusive, cards }: Plan, card: Card, model: Model): Formula {
  const before = exclusive.flatMap((bands) => {
    const at = bands.indexOf(card.band)
    return at > 0 ? bands.slice(0, at) : []
  })
  const shutting = cards.filter(({ band }) => before.includes(band)).map(({ when }) => model.formula(when))
  return shutting.length === 0 ? model.formula(card.when) : all(model.formula(card.when), not(any(...shutting)))
}

const contactItems = ({ danger, contacts, after }: Contacts, model: Model): Item[] => [
  ...danger.map((line) => lineItem(line, model)),
  ...contacts.map(({ who, when, at }) => ({
    name: `the contact "${'id' in who ? who.id : who.role}"`,
    at,
    texts: [],
    shown: model.formula(when),
    nations: null,
  })),
  ...after.map(({ line }) => lineItem(line, model)),
]

const reflectionItems = ({ sections }: Reflection, model: Model): Item[] =>
  sections.flatMap((section) =>
    sectionItems(section, model).map((item) => ({
      ...item,
      shown: all(model.formula(section.when), item.shown),
      nations: item.nations ?? section.nations,
    })),
  )

function sectionItems(section: Section, model: Model): Item[] {
  const lines = section.kind === 'list' ? [] : section.lines.map((line) => lineItem(line, model))
  if (section.kind === 'lines') return lines
  const heads = section.kind === 'list' ? [{ text: section.heading, told: section.told, at: section.at }] : section.lens
  return [
    ...lines,
    ...heads.map(headItem),
    ...heads.flatMap(({ told }) => told.flatMap((one) => toldItems(one, model))),
  ]
}

/**
 * A heading, or a word, over things that were told. It stands wherever one of them does, and each of these is an item of its own:
 * that any of so many holds would be one condition on all that can be answered.
 */
const headItem = ({ text, at }: { readonly text: string; readonly at: string }): Item => ({
  name: `"${text}"`,
  at,
  texts: [text],
  shown: ALWAYS,
  nations: null,
})

/** Each thing that can have been told, by answer or in words. What was typed at a question is not to be foreseen. */
function toldItems({ from, when, as, at }: Told, model: Model): Item[] {
  const base = { at, nations: null }
  const also = as === null ? [] : [as]
  const shown = model.formula(when)
  const said = (label: string) => atom('said', { includes: label })
  if (from.kind === 'typed') return [{ ...base, name: `what was typed at "${from.question}"`, texts: also, shown }]
  if (from.kind === 'label') {
    const { label, key } = from
    return [{ ...base, name: `what is heard as "${label}"`, texts: [key, ...also], shown: all(shown, said(label)) }]
  }
  const { fact, choices } = from
  const isList = model.program.questions.get(fact)?.kind === 'any-of'
  return choices.map(({ id, key, labels }) => {
    const told = isList ? any(atom(fact, { includes: id }), ...labels.map(said)) : atom(fact, id)
    return {
      ...base,
      name: `the answer "${id}" of "${fact}"`,
      texts: [key, ...also],
      shown: all(shown, told),
    }
  })
}
