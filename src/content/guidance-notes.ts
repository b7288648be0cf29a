import { z } from 'zod'
import type { Notes, NotesLine, NotesSection, Template } from '../guidance/notes.ts'
import { chosen, isKeys } from './chosen.ts'
import type { Path, Yaml } from './document.ts'
import {
  fullLine,
  type GuidanceContext,
  key,
  type LineSource,
  line,
  lineOf,
  lines,
  linesOf,
  readerOf,
} from './guidance-lines.ts'
import { nearest } from './problem.ts'
import { format, name, when } from './schema.ts'

type SaidSource = LineSource & { quote?: string | undefined }
const bareSaid = key.transform((text): SaidSource => ({ text }))
const fullSaid = fullLine.extend({ quote: name.optional() })
const typed = z.strictObject({ typed: name, text: key.optional() })
const notesLine = chosen<typeof bareSaid | typeof fullSaid | typeof typed>((raw) => {
  if (!isKeys(raw)) return bareSaid
  return 'typed' in raw ? typed : fullSaid
})
const section = z.strictObject({ id: name, when, lines: z.array(notesLine).min(1) })

/** The form of notes: a file in guidance/ of the kind "notes". */
export const notesSchema = z.strictObject({
  format,
  kind: z.literal('notes'),
  warnings: lines,
  headlines: z.array(line).min(1),
  sections: z.array(section).min(1),
  asks: key,
  requests: lines,
  short: name,
})
/** The form of ready-made words: a file in guidance/ of the kind "template". */
export const templateSchema = z.strictObject({
  format,
  kind: z.literal('template'),
  label: key,
  lines: z.array(line).min(1),
  blanks: lines,
})

export const templateOf = (
  id: string,
  yaml: Yaml<unknown>,
  { label, lines: body, blanks }: z.output<typeof templateSchema>,
  context: GuidanceContext,
): Template => ({
  kind: 'template',
  id,
  label,
  lines: linesOf(yaml, ['lines'], body, context),
  blanks: linesOf(yaml, ['blanks'], blanks, context),
})

/**
 * Notes as guidance reads them; null where their short version is not there.
 * @param templates all ready-made words, by the names of their files
 */
export function notesOf(
  id: string,
  yaml: Yaml<unknown>,
  source: z.output<typeof notesSchema>,
  context: GuidanceContext,
  templates: ReadonlyMap<string, Template>,
): Notes | null {
  const seen = new Set<string>()
  const sections = source.sections.map((one, i): NotesSection => {
    const path = ['sections', i]
    if (seen.has(one.id)) yaml.fault([...path, 'id'], `there is another section "${one.id}" above`)
    seen.add(one.id)
    return {
      id: one.id,
      when: one.when ? readerOf(yaml, [...path, 'when'], one.when, context) : null,
      lines: one.lines.map((each, j) => notesLineOf(yaml, [...path, 'lines', j], each, context)),
      at: `${yaml.file}:${yaml.lineOf(path)}`,
    }
  })
  const open = source.headlines.findIndex((one, i) => !one.when && i < source.headlines.length - 1)
  if (open >= 0) yaml.fault(['headlines', open + 1], 'the headline above always holds, so this one is never used')
  if (source.headlines.at(-1)?.when)
    yaml.fault(['headlines', source.headlines.length - 1], 'the last headline has a "when", so there may be none')
  const short = templates.get(source.short)
  if (!short) {
    yaml.fault(
      ['short'],
      `there is no file of the kind "template" called "${source.short}".${nearest(source.short, templates.keys())}`,
    )
    return null
  }
  return {
    kind: 'notes',
    id,
    warnings: linesOf(yaml, ['warnings'], source.warnings, context),
    headlines: linesOf(yaml, ['headlines'], source.headlines, context),
    sections,
    asks: source.asks,
    requests: linesOf(yaml, ['requests'], source.requests, context),
    short,
  }
}

function notesLineOf(
  yaml: Yaml<unknown>,
  path: Path,
  source: z.output<typeof notesLine>,
  context: GuidanceContext,
): NotesLine {
  const { program } = context
  if ('typed' in source) {
    const asked = [...program.questions.values()].flatMap(({ id, kind }) => (kind === 'words' ? [id] : []))
    if (!asked.includes(source.typed))
      yaml.fault(
        [...path, 'typed'],
        `no flow asks for own words as "${source.typed}" (tell).${nearest(source.typed, asked)}`,
      )
    return { typed: source.typed, text: source.text ?? null, at: `${yaml.file}:${yaml.lineOf(path)}` }
  }
  const { quote = null, ...plain } = source
  const heard = program.holds.said
  if (quote !== null && heard && !heard.includes(quote))
    yaml.fault([...path, 'quote'], `nothing that is heard is called "${quote}".${nearest(quote, heard)}`)
  return { ...lineOf(yaml, path, plain, context), quote }
}
