import { type Notes, OWN_WORDS, sectionKey, type Template } from '../guidance/notes.ts'
import type { Need } from './label-checks.ts'

/** Every text that notes call for. Their short version is a document of its own. */
export function notesNeeds({ id, warnings, headlines, sections, asks, requests }: Notes): Need[] {
  const where = `guidance/${id}.yaml:1`
  return [
    { key: OWN_WORDS, at: where },
    { key: asks, at: where },
    ...[...warnings, ...headlines, ...requests].map(({ text, at }) => ({ key: text, at })),
    ...sections.flatMap((section): Need[] => [
      { key: sectionKey(section.id), at: section.at },
      ...section.lines.flatMap(({ text, at }) => (text === null ? [] : [{ key: text, at }])),
    ]),
  ]
}

/** Every text that ready-made words call for. */
export const templateNeeds = ({ id, label, lines, blanks }: Template): Need[] => [
  { key: label, at: `guidance/${id}.yaml:1` },
  ...[...lines, ...blanks].map(({ text, at }) => ({ key: text, at })),
]
