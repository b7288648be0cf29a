import type { Card, Contacts, Document, Line, Plan } from '../../../guidance/types.ts'
import type { Subject } from '../../check.ts'
import { all, any, type Formula, not } from '../../slices/formula.ts'
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
