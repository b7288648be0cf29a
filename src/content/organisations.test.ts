import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ROOT } from '../../tests/fixtures/directory.ts'
import type { Force } from '../directory/forces.ts'
import { NATIONS } from '../directory/places/types.ts'
import { loadFlows } from './flows.ts'
import { guidanceNames } from './guidance.ts'
import { loadOrganisations } from './organisations.ts'
import type { Problem } from './problem.ts'

const program = loadFlows(ROOT, { guidance: guidanceNames(ROOT), nations: NATIONS }, [])
const addresses = { website: null, report: null, reportStalking: null }
const forces = new Map<string, Force>(
  ['leicestershire', 'sussex'].map((id) => [
    id,
    { id, name: id, welshName: null, inSentence: null, nation: 'england', ...addresses },
  ]),
)

const RECORD = `format: 1
name: Helpline
nations: [england, wales]
for: harmed
facts:
  phone: { value: "0800 111 222", dial: "0800111222", confidence: confirmed, source: s1, checked: null }
  website: { value: "https://help.example", confidence: memory, checked: null }
  hours: { osm: "Mo-Fr 09:00-17:00; PH off", confidence: confirmed, source: s1, checked: null }
sources:
  s1: { url: "https://source.example", publisher: A council, date: "2024" }
`
const ROLES = `format: 1
people:
  child: { under-18: "yes" }
  adult: { under-18: "no" }
  own-behaviour: { who: myself }
every-force: helpline
roles:
  specialist: { members: [helpline] }
`
const HOLIDAYS = `format: 1
years: { from: 2026, to: 2026 }
confidence: memory
checked: null
source: { url: "https://www.gov.uk/bank-holidays", publisher: GOV.UK, date: undated }
holidays:
  - { day: "2026-12-25", name: Christmas Day, in: [england] }
`

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** Loads a directory of one record, or of these files. */
function load(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'directory-'))
  folders.push(root)
  mkdirSync(join(root, 'directory/organisations'), { recursive: true })
  const all = { 'organisations/helpline.yaml': RECORD, 'roles.yaml': ROLES, 'bank-holidays.yaml': HOLIDAYS, ...files }
  for (const [file, text] of Object.entries(all)) writeFileSync(join(root, 'directory', file), text)
  const problems: Problem[] = []
  const directory = loadOrganisations(root, { program, forces }, problems)
  return { directory, problems: problems.map(({ file, line, message }) => `${file}:${line}: ${message}`) }
}
const mistakesIn = (change: (record: string) => string) =>
  load({ 'organisations/helpline.yaml': change(RECORD) }).problems
const withLine = (line: string) => (record: string) => record.replace('for: harmed\n', `for: harmed\n${line}\n`)
const AT = 'directory/organisations/helpline.yaml'

