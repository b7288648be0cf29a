import { expect, it } from 'vitest'
import { findings, realSubject, rowsOf, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { retiredNumbers } from './retired-numbers.ts'

const { directory } = realSubject().world
const retired = [
  { organisation: 'old-line', value: '0808 802 0399', note: 'closed in 2020' },
  { organisation: 'old-line', value: '61016', note: 'closed' },
  { organisation: 'old-line', value: 'www.old-line.org', note: 'sold' },
]
const found = (text: string) =>
  findings(retiredNumbers, subjectWith({ rows: rowsOf({ a: text }), world: { directory: { ...directory, retired } } }))

it.each([
  'Call 0808 802 0399.',
  'Call 08088020399',
  'Call 0808-802-0399',
  'Call 0808 8020 399 now',
  'Call (0808) 802.0399',
  'Call +44 808 802 0399',
  'Call 0044 808 802 0399',
  'Call 0808\u00a0802\u00a00399',
  'Text 61016',
  'Text 610 16',
  'Look at WWW.old-line.org/help',
])('tells of "%s"', (text) => expect(found(text)).toHaveLength(1))

it.each(['Call 0808 802 0300', 'Text 61017', 'Text 610161', '{{old-line.phone}}', 'In 2020, 16 people', 'old line'])(
  'leaves "%s" alone',
  (text) => expect(found(text)).toEqual([]),
)

it('says which record has retired it, and why', () => {
  expect(found('Text 61016')).toEqual([
    'locales/en/main.json:2: "a" holds 61016, which "old-line" has retired (closed). Take it out, or name another fact: {{record-id.phone}}',
  ])
})
