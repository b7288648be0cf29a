import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { realSubject, rowsOf } from '../../tests/fixtures/subject.ts'
import type { Problem } from '../content/problem.ts'
import type { Nation } from '../directory/places/types.ts'
import type { Directory, Fact } from '../directory/types.ts'
import { launchList } from './launch-list.ts'
import { readSignOff, type SignOff } from './sign-off.ts'

const FACT: Fact = {
  organisation: 'line',
  field: 'phone',
  value: '0808',
  confidence: 'confirmed',
  sources: [{ url: 'https://line.example', publisher: 'Line', date: '2025' }],
  checked: null,
  shown: true,
  at: 'directory/organisations/line.yaml:6',
}
const LAW: Fact = {
  ...FACT,
  organisation: 'order',
  field: 'free',
  value: 'It is free',
  at: 'directory/law/order.yaml:5',
}
const SIGN_OFF: SignOff = {
  law: [
    { name: 'Law here', nations: new Set<Nation>(['england', 'wales']), signs: 'a solicitor' },
    { name: 'Law there', nations: new Set<Nation>(['scotland']), signs: 'an advocate' },
  ],
  organisations: { name: 'Organisations', signs: 'each of them' },
  others: { name: 'Holidays', signs: 'the operator' },
  texts: [
    { name: 'Crisis', signs: 'a clinician', list: 'keys', rows: rowsOf({ 'alert.crisis': 'Call.\nNow.' }) },
    { name: 'Welsh', signs: 'a translator', list: 'files', rows: rowsOf({ who: 'Pwy?', home: 'Ble?' }, 'cy') },
  ],
}
const LAW_OF = new Map([['order', { id: 'order', nations: new Set<Nation>(['wales']), facts: ['free'] }]])

/** The list for these facts, as one text. */
function listOf(facts: readonly Fact[], checks: Directory['checks'] = []): string {
  const directory = { ...realSubject().world.directory, law: LAW_OF, facts, checks }
  const rows = rowsOf({ 'law.order.free': 'You pay nothing', 'org.line.does': 'Advice.\nFor all.' })
  return launchList(SIGN_OFF, directory, rows).join('\n')
}
/** The part of it that one signs. */
const signedBy = (list: string, who: string) =>
  list.split('\n== ').find((part) => part.includes(`Signs: ${who}.`)) ?? ''

