import { NATIONS } from '../directory/places/types.ts'
import { ALERTS } from '../facts/value.ts'
import { UNSURE } from '../flows/ask.ts'
import { DONE } from '../flows/replay.ts'
import { NATIONS_ASKED } from '../flows/turn.ts'
import type { Program, Question, Step } from '../flows/types.ts'
import type { CardAction, Document, Guidance, Line, Section, Told } from '../guidance/types.ts'
import type { Texts } from '../texts/types.ts'
import { labelProblems, type Need, placeOf } from './label-checks.ts'
import type { KnownLabel } from './lexicon.ts'
import { notesNeeds, templateNeeds } from './needed-of-notes.ts'
import { SERVICE_NEEDS } from './needed-of-service.ts'
import { nearest, type Problem } from './problem.ts'

/** Every text that flows, guidance and code call for, and where each is called for. */
export function neededTexts(program: Program, guidance: Guidance, labels: readonly KnownLabel[]): Need[] {
  return [
    ...SERVICE_NEEDS,
    ...heardNeeds(program, labels),
    ...[...program.flows.values()].flatMap((flow) => {
      const own = flow.steps.flatMap((step) => needsOfStep(step, program))
      // a flow may have other words for whatever it says
      const others = own.map((need): Need => ({ ...need, key: `${flow.words}.${need.key}`, optional: true }))
      return flow.words === null ? own : [...own, ...others]
    }),
    ...guidanceNeeds(guidance),
  ]
}

/**
 * The texts that journeys have instead of others. None has to be there, but what one language has all have: else somebody would read in
 * another what is not so where they are.
 */
export function wordedNeeds(needs: readonly Need[], { journeys }: Program, texts: Texts): Need[] {
  const suffixes = [...new Set([...journeys.values()].flatMap(({ words }) => words ?? []))]
  const written = new Set(texts.locales.flatMap((locale) => texts.keys(locale)))
  return needs
    .filter(({ list }) => list === undefined)
    .flatMap(({ key, at }) => suffixes.map((suffix) => ({ key: `${key}.${suffix}`, at })))
    .filter(({ key }) => written.has(key))
}

/** Texts that are called for and missing, in every language, and labels that do not fit their buttons. */
export function textNeeds(needs: readonly Need[], program: Program, texts: Texts): Problem[] {
  return [
    ...languages(program, texts),
    ...texts.locales.flatMap((locale) => [...missing(needs, texts, locale), ...labelProblems(needs, texts, locale)]),
  ]
}

/** Every key that something could use, those included that may be left out. */
export function usedKeys(needs: readonly Need[]): ReadonlySet<string> {
  return new Set(needs.flatMap(({ key, list }) => (list === undefined ? [key] : [key, `${key}.short`, `${key}.also`])))
}

/** Languages that choices change to. */
function languages(program: Program, { locales }: Texts): Problem[] {
  const asked = [...program.flows.values()].flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'ask' ? [step] : [])),
  )
  return asked.flatMap(({ question, at }) =>
    question.choices.flatMap(({ does }): Problem[] => {
      if (typeof does !== 'object' || does === null || !('language' in does) || locales.includes(does.language))
        return []
      return [{ ...placeOf(at), message: `there is no language "${does.language}".${nearest(does.language, locales)}` }]
    }),
  )
}

function missing(needs: readonly Need[], texts: Texts, locale: string): Problem[] {
  const seen = new Set<string>()
  const needed = new Set(needs.map(({ key }) => key))
  // A text that nothing calls for is most likely the one that is missed, under a misspelt key.
  const unused = texts.keys(locale).filter((key) => !needed.has(key))
  return needs.flatMap(({ key, at, optional, locales }) => {
    if (optional || locales?.includes(locale) === false || texts.has(locale, key) || seen.has(key)) return []
    seen.add(key)
    const near = / Did you mean (".*")\?/.exec(nearest(key, unused))?.[1]
    const mend = near ? ` Did you mean ${near}?` : ' Write it in one of the files there.'
    return [{ ...placeOf(at), message: `there is no text "${key}" in locales/${locale}.${mend}` }]
  })
}

