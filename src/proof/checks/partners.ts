import type { Partner } from '../../content/partners.ts'
import type { World } from '../../content/world.ts'
import { NATIONS } from '../../directory/places/types.ts'
import type { FactView } from '../../facts/condition.ts'
import { ALERTS } from '../../facts/value.ts'
import type { Program } from '../../flows/types.ts'
import { alertMessage } from '../../guidance/alert.ts'
import { documentMessages } from '../../guidance/document.ts'
import { NOTHING_WRITTEN, type Showing } from '../../guidance/showing.ts'
import type { Document, Who } from '../../guidance/types.ts'
import type { Action, Message, PlanCard, PlanMessage } from '../../messages/message.ts'
import type { Check, Finding, Subject } from '../check.ts'
import { type At, viewOf } from '../directory/answers.ts'
import { placeIn } from './found.ts'
import { namesPeople } from './guidance/documents.ts'

const MS_OF_DAY = 86_400_000

/** A charity can add: beside the last bands of the plan, behind the police and the specialists in a list. It can take away or move nothing. */
export const partnersOnlyAdd: Check = {
  id: 'partners-only-add',
  proves:
    'on the pages of every charity the emergency help, police, specialists, crisis help and every sentence are those of everywhere, in the same order',
  run: (subject) => {
    const { world } = subject
    const misplaced = [...world.guidance.documents.values()].flatMap((document) => misplacedIn(document, world))
    if (world.under.size === 0) return misplaced
    const places = placesOf(subject)
    return [
      ...misplaced,
      ...[...world.partners.values()].flatMap((partner) => {
        const own = world.under.get(partner.id)
        return own ? changesOf(partner, own, subject, places) : []
      }),
    ]
  },
}

/** Where guidance would let a charity stand before, or as, the police or a specialist. */
function misplacedIn(document: Document, world: World): Finding[] {
  if (!namesPeople(document)) return []
  const ofPartner = (who: Who | null) =>
    who !== null && 'role' in who && world.directory.roles.get(who.role)?.ofPartner === true
  if (document.kind === 'contacts') {
    const last = document.contacts.findLastIndex(({ who }) => isAlways(who, world))
    return document.contacts.flatMap(({ who, at }, i) =>
      ofPartner(who) && i < last
        ? [
            {
              ...placeIn(at),
              message: 'whom a charity names stands before the police or a specialist here. Move it behind them',
            },
          ]
        : [],
    )
  }
  if (document.kind !== 'plan') return []
  const promised = new Set(document.always.flatMap(({ bands }) => bands))
  const last = document.bands.findLastIndex((band) => promised.has(band))
  return document.cards.flatMap(({ id, band, contact, beside, at }) => {
    if (ofPartner(contact))
      return [
        {
          ...placeIn(at),
          message: `whom a charity names is the contact of the card "${id}", which most people would see without one. Let it stand "beside" somebody`,
        },
      ]
    return beside.some(ofPartner) && document.bands.indexOf(band) <= last
      ? [
          {
            ...placeIn(at),
            message: `whom a charity names stands on the card "${id}", and its band "${band}" does not come after those that everybody is promised. Move it to a later band`,
          },
        ]
      : []
  })
}

/** The police of the place, and whom everybody is sent to who is not understood: somebody who knows about this. */
const isAlways = (who: Who, { directory, guidance }: World): boolean =>
  sameWho(who, guidance.helpline) || ('role' in who && directory.roles.get(who.role)?.forces === true)
const sameWho = (a: Who, b: Who): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Every nation, nowhere that is known, and every force area that a charity names somebody for. */
function placesOf({ world: { directory, partners } }: Subject): readonly At[] {
  const named = [...partners.values()].flatMap(({ id, organisations }) => [
    ...(directory.ofPartners.get(id) ?? []),
    ...organisations.flatMap((one) => directory.organisations.get(one) ?? []),
  ])
  const forces = [...new Set(named.flatMap(({ areas }) => areas.map(({ force }) => force)))]
  return [
    ...[...NATIONS, ''].map((nation) => ({ nation })),
    ...forces.map((force) => ({ nation: [...(directory.forces.get(force)?.nations ?? [])][0] ?? '', forces: [force] })),
  ]
}

/** Something that is shown, with a charity and without: what it says to one person in the two. */
interface Shown {
  readonly differs: (facts: FactView) => boolean
  /** what to say where it does */
  readonly what: string
}

function changesOf(partner: Partner, own: World, { world, day }: Subject, places: readonly At[]): Finding[] {
  const names = new Set([
    ...(world.directory.ofPartners.get(partner.id) ?? []).map(({ id }) => id),
    ...partner.organisations,
  ])
  const alerts = ALERTS.map(
    (alert): Shown => ({
      differs: (facts) =>
        !same(alertMessage(alert, showing(world, facts, day)), alertMessage(alert, showing(own, facts, day))),
      what: `the screen of the alert "${alert}" is another one`,
    }),
  )
  const documents = [...world.guidance.documents.values()].map(
    (document): Shown => ({
      differs: (facts) => {
        const usual = documentMessages(document, showing(world, facts, day))
        const theirs = withoutOwn(documentMessages(document, showing(own, facts, day)), idsIn(usual), names)
        return !same(withoutTopics(usual, document, partner.hide), theirs)
      },
      what: `"${document.id}" shows somebody else, or in another order`,
    }),
  )
  const shown = [...alerts, ...documents]
    .filter((one) => places.some((at) => isOther(one, world.program, at)))
    .map(({ what }) => what)
  return [...flowChanges(partner, own, world), ...partChanges(own, world), ...shown].map((what) => ({
    file: `partners/${partner.id}.yaml`,
    line: 1,
    message: `on the pages of "${partner.id}" ${what}. A charity can add to it and nothing else`,
  }))
}

