import type { Reader } from '../facts/condition.ts'
import type { NotesMessage, TemplateMessage } from '../messages/message.ts'
import { keysBy } from '../texts/keys.ts'
import { linesFor, type Showing, say } from './showing.ts'
import type { Line } from './types.ts'

/** A line of notes: a text, and beside it the person's own words in which a label was heard, where they may be shown. */
export interface SaidLine extends Line {
  readonly quote: string | null
}

/** What was typed as the answer to a question; with `text` it stands in that as {{words}}. Without an answer there is no line. */
export interface TypedLine {
  readonly typed: string
  readonly text: string | null
  /** file:line */
  readonly at: string
}
export type NotesLine = SaidLine | TypedLine

export interface NotesSection {
  readonly id: string
  readonly when: Reader | null
  readonly lines: readonly NotesLine[]
  /** file:line */
  readonly at: string
}

/** Ready-made words to say or send; with `blanks` a page to fill in. */
export interface Template {
  readonly kind: 'template'
  readonly id: string
  readonly label: string
  readonly lines: readonly Line[]
  /** what stands over each empty line */
  readonly blanks: readonly Line[]
}

/** What happened, put into words for somebody who has to act on it. */
export interface Notes {
  readonly kind: 'notes'
  readonly id: string
  readonly warnings: readonly Line[]
  /** the first that holds stands above everything */
  readonly headlines: readonly Line[]
  readonly sections: readonly NotesSection[]
  /** what stands above the requests */
  readonly asks: string
  readonly requests: readonly Line[]
  /** the same in a few sentences, to be said */
  readonly short: Template
}

/** The key of a section's label. */
export const sectionKey = keysBy((id) => `notes.section.${id}`)
/** The key of a line with own words beside it. */
export const OWN_WORDS = 'notes.own-words'

/** The notes of one person: what has no answer is left out, and nothing stands there that they did not say or choose. */
export function notesMessage(notes: Notes, showing: Showing): NotesMessage {
  const sections = notes.sections
    .filter(({ when }) => when?.(showing.facts) !== false)
    .map(({ id, lines }) => ({
      id,
      label: say(showing, sectionKey(id)),
      lines: lines.flatMap((line) => wordsOf(line, showing)),
    }))
  return {
    kind: 'notes',
    key: notes.id,
    warnings: linesFor(notes.warnings, showing),
    headline: notes.headlines.flatMap((line) => linesFor([line], showing))[0] ?? '',
    sections: sections.filter(({ lines }) => lines.length > 0),
    asks: say(showing, notes.asks),
    requests: linesFor(notes.requests, showing),
    short: bodyOf(notes.short, showing),
  }
}

/** Ready-made words for one person. */
export function templateMessage(template: Template, showing: Showing): TemplateMessage {
  const blanks = linesFor(template.blanks, showing)
  return {
    kind: 'template',
    key: template.id,
    label: say(showing, template.label),
    body: bodyOf(template, showing),
    ...(blanks.length > 0 && { blanks }),
  }
}

const bodyOf = ({ lines }: Template, showing: Showing): string => linesFor(lines, showing).join(' ')

function wordsOf(line: NotesLine, showing: Showing): string[] {
  if ('typed' in line) return typedIn(line, showing)
  const said = linesFor([line], showing)
  const words = line.quote === null ? null : showing.own.quoteOf(line.quote)
  return words === null ? said : said.map((one) => say(showing, OWN_WORDS, { line: one, words }))
}

/** Typed words as they are. The newest answer may be that the question is skipped: then older words do not count. */
function typedIn({ typed, text }: TypedLine, showing: Showing): string[] {
  const words = (showing.facts.get(typed) ?? null) === null ? null : showing.own.typedAt(typed)
  const lines = (words ?? '').split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0 || text === null) return lines
  return [say(showing, text, { words: lines.join('\n') })]
}
