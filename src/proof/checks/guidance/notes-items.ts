import {
  type Notes,
  type NotesLine,
  type NotesSection,
  OWN_WORDS,
  sectionKey,
  type Template,
} from '../../../guidance/notes.ts'
import type { Line } from '../../../guidance/types.ts'
import { all, any, atom, type Formula, not } from '../../slices/formula.ts'
import type { Model } from '../../slices/model.ts'
import type { Item } from './documents.ts'

/** Every line of notes, what stands above them, and their short version. */
export function notesItems({ warnings, headlines, sections, requests, short }: Notes, model: Model): Item[] {
  return [
    ...[...warnings, ...requests].map((line) => saidItem(line, model)),
    ...headlines.map((line, i): Item => {
      const before = headlines.slice(0, i).map((one) => shownOf(one, model))
      return { ...saidItem(line, model), shown: all(shownOf(line, model), not(any(...before))) }
    }),
    ...sections.flatMap((section) => sectionItems(section, model)),
    // that each line of it is shown to somebody is proved of the template itself; what belongs to one nation is held to it here too
    ...templateItems(short, model).filter(({ nations }) => nations !== null),
  ]
}

/** Every line of ready-made words, and what is to be filled in. */
export const templateItems = ({ lines, blanks }: Template, model: Model): Item[] =>
  [...lines, ...blanks].map((line) => saidItem(line, model))

function sectionItems({ id, when, lines, at }: NotesSection, model: Model): Item[] {
  const open = model.formula(when)
  const items = lines.map((line) => lineItem(line, model)).map((item) => ({ ...item, shown: all(open, item.shown) }))
  const shown = any(...items.map((item) => item.shown))
  return [{ name: `the section "${id}"`, at, texts: [sectionKey(id)], shown, nations: null }, ...items]
}

function lineItem(line: NotesLine, model: Model): Item {
  if (!('typed' in line)) {
    const item = saidItem(line, model)
    return line.quote === null ? item : { ...item, texts: [...item.texts, OWN_WORDS] }
  }
  const { typed, text, at } = line
  const texts = text === null ? [] : [text]
  return { name: `what was typed at "${typed}"`, at, texts, shown: atom(typed, { known: true }), nations: null }
}

const saidItem = (line: Line, model: Model): Item => ({
  name: `the line "${line.text}"`,
  at: line.at,
  texts: [line.text],
  shown: shownOf(line, model),
  nations: line.nations,
})

/** A line that names answers is shown only where one of them was given. */
function shownOf({ when, names }: Line, model: Model): Formula {
  const open = model.formula(when)
  if (!names) return open
  const ids = names.choices.map(({ id }) => id)
  const isOneOf = model.questionOf(names.fact)?.kind === 'one-of'
  return all(open, atom(names.fact, isOneOf ? { in: ids } : { includes: ids }))
}
