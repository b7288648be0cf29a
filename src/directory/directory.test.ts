import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ROOT, realDirectory } from '../../tests/fixtures/directory.ts'
import type { Contact } from '../messages/message.ts'
import { contactOf } from './contact.ts'
import { factsOf } from './facts.ts'
import type { LocalWords, Organisation } from './types.ts'

const { directory, texts } = realDirectory()
const LOCALES = ['en', 'cy']
const everybody = [...directory.organisations.values(), ...directory.forces.values()]
const NOW = Date.parse('2026-11-24T21:40:00Z')

/** The contact of an organisation for whoever may see it, with every reason and limit of its areas. */
function contactsOf(organisation: Organisation): Contact[] {
  const only = organisation.areas.flatMap((area): LocalWords[] => (area.only ? [area.only] : []))
  const reasons = [null, ...organisation.reasons.map(({ text }) => text)]
  return LOCALES.flatMap((locale) =>
    [false, true].flatMap((them) =>
      reasons.map((reason) => contactOf(directory, texts, { organisation, reason, only }, { locale, them, now: NOW })),
    ),
  )
}

/** Files that hold what people may be shown, as lines with their place. */
function lines(folder: string, ending: string): { at: string; text: string }[] {
  const path = join(ROOT, folder)
  if (!statSync(path, { throwIfNoEntry: false })) return []
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending))
  return files.flatMap((name) =>
    readFileSync(join(path, name), 'utf8')
      .split('\n')
      .map((text, i) => ({ at: `${relative(ROOT, join(path, name))}:${i + 1}`, text })),
  )
}
const SHOWN_FILES = [
  ...lines('locales', '.json'),
  ...lines('flows', '.yaml'),
  ...lines('guidance', '.yaml'),
  ...lines('partners', '.yaml'),
]

/** Numbers in a text, digits only, as they would be dialled in the UK. */
const numbersIn = (text: string): string[] =>
  [...text.matchAll(/\+?\d[\d\s().-]*\d/g)].map(([number]) =>
    number.replace(/^(\+|00)44\s*(\(0\))?/, '0').replace(/\D/g, ''),
  )
const digits = (text: string): string => text.replace(/\D/g, '')

describe('what must never be shown', () => {
  it('knows some', () => {
    expect(directory.retired.length).toBeGreaterThan(12)
    expect(factsOf(directory).filter(({ confidence }) => confidence !== 'confirmed').length).toBeGreaterThan(60)
  })

  it('holds no retired number or address, in no text, flow or contact', () => {
    const everything = [
      ...SHOWN_FILES,
      ...everybody.flatMap((one) => contactsOf(one).map((contact) => ({ at: one.id, text: JSON.stringify(contact) }))),
    ]
    const found = directory.retired.flatMap(({ value, organisation }) =>
      everything
        .filter(({ text }) =>
          digits(value).length > 5
            ? numbersIn(text).includes(digits(value))
            : text.toLowerCase().includes(value.toLowerCase()),
        )
        .map(({ at }) => `${at} shows ${value}, retired by ${organisation}`),
    )
    expect(found).toEqual([])
  })

  it('finds a retired number however it is written', () => {
    for (const text of ['call 020 3866 4104', 'call 0203-866-4104.', 'call +44 20 3866 4104', 'tel:02038664104']) {
      expect(numbersIn(text), text).toContain('02038664104')
    }
  })

  it('offers no record that says "never", in no role', () => {
    const folder = join(ROOT, 'directory/organisations')
    const never = readdirSync(folder).filter(
      (file) => parse(readFileSync(join(folder, file), 'utf8')).offer === 'never',
    )
    expect(never.sort()).toEqual([
      'gracie-spinks-foundation.yaml',
      'ppo.yaml',
      'samm-ni.yaml',
      'wall-free-from-fear.yaml',
    ])
    for (const file of never) {
      const id = file.replace('.yaml', '')
      expect(directory.organisations.has(id)).toBe(false)
      for (const role of directory.roles.values()) {
        expect([...role.members, ...role.otherwise].map(({ organisation }) => organisation)).not.toContain(id)
      }
    }
  })

  it('shows no value that is from memory or in conflict', () => {
    const confirmed = new Set(
      factsOf(directory).flatMap(({ confidence, organisation, value }) =>
        confidence === 'confirmed' ? [`${organisation} ${value}`] : [],
      ),
    )
    const shows: string[] = []
    let looked = 0
    for (const { organisation, field, value, confidence } of factsOf(directory)) {
      const one = directory.organisations.get(organisation)
      if (confidence === 'confirmed' || !one || confirmed.has(`${organisation} ${value}`)) continue
      looked++
      for (const contact of contactsOf(one)) {
        // Hours and words such as "free" are shown in words of their own: their channel must be silent instead.
        const words = JSON.stringify(contact)
        if (
          field === 'hours'
            ? contact.openNow !== 'unknown'
            : field === 'cost' || field === 'bill'
              ? saysOf(field, contact)
              : words.includes(value)
        ) {
          shows.push(`${organisation} shows its ${field}: ${value}`)
        }
      }
    }
    expect(looked).toBeGreaterThan(50)
    expect(shows).toEqual([])
  })

  it('writes no number of more than three digits into a text but years: those stand in the directory', () => {
    const inTexts = SHOWN_FILES.filter(({ at }) => at.startsWith('locales')).flatMap(({ at, text }) =>
      numbersIn(text.replace(/^\s*"[^"]*":/, '')).flatMap((number) =>
        number.length > 3 && !/^(?:19|20)\d\d$/.test(number) ? [`${at}: ${number}`] : [],
      ),
    )
    expect(inTexts).toEqual([])
  })
})

