import { z } from 'zod'
import type { Condition } from '../facts/condition.ts'
import type { Notes, Template } from '../guidance/notes.ts'
import type {
  AlertView,
  Asked,
  AtOnce,
  Card,
  CardAction,
  Contacts,
  DangerLine,
  Document,
  Guidance,
  Plan,
  Who,
} from '../guidance/types.ts'
import { loadAsked } from './asked.ts'
import { byKey, chosen, isKeys, single } from './chosen.ts'
import { type Path, readYaml, type Yaml, yamlNames } from './document.ts'
import {
  type GuidanceContext,
  key,
  type LineSource,
  line,
  lines,
  linesOf,
  nations,
  nationsOf,
  readerOf,
} from './guidance-lines.ts'
import { notesOf, notesSchema, templateOf, templateSchema } from './guidance-notes.ts'
import { nearest, type Problem } from './problem.ts'
import { loadFirewall, loadLawWords } from './promises.ts'
import { reflectionOf, reflectionSchema } from './reflection.ts'
import { condition, format, name, names, when } from './schema.ts'

const fullDanger = z.strictObject({ text: key, when, nations, call: z.boolean().default(true) })
const bareDanger = key.transform((text): LineSource & { call: boolean } => ({
  text,
  call: true,
}))
const dangerOne = chosen<typeof bareDanger | typeof fullDanger>((raw) => (isKeys(raw) ? fullDanger : bareDanger))
const danger = single(
  dangerOne.transform((one) => [one]),
  z.array(dangerOne),
).default([])
const whoById = name.transform((id): Who => ({ id }))
const whoByRole = z.strictObject({ role: name })
const who = chosen<typeof whoById | typeof whoByRole>((raw) => (isKeys(raw) ? whoByRole : whoById))
const ways = z.enum(['call', 'website'])
const doing = { open: z.strictObject({ open: name }), change: z.strictObject({ change: name, text: key.optional() }) }
const action = chosen<typeof ways | (typeof doing)[keyof typeof doing]>((raw) =>
  isKeys(raw) ? byKey(raw, doing, '') : ways,
)
const cardSchema = z.strictObject({
  id: name,
  band: name,
  when,
  nations,
  contact: who.optional(),
  beside: single(
    who.transform((one) => [one]),
    z.array(who),
  ).default([]),
  why: lines,
  do: lines,
  say: lines,
  actions: z.array(action).default([]),
  adds: z.boolean().default(false),
})
const planSchema = z.strictObject({
  format,
  kind: z.literal('plan'),
  heading: key,
  danger,
  bands: names.min(1),
  exclusive: z.array(names.min(2)).default([]),
  always: z.array(names.min(1)).min(1),
  order: z.array(z.strictObject({ when: condition, first: name })).default([]),
  cards: z.array(cardSchema).min(1),
})
const contactsSchema = z.strictObject({
  format,
  kind: z.literal('contacts'),
  heading: key,
  danger,
  contacts: z.array(z.strictObject({ contact: who, when })).min(1),
  after: z.array(z.strictObject({ text: key, when, nations, actions: z.array(action).default([]) })).default([]),
})
const documentSchema = z.discriminatedUnion('kind', [
  planSchema,
  contactsSchema,
  notesSchema,
  templateSchema,
  reflectionSchema,
])
const onward = {
  command: z.strictObject({ text: key, command: z.enum(['again', 'safer']) }),
  open: z.strictObject({ text: key, open: name }),
}
const after = chosen<(typeof onward)[keyof typeof onward]>((raw) =>
  byKey(raw, onward, '{ text, command } or { text, open }'),
)
const callById = name.transform((contact): { contact: string; when?: Condition | undefined } => ({ contact }))
const callFully = z.strictObject({ contact: name, when })
const way = z.strictObject({ contact: name, way: z.enum(['website', 'textphone']) })
type MoreSource = { id: string; when?: Condition | undefined; actions: z.output<typeof way>[] }
const moreById = name.transform((id): MoreSource => ({ id, actions: [] }))
const moreFully = z.strictObject({ id: name, when, actions: z.array(way).default([]) })
const viewSchema = z.strictObject({
  headings: lines,
  lines: z.array(line).min(1),
  call: z.array(chosen<typeof callById | typeof callFully>((raw) => (isKeys(raw) ? callFully : callById))).min(1),
  more: z.array(chosen<typeof moreById | typeof moreFully>((raw) => (isKeys(raw) ? moreFully : moreById))),
  after: z.array(after),
})
const alertsSchema = z.strictObject({
  format,
  helpline: who,
  emergency: name,
  reminder: danger,
  'not-about-now': z.array(line).min(1),
  alerts: z.strictObject({ danger: viewSchema, perhaps: viewSchema, crisis: viewSchema }),
})