describe('loadOrganisations', () => {
  it('reads a record without a mistake', () => {
    const { directory, problems } = load({})
    expect(problems).toEqual([])
    expect(directory?.organisations.get('helpline')).toMatchObject({
      name: 'Helpline',
      words: 'org.helpline',
      shown: { phone: { text: '0800 111 222', dial: '0800111222' }, url: null, hours: { kind: 'stated' } },
    })
  })

  it('lists every fact with its confidence, source, day of checking and line', () => {
    expect(load({}).directory?.facts).toMatchObject([
      { field: 'phone', value: '0800 111 222', confidence: 'confirmed', shown: true, checked: null, at: `${AT}:6` },
      { field: 'website', confidence: 'memory', shown: false, sources: [], at: `${AT}:7` },
      { field: 'hours', value: 'Mo-Fr 09:00-17:00; PH off', shown: true, at: `${AT}:8` },
      {
        organisation: 'bank-holidays',
        confidence: 'memory',
        value: '2026 to 2026',
        at: 'directory/bank-holidays.yaml:2',
      },
    ])
    expect(load({}).directory?.facts[0]?.sources).toEqual([
      { url: 'https://source.example', publisher: 'A council', date: '2024' },
    ])
  })

  it.each<[string, (record: string) => string, string]>([
    [
      'a force that is none',
      withLine('areas: [{ force: leicestershir }]'),
      `${AT}:5: there is no police force "leicestershir". Did you mean "leicestershire"?`,
    ],
    [
      'a nation that is none',
      (one) => one.replace('wales', 'wale'),
      `${AT}:3: nations: "wale" is not a nation. Did you mean "wales"?`,
    ],
    [
      'a confidence that is none',
      (one) => one.replace('memory', 'sure'),
      `${AT}:7: facts.website.confidence: "sure" is not a confidence. There are: confirmed, conflict, memory.`,
    ],
    [
      'a fact that no flow knows',
      withLine('when: { relationshp: family }'),
      `${AT}:5: there is no fact "relationshp". Did you mean "relationship"?`,
    ],
    [
      'a value that no question has',
      withLine('when: { relationship: famly }'),
      `${AT}:5: "famly" is no choice of "relationship". Did you mean "family"?`,
    ],
    [
      'a reason with a mistake',
      withLine('reasons:\n  - { when: { who: mee }, text: force }'),
      `${AT}:6: "mee" is no choice of "who". Did you mean "me"?`,
    ],
    [
      'a source that is not there',
      (one) => one.replace('source: s1, checked: null }\n  website', 'source: s2, checked: null }\n  website'),
      `${AT}:6: there is no source "s2" in this record. Did you mean "s1"?`,
    ],
    [
      'a confirmed fact without a source',
      (one) =>
        one.replace('confirmed, source: s1, checked: null }\n  website', 'confirmed, checked: null }\n  website'),
      `${AT}:6: facts.phone: a confirmed fact names its source; one without a source is "memory"`,
    ],
    [
      'hours in another syntax',
      (one) => one.replace('Mo-Fr 09:00-17:00; PH off', 'Mon-Fri 9-5'),
      `${AT}:8: facts.hours.osm: "9-5" is not a range of times.`,
    ],
    [
      'a number without quotes',
      (one) => one.replace('dial: "0800111222"', 'dial: 111222'),
      `${AT}:6: facts.phone.dial: expected the digits to dial, in quotes`,
    ],
    [
      'a number that is dialled as another',
      (one) => one.replace('"0800111222"', '"0800111223"'),
      `${AT}:6: facts.phone.dial: the digits of the value and of dial differ`,
    ],
    [
      'an address without https',
      (one) => one.replace('https://help.example', 'http://help.example'),
      `${AT}:7: facts.website.value: expected an address that begins with https://`,
    ],
    [
      'a day that no calendar has',
      withLine('until: "2026-02-30"'),
      `${AT}:5: until: expected a day such as "2026-11-26"`,
    ],
    ['a field that is none', withLine('phones: none'), `${AT}:`],
    [
      'hours in conflict with one version only',
      (one) =>
        one.replace(
          'hours: { osm: "Mo-Fr 09:00-17:00; PH off", confidence: confirmed, source: s1',
          'hours: { usually: evenings, versions: [{ osm: "24/7" }], confidence: conflict',
        ),
      `${AT}:8: facts.hours: hours in conflict have two or more versions`,
    ],
    ['a record never to be offered without a word why', withLine('offer: never'), `say why it is never offered`],
    [
      'a retired number that came back',
      (one) => `${one}retired: [{ value: "0800 111222", note: old }]\n`,
      `${AT}:6: 0800 111 222 is retired`,
    ],
    ['another format', (one) => one.replace('format: 1', 'format: 2'), `${AT}:1: format: expected`],
    ['no name', (one) => one.replace('name: Helpline\n', ''), `${AT}:1: name: `],
  ])('names file, line and mend of %s', (_, change, expected) => {
    expect(mistakesIn(change).join('\n')).toContain(expected)
  })

  it.each<[string, string, string]>([
    [
      'a member that is nobody',
      ROLES.replace('[helpline]', '[helplin]'),
      'directory/roles.yaml:8: there is no organisation "helplin". Did you mean "helpline"?',
    ],
    [
      'a member that must never be offered',
      ROLES.replace('[helpline]', '[helpline, old]'),
      'directory/roles.yaml:8: "old" must never be offered: its record says why',
    ],
    [
      'a member that nobody can reach',
      ROLES.replace('[helpline]', '[helpline, silent]'),
      'directory/roles.yaml:8: "silent" has no confirmed way to reach it',
    ],
    [
      'a condition with a mistake',
      ROLES.replace('[helpline]', '[{ organisation: helpline, when: { who: mi } }]'),
      'directory/roles.yaml:8: "mi" is no choice of "who". Did you mean "me"?',
    ],
    [
      'kinds of people with a mistake',
      ROLES.replace('who: myself', 'who: self'),
      'directory/roles.yaml:5: "self" is no choice of "who".',
    ],
    [
      'a gap in a nation that is none',
      `${ROLES}gaps: [{ nations: [scotlnd], because: none }]\n`,
      '"scotlnd" is not a nation. Did you mean "scotland"?',
    ],
  ])('names file, line and mend of %s', (_, roles, expected) => {
    const old = RECORD.replace('for: harmed', 'for: harmed\noffer: never\nbecause: closed')
    const silent = RECORD.replaceAll('confirmed, source: s1', 'memory')
    const { problems } = load({
      'roles.yaml': roles,
      'organisations/old.yaml': old,
      'organisations/silent.yaml': silent,
    })
    expect(problems.join('\n')).toContain(expected)
  })

  it('does not blame the roles for a record that is wrong in form', () => {
    expect(mistakesIn((one) => one.replace('wales', 'wale'))).toHaveLength(1)
  })

  it('names an organisation that plays no part', () => {
    expect(load({ 'organisations/other.yaml': RECORD }).problems).toEqual([
      'directory/organisations/other.yaml:1: "other" plays no part: add it to a role in directory/roles.yaml',
    ])
  })

  it('names a holiday outside the years that are listed', () => {
    const { problems } = load({ 'bank-holidays.yaml': HOLIDAYS.replace('2026-12-25', '2027-12-25') })
    expect(problems).toEqual([
      'directory/bank-holidays.yaml:7: 2027-12-25 is not in the years 2026 to 2026: add its whole year to both',
    ])
  })

  it('merges the record of a police force with its force, which is offered as that force only', () => {
    const police = RECORD.replace('for: harmed', 'for: anyone\nforce: sussex').replace(
      '  phone:',
      '  sms: { value: "07624 000 000", dial: "07624000000", way: sms-deaf, confidence: confirmed, source: s1, checked: null }\n  phone:',
    )
    const { directory, problems } = load({
      'organisations/sussex-police.yaml': police.replaceAll('111 222', '999').replaceAll('111222', '999'),
    })
    expect(problems).toEqual([])
    expect(directory?.organisations.has('sussex-police')).toBe(false)
    expect(directory?.forces.get('leicestershire')?.shown).toMatchObject({ phone: { dial: '0800111222' }, ways: [] })
    expect(directory?.forces.get('sussex')?.shown).toMatchObject({
      phone: { text: '0800 999', dial: '0800999' },
      ways: [{ words: 'sms-deaf', values: { value: '07624 000 000' } }],
    })
  })
})
