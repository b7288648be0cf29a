import { describe, expect, it } from 'vitest'
import { showingOf } from './guidance.fixture.ts'
import { type Notes, type NotesLine, notesMessage, templateMessage } from './notes.ts'
import type { Showing } from './showing.ts'

const line = (text: string) => ({ text, when: null, nations: null, at: '' })
const never = { ...line('two'), when: () => false }
const short = {
  kind: 'template',
  id: 'short',
  label: 'near',
  blanks: [],
  lines: [line('one'), never, line('two')],
} as const
const notesOf = (lines: readonly NotesLine[], more: Partial<Notes> = {}): Notes => ({
  kind: 'notes',
  id: 'notes',
  warnings: [line('danger')],
  headlines: [never, line('one'), line('two')],
  sections: [{ id: 'a', when: null, lines, at: '' }],
  asks: 'or',
  requests: [line('two'), never],
  short,
  ...more,
})
const typed = { typed: 'q', text: null, at: '' }

/** Somebody who wrote these words at the question `q`, and words in which `label` was heard. */
function wrote(words: string | null, quote: string | null = null): Showing {
  const showing = showingOf({ q: words === null ? null : 'given' })
  const texts = {
    ...showing.texts,
    get: (locale: string, key: string, options: Parameters<typeof showing.texts.get>[2]) =>
      key === 'notes.section.a' || key === 'notes.own-words'
        ? `${key} ${JSON.stringify(options?.values ?? {})}`
        : showing.texts.get(locale, key, options),
  }
  return { ...showing, texts, own: { quoteOf: () => quote, typedAt: () => words ?? 'older words' } }
}
const linesOf = (lines: readonly NotesLine[], showing: Showing) =>
  notesMessage(notesOf(lines), showing).sections.flatMap((section) => section.lines)

describe('notes', () => {
  it('have the first headline that holds, the requests that hold, and the short version in one piece', () => {
    expect(notesMessage(notesOf([{ ...line('one'), quote: null }]), wrote(null))).toMatchObject({
      kind: 'notes',
      warnings: ['Call 999.'],
      headline: 'One.',
      asks: 'or',
      requests: ['Two.'],
      short: 'One. Two.',
    })
  })

  it('say what was typed as it was, a line for each of its lines', () => {
    expect(linesOf([typed], wrote('In June.\n\n  outside & <b>'))).toEqual(['In June.', '  outside & <b>'])
  })

  it('leave out a section without a line, and words whose question was skipped afterwards', () => {
    expect(notesMessage(notesOf([typed]), wrote(null)).sections).toEqual([])
    expect(notesMessage(notesOf([{ ...never, quote: 'x' }]), wrote(null, 'quoted')).sections).toEqual([])
  })

  it('put the words beside a line in which it was heard, and the line alone where they may not be shown', () => {
    const said = [{ ...line('one'), quote: 'x' }]
    expect(linesOf(said, wrote(null, 'he follows me'))).toEqual([
      'notes.own-words {"line":"One.","words":"he follows me"}',
    ])
    expect(linesOf(said, wrote(null))).toEqual(['One.'])
  })

  it('ready-made words have a label and a body', () => {
    expect(templateMessage(short, wrote(null))).toEqual({
      kind: 'template',
      key: 'short',
      label: 'Near you\nAnd further',
      body: 'One. Two.',
    })
  })
})