/**
 * Whether something is shown otherwise to somebody in a place who gave no answer, or one alone. An answer that was not looked at while
 * there was none changes nothing. What more answers do is the same with a charity and without, since everything that it is made of is
 * the very same (`partChanges`).
 */
function isOther({ differs }: Shown, program: Program, at: At): boolean {
  const asked = new Set<string>()
  if (differs(viewOf(program, new Map(), at, (question) => asked.add(question)))) return true
  return [...program.questions.values()]
    .filter(({ id }) => asked.has(id))
    .some(({ id, kind, choices }) =>
      choices.some((choice) =>
        differs(viewOf(program, new Map([[id, kind === 'any-of' ? [choice.id] : choice.id]]), at)),
      ),
    )
}

/** Flows that are not what they are elsewhere. */
function flowChanges({ hide }: Partner, own: World, world: World): string[] {
  const { alerts } = world.guidance
  const opened = ALERTS.flatMap((id) => alerts[id].after.flatMap((after) => ('open' in after ? [after.open] : [])))
  const flows = [...world.program.flows.values()].filter((flow) => {
    const there = own.program.flows.get(flow.id)
    const isHidden = flow.optional && hide.includes(flow.id) && !opened.includes(flow.id)
    return there?.steps !== flow.steps || (there.only !== flow.only && !isHidden)
  })
  return flows.map(({ id }) => `the flow "${id}" is not what it is elsewhere`)
}

/** What plans, contacts and alerts are made of, where it is not the very same: whoever it serves, the words, and the order of all. */
function partChanges(own: World, world: World): string[] {
  const there = own.directory
  const others = [
    ...[...world.directory.organisations].filter(([id, one]) => there.organisations.get(id) !== one),
    ...[...world.directory.forces].filter(([id, one]) => there.forces.get(id) !== one),
  ]
  const roles = [...world.directory.roles.values()].filter(
    (role) => !role.ofPartner && there.roles.get(role.id) !== role,
  )
  return [
    ...others.map(([id]) => `"${id}" is not what it is elsewhere`),
    ...roles.map(({ id }) => `the role "${id}" is played by others`),
    ...(own.texts === world.texts ? [] : ['the words are others']),
    ...(own.guidance === world.guidance ? [] : ['guidance is another']),
  ]
}

const showing = (world: World, facts: FactView, day: number): Showing => ({
  ...world,
  locale: world.texts.locales[0] ?? '',
  them: false,
  facts,
  now: day * MS_OF_DAY,
  own: NOTHING_WRITTEN,
  opens: (topic) => world.program.flows.get(topic)?.only?.(facts) !== false,
  labels: { topic: (id) => id, change: (id) => id },
})

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Everybody whom messages name. */
const idsIn = (messages: readonly Message[]): ReadonlySet<string> =>
  new Set(
    messages.flatMap((message) => {
      if (message.kind === 'contact') return [message.id]
      return message.kind === 'plan'
        ? cardsIn(message).flatMap(({ contact, beside = [] }) => [
            ...(contact ? [contact.id] : []),
            ...beside.map(({ id }) => id),
          ])
        : []
    }),
  )
const cardsIn = ({ cards, more }: PlanMessage): readonly PlanCard[] => [...cards, ...more.flatMap((one) => one.cards)]

/** A plan with each of its cards changed. */
const withCards = (plan: PlanMessage, change: (card: PlanCard) => PlanCard): PlanMessage => ({
  ...plan,
  cards: plan.cards.map(change),
  more: plan.more.map((one) => ({ ...one, cards: one.cards.map(change) })),
})

/** Messages without those whom a charity names and who would not be there without it. */
function withoutOwn(messages: readonly Message[], usual: ReadonlySet<string>, names: ReadonlySet<string>): Message[] {
  const stays = ({ id }: { readonly id: string }) => usual.has(id) || !names.has(id)
  return messages.flatMap((message): Message[] => {
    if (message.kind === 'contact') return stays(message) ? [message] : []
    if (message.kind !== 'plan') return [message]
    return [
      withCards(message, ({ beside = [], ...card }) => {
        const left = beside.filter(stays)
        return { ...card, ...(left.length > 0 && { beside: left }) }
      }),
    ]
  })
}

/** Messages without the buttons of topics that are left out; on the cards that everybody is promised they have to stay. */
function withoutTopics(messages: readonly Message[], document: Document, hide: readonly string[]): Message[] {
  const stays = (action: Action) => !('open' in action && hide.includes(action.open))
  const promised = new Set(document.kind === 'plan' ? document.always.flatMap(({ bands }) => bands) : [])
  const bands = new Map(document.kind === 'plan' ? document.cards.map(({ id, band }) => [id, band]) : [])
  return messages.map((message) => {
    if (message.kind === 'text' && message.actions) return { ...message, actions: message.actions.filter(stays) }
    if (message.kind !== 'plan') return message
    return withCards(message, (card) =>
      promised.has(bands.get(card.id) ?? '') ? card : { ...card, actions: card.actions.filter(stays) },
    )
  })
}