/** Whether a contact says anything of cost or bill, in either language. */
function saysOf(field: string, { limits }: Contact): boolean {
  const said = LOCALES.flatMap((locale) =>
    texts.keys(locale).flatMap((key) => (key.startsWith(`${field}.`) ? [texts.get(locale, key)] : [])),
  )
  return limits.some((line) => said.includes(line))
}

describe('words', () => {
  it('has the same keys in both languages', () => {
    expect([...texts.keys('cy')].sort()).toEqual([...texts.keys('en')].sort())
  })

  it('says in both languages what every service does, and its limits, cost, ways and reasons', () => {
    const missing: string[] = []
    const need = (key: string) => {
      for (const locale of LOCALES) if (!texts.has(locale, key)) missing.push(`${locale}: ${key}`)
    }
    for (const { words, shown, reasons } of everybody) {
      need(`${words}.does`)
      for (const { words: way } of shown.ways) need(`way.${way}`)
      if (shown.cost) need(`cost.${shown.cost}`)
      if (shown.bill) need(`bill.${shown.bill}`)
      if (shown.hours?.kind === 'differ') need(`hours.differ.${shown.hours.usually}`)
      for (const { text } of reasons) need(`org.reason.${text}`)
    }
    for (const { reasons, members, otherwise } of directory.roles.values()) {
      for (const { text } of reasons) need(`org.reason.${text}`)
      for (const { text } of [...members, ...otherwise].flatMap((one) => one.reasons)) need(`org.reason.${text}`)
    }
    expect(missing).toEqual([])
  })

  it('has no words for a service that is not there', () => {
    const known = new Set([...everybody.map(({ id }) => id), 'reason'])
    const left = texts.keys('en').filter((key) => key.startsWith('org.') && !known.has(key.split('.')[1] ?? ''))
    expect(left).toEqual([])
  })

  it('gives the limits of areas in both languages', () => {
    for (const { areas } of everybody) {
      for (const { only } of areas) if (only) expect(Object.keys(only).sort()).toEqual([...LOCALES].sort())
    }
  })

  it('keeps the name of a record where the texts have one in English', () => {
    for (const { id, name } of everybody) {
      if (texts.has('en', `org.${id}.name`)) expect(texts.get('en', `org.${id}.name`)).toBe(name)
    }
  })

  it('says what it does in one short line', () => {
    for (const one of everybody) {
      for (const { does, limits } of contactsOf(one)) {
        expect(does, does).not.toContain('\n')
        expect(does.length, does).toBeLessThanOrEqual(160)
        for (const line of limits) expect(line.length, line).toBeLessThanOrEqual(160)
      }
    }
  })
})

describe('the list of facts', () => {
  it('has every fact of every file, at the line where it stands', () => {
    const facts = factsOf(directory)
    const files = ['directory/organisations', 'directory/law'].flatMap((folder) =>
      readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name)),
    )
    const inFiles = files.reduce((sum, file) => {
      const { 'hours-of': channels = {}, ...own } = parse(readFileSync(file, 'utf8')).facts ?? {}
      return sum + Object.keys(own).length + Object.keys(channels).length
    }, 0)
    expect(facts).toHaveLength(inFiles + 1)
    const misplaced = facts.filter(({ at, field }) => {
      const [file = '', line] = at.split(':')
      const wanted = `${field.replace('hours of ', '').replace('holidays', 'years')}:`
      // A value that is longer than its line begins on the next.
      const [key = '', value = ''] = readFileSync(join(ROOT, file), 'utf8')
        .split('\n')
        .slice(Number(line) - 2)
      return !value.trim().startsWith(wanted) && key.trim() !== wanted
    })
    expect(misplaced.map(({ at, field }) => `${at} ${field}`)).toEqual([])
  })

  it('rests every confirmed fact on a source, and nothing else', () => {
    for (const { confidence, sources, at } of factsOf(directory)) {
      if (confidence === 'confirmed') expect(sources.length, at).toBeGreaterThan(0)
    }
  })
})