function needsOfStep(step: Step, program: Program): Need[] {
  const { at } = step
  const part = step.part === null ? [] : [{ key: `part.${step.part}`, at }]
  if (step.kind === 'say') return [...part, { key: step.text, at }]
  if (step.kind === 'ask') return [...part, ...questionNeeds(step.question, at)]
  if (step.kind !== 'menu') return part
  const groups = step.groups.flatMap(({ id }) => id ?? [])
  return [
    ...part,
    ...promptNeeds(step.id, at),
    { key: `${step.id}.${DONE}`, at, list: step.id },
    ...groups.flatMap((id): Need[] => [
      { key: `${step.id}.group.${id}`, at, list: step.id },
      ...promptNeeds(`${step.id}>${id}`, at),
    ]),
    ...(groups.length > 0 ? [{ key: `${step.id}.group.${DONE}`, at, list: step.id }] : []),
    ...step.groups.flatMap(({ topics }) =>
      topics.filter((id) => program.flows.has(id)).map((id): Need => ({ key: `${step.id}.${id}`, at, list: step.id })),
    ),
  ]
}

/** What is heard can be said back: in words of its own, or in those of a choice that it ticks. Alerts speak for themselves. */
function heardNeeds(program: Program, labels: readonly KnownLabel[]): Need[] {
  const questions = [...program.questions.values()]
  const own = questions.flatMap(({ found }) => [...found.keys()])
  return [
    ...labels.map(({ label, raises, at }) => ({ key: `heard.${label}`, at, optional: raises || own.includes(label) })),
    ...own.map((label): Need => ({ key: `heard.${label}`, at: 'flows/facts.yaml:1', optional: true })),
  ]
}

/** What a prompt asks, why, and how it is skipped. */
function promptNeeds(key: string, at: string): Need[] {
  return [{ key, at }, ...['why', 'skip'].map((part): Need => ({ key: `${key}.${part}`, at, optional: true }))]
}

function questionNeeds(question: Question, at: string): Need[] {
  const { id } = question
  const offers =
    question.kind === 'one-of'
      ? [...new Set(question.found.values())].flatMap((choice): Need[] => [
          { key: `offer.${id}.${choice}`, at, optional: true },
          { key: `offer.${id}.${choice}.early`, at, optional: true },
        ])
      : []
  const place: Need[] =
    question.kind === 'place'
      ? [
          ...promptNeeds(`${id}>which`, at),
          ...promptNeeds(`${id}>nation`, at),
          { key: `${id}>which.${UNSURE}`, at, list: `${id}>which` },
          { key: `${id}>which.elsewhere`, at, list: `${id}>which` },
          ...NATIONS_ASKED.map((nation) => ({ key: `${id}>nation.${nation}`, at, list: `${id}>nation` })),
          // never asked, but a place that was typed can be there
          ...NATIONS.filter((nation) => !NATIONS_ASKED.includes(nation)).map((nation) => ({
            key: `${id}>nation.${nation}`,
            at,
          })),
        ]
      : []
  return [
    ...promptNeeds(id, at),
    { key: `${id}.around`, at, optional: true },
    ...question.choices.map((choice) => ({ key: `${id}.${choice.id}`, at, list: id })),
    ...question.groups.flatMap((group): Need[] => [
      { key: `${id}.group.${group.id}`, at, list: `${id}.group` },
      ...promptNeeds(`${id}>${group.id}`, at),
    ]),
    ...offers,
    ...place,
  ]
}