describe('launchList', () => {
  it('names each fact with its line, whether it is shown, and the page to open', () => {
    expect(signedBy(listOf([FACT]), 'each of them')).toContain(
      [
        'Organisations: 1 to look at ==',
        'Signs: each of them.',
        '',
        'line',
        '      People read: "Advice. / For all." (locales/en/main.json:3)',
        '  [ ] phone: "0808"',
        '      directory/organisations/line.yaml:6, shown to people. Open https://line.example (2025)',
      ].join('\n'),
    )
  })

  it('has what is not shown because nobody confirmed it, and what has no source', () => {
    const fact: Fact = { ...FACT, confidence: 'memory', shown: false, sources: [] }
    const list = listOf([fact])
    expect(list).toContain('line.yaml:6, shown to nobody: it is "memory". Open no source is written down')
    expect(list).toContain('0 facts are shown that nobody has checked yet, 1 are shown to nobody')
  })

  it('leaves what was checked on the list, and does not count it', () => {
    const part = signedBy(listOf([{ ...FACT, checked: '2026-11-01' }]), 'each of them')
    expect(part).toContain('Organisations: 0 to look at')
    expect(part).toContain('  [x] phone: "0808"')
    expect(part).toContain('checked on 2026-11-01')
  })

  it('gives the law to whoever signs that of its nations, with the words in which people read it', () => {
    const list = listOf([LAW, FACT])
    expect(signedBy(list, 'a solicitor')).toContain(
      '  [ ] free: "It is free"\n      People read: "You pay nothing" (locales/en/main.json:2)\n      directory/law/order.yaml:5',
    )
    expect(signedBy(list, 'an advocate')).toContain('Law there: 0 to look at')
    expect(signedBy(list, 'each of them')).not.toContain('It is free')
  })

  it('asks the open questions where their record stands, also of a record without a fact', () => {
    const checks = [
      { organisation: 'order', check: 'the fee' },
      { organisation: 'other', check: 'whether it runs' },
    ]
    const list = listOf([], checks)
    expect(signedBy(list, 'a solicitor')).toContain('1 to look at ==\nSigns: a solicitor.\n\norder\n  [?] the fee')
    expect(signedBy(list, 'each of them')).toContain('\nother\n  [?] whether it runs')
    expect(list).toContain('2 questions are open')
  })

  it('lists texts by their keys, with their words, or by their files', () => {
    const list = listOf([])
    expect(signedBy(list, 'a clinician')).toContain('  [ ] alert.crisis: "Call. / Now."\n      locales/en/main.json:2')
    expect(signedBy(list, 'a translator')).toContain('  [ ] locales/cy/main.json: 2 texts')
  })

  it('of the product has every fact that nobody has checked, and every question', () => {
    const { world, rows } = realSubject()
    const problems: Problem[] = []
    const lawIn = new Set([...world.directory.law.values()].flatMap(({ nations }) => [...nations]))
    const signOff = readSignOff(join(import.meta.dirname, '../..'), { rows, lawIn }, problems)
    expect(problems).toEqual([])
    if (!signOff) throw new Error('docs/sign-off.yaml cannot be read')
    const list = launchList(signOff, world.directory, rows).join('\n')
    const missing = world.directory.facts.filter(({ at }) => !list.includes(`${at}, `))
    expect(missing).toEqual([])
    for (const { check } of world.directory.checks) expect(list).toContain(`  [?] ${check}`)
    for (const who of [
      'solicitor',
      'advocate',
      'specialist',
      'translator',
      'organisation',
      'data protection',
      'clinician',
    ])
      expect(list).toMatch(new RegExp(`Signs: .*${who}`))
    // whoever reads the clinical words has all in which somebody may not want to live
    expect(signOff.texts[0]?.rows.map(({ key }) => key)).toEqual(
      expect.arrayContaining(
        rows.flatMap(({ key, locale }) => (locale === 'en' && key.startsWith('alert.crisis') ? [key] : [])),
      ),
    )
  })
})

describe('readSignOff', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'waymark-sign-off-'))
    mkdirSync(join(root, 'docs'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  const mistakesOf = (keys: string, lawIn: readonly Nation[]): string[] => {
    writeFileSync(
      join(root, 'docs/sign-off.yaml'),
      [
        'format: 1',
        'law: [{ name: Law, nations: [england], signs: a solicitor }]',
        'organisations: { name: All, signs: they }',
        'others: { name: Rest, signs: we }',
        `texts: [{ name: Words, signs: she, language: en, list: keys, keys: [${keys}] }]`,
        '',
      ].join('\n'),
    )
    const problems: Problem[] = []
    readSignOff(root, { rows: rowsOf({ who: 'Who?' }), lawIn: new Set(lawIn) }, problems)
    return problems.map(({ file, line, message }) => `${file}:${line}: ${message}`)
  }

  it('finds nothing where all is there', () => {
    expect(mistakesOf('wh*', ['england'])).toEqual([])
  })
  it('names keys that no text has, at their line', () => {
    expect(mistakesOf('who, gone.*', [])).toEqual(['docs/sign-off.yaml:5: no text in "en" has the key gone.*'])
  })
  it('names a nation whose law nobody would sign', () => {
    expect(mistakesOf('who', ['england', 'scotland'])).toEqual([
      'docs/sign-off.yaml:2: directory/law has facts of "scotland", and nobody is named who signs them',
    ])
  })
})