const NOT_DOCUMENTS = ['alerts', 'asked', 'firewall', 'law']

/** The ids of guidance documents, for flows that show them. */
export const guidanceNames = (root: string): ReadonlySet<string> =>
  new Set(yamlNames(root, 'guidance').filter((id) => !NOT_DOCUMENTS.includes(id)))

/** Reads guidance/: one document a file, and the alerts. Mistakes go to `problems`; undefined where the alerts are not whole. */
export function loadGuidance(root: string, context: GuidanceContext, problems: Problem[]): Guidance | undefined {
  const documents = loadDocuments(root, context, problems)
  const alerts = readYaml(root, 'guidance/alerts.yaml', alertsSchema, problems)
  const { asked, askedFor, atOnce } = loadAsked(root, context.program, problems)
  const more = Object.values(alerts?.value.alerts ?? {}).flatMap((one) => one.more.map(({ id }) => id))
  const firewall = loadFirewall(
    root,
    { ...context, says: answersOf(asked, atOnce), more },
    guidanceNames(root),
    problems,
  )
  const law = loadLawWords(root, problems)
  if (!alerts || !firewall || !law) return undefined
  const view = (kind: 'danger' | 'perhaps' | 'crisis') => alertOf(alerts, kind, alerts.value.alerts[kind], context)
  const views = { danger: view('danger'), perhaps: view('perhaps'), crisis: view('crisis') }
  checkWho(alerts, ['helpline'], alerts.value.helpline, context)
  checkWho(alerts, ['emergency'], { id: alerts.value.emergency }, context)
  const { helpline, emergency } = alerts.value
  const reminder = dangerOf(alerts, 'reminder', alerts.value.reminder, context)
  const notNow = linesOf(alerts, ['not-about-now'], alerts.value['not-about-now'], context)
  return { documents, asked, askedFor, atOnce, firewall, law, alerts: views, helpline, emergency, reminder, notNow }
}

/** What is said to people beside what flows say: answers, and what is said at once. */
const answersOf = (asked: readonly Asked[], atOnce: readonly AtOnce[]): string[] => [
  ...asked.map(({ text }) => text),
  ...atOnce.map(({ says }) => says),
]

function loadDocuments(root: string, context: GuidanceContext, problems: Problem[]): Map<string, Document> {
  const documents = new Map<string, Document>()
  const templates = new Map<string, Template>()
  const later: (() => Notes | null)[] = []
  for (const id of guidanceNames(root)) {
    const yaml = readYaml(root, `guidance/${id}.yaml`, documentSchema, problems)
    if (!yaml) continue
    const { value } = yaml
    if (value.kind === 'plan') documents.set(id, planOf(id, yaml, value, context))
    if (value.kind === 'contacts') documents.set(id, contactsOf(id, yaml, value, context))
    if (value.kind === 'reflection') documents.set(id, reflectionOf(id, yaml, value, context))
    if (value.kind === 'template') templates.set(id, templateOf(id, yaml, value, context))
    // notes name a template, which may stand in a later file
    if (value.kind === 'notes') later.push(() => notesOf(id, yaml, value, context, templates))
  }
  for (const [id, template] of templates) documents.set(id, template)
  for (const make of later) {
    const notes = make()
    if (notes) documents.set(notes.id, notes)
  }
  return documents
}

function alertOf(
  yaml: Yaml<unknown>,
  kind: string,
  source: z.output<typeof viewSchema>,
  context: GuidanceContext,
): AlertView {
  const path = ['alerts', kind]
  source.after.forEach((after, i) => {
    if ('open' in after) checkAction(yaml, [...path, 'after', i], { open: after.open }, context)
  })
  return {
    ...source,
    headings: linesOf(yaml, [...path, 'headings'], source.headings, context),
    lines: linesOf(yaml, [...path, 'lines'], source.lines, context),
    call: source.call.map(({ contact, when: condition }, i) => {
      checkWho(yaml, [...path, 'call', i], { id: contact }, context)
      const reader = condition ? readerOf(yaml, [...path, 'call', i, 'when'], condition, context) : null
      return { id: contact, when: reader }
    }),
    more: source.more.map(({ id, when: condition, actions }, i) => {
      actions.forEach(({ contact }, j) => {
        checkWho(yaml, [...path, 'more', i, 'actions', j], { id: contact }, context)
      })
      const reader = condition ? readerOf(yaml, [...path, 'more', i, 'when'], condition, context) : null
      return { id, when: reader, actions, at: `${yaml.file}:${yaml.lineOf([...path, 'more', i])}` }
    }),
  }
}

