import type { TextMessage, YouSaidMessage } from '../messages/message.ts'
import { linesFor, type Showing, say } from './showing.ts'
import { type Telling, tellings } from './told.ts'
import type { LensSection, Line, ListSection, Reflection, Section } from './types.ts'

type Shown = TextMessage | YouSaidMessage

/** What a person told, said back: in their own words where these may be shown, else in those of their answers. */
export const reflectionMessages = ({ sections }: Reflection, showing: Showing): Shown[] =>
  sections.flatMap((section) => (section.when?.(showing.facts) === false ? [] : sectionMessages(section, showing)))

function sectionMessages(section: Section, showing: Showing): Shown[] {
  switch (section.kind) {
    case 'lines':
      return sentences(section.id, section.lines, showing).map((one) =>
        section.leads ? { ...one, role: 'heading' } : one,
      )
    case 'list':
      return list(section, showing)
    case 'lens':
      return wordsThatMayFit(section, showing)
  }
}

function sentences(id: string, lines: readonly Line[], showing: Showing): TextMessage[] {
  const said = linesFor(lines, showing)
  return said.length === 0 ? [] : [{ kind: 'text', key: id, lines: said }]
}

function list({ heading, told }: ListSection, showing: Showing): YouSaidMessage[] {
  const found = tellings(told, showing).map(({ name, words }) => ({ label: name, words }))
  return found.length === 0 ? [] : [{ kind: 'you-said', key: heading, heading: say(showing, heading), found }]
}

function wordsThatMayFit({ id, lines, as, lens }: LensSection, showing: Showing): TextMessage[] {
  const shown = lens.flatMap(({ text, told }): TextMessage[] => {
    // one part of what they wrote can speak for several things
    const names = [...new Set(tellings(told, showing).map(inOwnWords))].join('; ')
    return names === '' ? [] : [{ kind: 'text', key: text, lines: [say(showing, text), say(showing, as, { names })] }]
  })
  return shown.length === 0 ? [] : [...sentences(id, lines, showing), ...shown]
}

const inOwnWords = ({ name, words }: Telling): string => (words === '' ? name : `“${words}”`)