function guidanceNeeds({ documents, alerts, emergency, reminder, notNow, asked, askedFor, atOnce }: Guidance): Need[] {
  const at = 'guidance/alerts.yaml:1'
  const views = ALERTS.flatMap((alert) => {
    const { headings, lines, call, more, after } = alerts[alert]
    return [
      `alert.${alert}`,
      ...[...headings, ...lines].map(({ text }) => text),
      ...call.map(({ id }) => `alert.action.${id}`),
      ...more.flatMap(({ id, actions }) => [
        `alert.danger.more.${id}`,
        `alert.danger.more.${id}.lines`,
        ...actions.map(({ contact }) => `alert.way.${contact}`),
      ]),
      ...after.map(({ text }) => text),
    ]
  })
  const shown = [...documents.values()].flatMap(documentNeeds)
  const answers = asked.flatMap((one) => [one.text, `${one.text}.also`].map((key): Need => ({ key, at: one.at })))
  const topics = askedFor.flatMap((one) =>
    [`action.open.${one.topic}`, one.typed].map((key): Need => ({ key, at: one.at })),
  )
  const first = atOnce.flatMap(({ says, opens, at: where }) =>
    [says, ...(opens === null ? [] : [`action.open.${opens}`])].map((key): Need => ({ key, at: where })),
  )
  const always = [`alert.action.${emergency}`, ...[...reminder, ...notNow].map(({ text }) => text)]
  return [...[...views, ...always].map((key) => ({ key, at })), ...shown, ...answers, ...topics, ...first]
}

function documentNeeds(document: Document): Need[] {
  if (document.kind === 'notes') return notesNeeds(document)
  if (document.kind === 'template') return templateNeeds(document)
  if (document.kind === 'reflection') return document.sections.flatMap(sectionNeeds)
  const where = `guidance/${document.id}.yaml:1`
  const lines = (list: readonly Line[], from: string) => list.map(({ text }) => ({ key: text, at: from }))
  const head = [{ key: document.heading, at: where }, ...lines(document.danger, where)]
  if (document.kind === 'contacts') {
    return [
      ...head,
      ...document.after.flatMap(({ line, actions }) => [
        ...lines([line], where),
        ...actions.flatMap((one) => actionNeed(one, where)),
      ]),
    ]
  }
  const firsts = new Set(document.bands.map((band) => document.cards.find((card) => card.band === band)?.id))
  return [
    ...head,
    ...document.cards.flatMap((card): Need[] => [
      { key: `plan.card.${card.id}`, at: card.at },
      { key: `plan.card.${card.id}.no-force`, at: card.at, optional: true },
      ...(firsts.has(card.id)
        ? []
        : [{ key: card.adds ? `plan.card.${card.id}.adds` : `plan.more.${card.id}`, at: card.at }]),
      ...[...card.why, ...card.do, ...card.say].map(({ text }) => ({ key: text, at: card.at })),
      ...card.actions.flatMap((one) => actionNeed(one, card.at)),
    ]),
  ]
}

function sectionNeeds(section: Section): Need[] {
  const lines = 'lines' in section ? section.lines.map(({ text, at }) => ({ key: text, at })) : []
  if (section.kind === 'lines') return lines
  if (section.kind === 'list')
    return [{ key: section.heading, at: section.at }, ...section.told.flatMap((told) => toldNeeds(told))]
  return [
    ...lines,
    { key: section.as, at: section.at },
    ...section.lens.flatMap(({ text, told, at }) => [{ key: text, at }, ...told.flatMap((one) => toldNeeds(one))]),
  ]
}

/** The names of what was told. Those of answers are called for by their questions. */
const toldNeeds = ({ from, as, at }: Told): Need[] => [
  ...(from.kind === 'label' ? [{ key: from.key, at }] : []),
  ...(as === null ? [] : [{ key: as, at }]),
]

function actionNeed(action: CardAction, at: string): Need[] {
  if (typeof action === 'string') return []
  return [
    { key: 'open' in action ? `action.open.${action.open}` : (action.text ?? `action.change.${action.change}`), at },
  ]
}