function planOf(id: string, yaml: Yaml<unknown>, source: z.output<typeof planSchema>, context: GuidanceContext): Plan {
  source.bands.forEach((one, i) => {
    if (source.bands.indexOf(one) < i) yaml.fault(['bands', i], `the band "${one}" stands twice`)
  })
  const band = (path: Path, one: string) => {
    if (!source.bands.includes(one)) yaml.fault(path, `there is no band "${one}".${nearest(one, source.bands)}`)
  }
  source.exclusive.forEach((bands, i) => {
    for (const one of bands) band(['exclusive', i], one)
  })
  const always = source.always.map((bands, i) => {
    for (const one of bands) band(['always', i], one)
    return { bands, at: `${yaml.file}:${yaml.lineOf(['always', i])}` }
  })
  const order = source.order.map((one, i) => {
    band(['order', i, 'first'], one.first)
    const at = `${yaml.file}:${yaml.lineOf(['order', i])}`
    return { when: readerOf(yaml, ['order', i, 'when'], one.when, context), first: one.first, at }
  })
  const seen = new Set<string>()
  const cards = source.cards.map((card, i): Card => {
    const path = ['cards', i]
    if (seen.has(card.id)) yaml.fault([...path, 'id'], `there is another card "${card.id}" above`)
    seen.add(card.id)
    band([...path, 'band'], card.band)
    if (card.contact) checkWho(yaml, [...path, 'contact'], card.contact, context)
    for (const one of card.beside) checkWho(yaml, [...path, 'beside'], one, context)
    card.actions.forEach((one, j) => {
      checkAction(yaml, [...path, 'actions', j], one, context)
    })
    return {
      ...card,
      when: card.when ? readerOf(yaml, [...path, 'when'], card.when, context) : null,
      nations: nationsOf(yaml, path, card.nations),
      contact: card.contact ?? null,
      why: linesOf(yaml, [...path, 'why'], card.why, context),
      do: linesOf(yaml, [...path, 'do'], card.do, context),
      say: linesOf(yaml, [...path, 'say'], card.say, context),
      at: `${yaml.file}:${yaml.lineOf(path)}`,
    }
  })
  return { ...source, id, danger: dangerOf(yaml, 'danger', source.danger, context), always, order, cards }
}

function contactsOf(
  id: string,
  yaml: Yaml<unknown>,
  source: z.output<typeof contactsSchema>,
  context: GuidanceContext,
): Contacts {
  return {
    ...source,
    id,
    danger: dangerOf(yaml, 'danger', source.danger, context),
    contacts: source.contacts.map((one, i) => {
      checkWho(yaml, ['contacts', i], one.contact, context)
      return {
        who: one.contact,
        when: one.when ? readerOf(yaml, ['contacts', i, 'when'], one.when, context) : null,
        at: `${yaml.file}:${yaml.lineOf(['contacts', i])}`,
      }
    }),
    after: source.after.map((one, i) => {
      one.actions.forEach((each, j) => {
        checkAction(yaml, ['after', i, 'actions', j], each, context)
      })
      return {
        line: {
          text: one.text,
          when: one.when ? readerOf(yaml, ['after', i, 'when'], one.when, context) : null,
          nations: nationsOf(yaml, ['after', i], one.nations),
          at: `${yaml.file}:${yaml.lineOf(['after', i])}`,
        },
        actions: one.actions,
      }
    }),
  }
}

function dangerOf(
  yaml: Yaml<unknown>,
  key: string,
  source: z.output<typeof danger>,
  context: GuidanceContext,
): DangerLine[] {
  return linesOf(yaml, [key], source, context).map((one, i) => ({ ...one, call: source[i]?.call ?? true }))
}

function checkWho(yaml: Yaml<unknown>, path: Path, one: Who, { organisations, roles }: GuidanceContext): void {
  if ('id' in one && !organisations.has(one.id))
    yaml.fault(path, `there is no organisation "${one.id}" that may be offered.${nearest(one.id, organisations)}`)
  if ('role' in one && !roles.has(one.role))
    yaml.fault(path, `there is no role "${one.role}".${nearest(one.role, roles)}`)
}

function checkAction(yaml: Yaml<unknown>, path: Path, one: CardAction, { program }: GuidanceContext): void {
  if (typeof one !== 'object') return
  if ('open' in one && !program.topics.has(one.open))
    yaml.fault(path, `there is no topic "${one.open}".${nearest(one.open, program.topics)}`)
  if ('change' in one && !program.questions.has(one.change))
    yaml.fault(path, `there is no question "${one.change}".${nearest(one.change, program.questions.keys())}`)
}
