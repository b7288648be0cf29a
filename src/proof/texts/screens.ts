import { isTyped } from '../../content/needed-of-service.ts'
import type { TextRow } from '../../content/text-checks.ts'
import type { World } from '../../content/world.ts'
import { servicesOf } from '../../directory/services.ts'
import { sectionKey } from '../../guidance/notes.ts'
import type { Document } from '../../guidance/types.ts'
import { splitKey } from '../../texts/key.ts'
import type { Subject } from '../check.ts'

/** Words of one language that a person reads together, placeholders still in them. */
export interface Screen {
  /** the key of its first text, which an exception names */
  readonly key: string
  readonly file: string
  readonly line: number
  readonly text: string
}

/** Every text by itself, and those that stand on one screen together, about the person and about somebody else. */
export function screensOf({ world, rows }: Subject, locale: string): readonly Screen[] {
  const own = rows.filter((row) => row.locale === locale && !isTyped(row.key))
  const byKey = new Map(own.map((row) => [row.key, row]))
  const alone = own.map(({ key, file, line, text }): Screen => ({ key, file, line, text }))
  const together = groupsOf(world).flatMap((keys) => [screenOf(keys, byKey, false), screenOf(keys, byKey, true)])
  const seen = new Set<string>()
  return [...alone, ...together.flatMap((screen) => screen ?? [])].filter(
    ({ text }) => !seen.has(text) && seen.add(text),
  )
}

function screenOf(keys: readonly string[], rows: ReadonlyMap<string, TextRow>, them: boolean): Screen | null {
  const found = keys.flatMap((key) => (them ? rows.get(`${key}_them`) : undefined) ?? rows.get(key) ?? [])
  const [first] = found
  if (!first) return null
  const key = splitKey(first.key)?.base ?? first.key
  return { key, file: first.file, line: first.line, text: found.map(({ text }) => text).join('\n') }
}

/** Keys that are shown together: a question and why, an alert and its headings, a card, a service and its limits. */
function groupsOf({ program, guidance, directory }: World): readonly (readonly string[])[] {
  const questions = [...program.questions.values()].map(({ id }) => [id, `${id}.why`])
  const alerts = Object.entries(guidance.alerts).flatMap(([id, { lines, more }]) => [
    [`alert.${id}`, ...lines.map(({ text }) => text)],
    ...more.map((one) => [`alert.danger.more.${one.id}`, `alert.danger.more.${one.id}.lines`]),
  ])
  const cards = [...guidance.documents.values()].flatMap((document) => togetherIn(document))
  const services = [
    ...[...servicesOf(directory).values()].map(({ organisation }) => organisation),
    ...directory.forces.values(),
  ].map(({ id, words }) => [`${words}.does`, ...new Set([`${words}.limits`, `org.${id}.limits`])])
  return [...questions, ...alerts, ...cards, ...services]
}

/** What stands together of a document: each card; what is said back as a whole, whoever it is said to. */
function togetherIn(document: Document): string[][] {
  if (document.kind === 'plan')
    return document.cards.map((card) => [
      `plan.card.${card.id}`,
      ...[...card.why, ...card.do, ...card.say].map(({ text }) => text),
    ])
  // notes are read a section at a time
  if (document.kind === 'notes')
    return [
      document.warnings.map(({ text }) => text),
      document.requests.map(({ text }) => text),
      ...document.sections.map(({ id, lines }) => [sectionKey(id), ...lines.flatMap(({ text }) => text ?? [])]),
    ]
  if (document.kind !== 'reflection') return []
  const texts = document.sections.flatMap((section) => {
    if (section.kind === 'list') return [section.heading]
    const lines = section.lines.map(({ text }) => text)
    return section.kind === 'lens' ? [...lines, ...section.lens.map(({ text }) => text)] : lines
  })
  return [texts]
}
