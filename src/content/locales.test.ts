import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { TYPED_COMMANDS } from '../conversation/commands.ts'
import { NATIONS } from '../directory/places/types.ts'
import { splitKey } from '../texts/key.ts'
import { fillConstants, parseTemplate } from '../texts/template.ts'
import { constantsOf, lawNames } from './constants.ts'
import { loadFlows } from './flows.ts'
import { loadForces } from './forces.ts'
import { guidanceNames } from './guidance.ts'
import { isTyped } from './needed-of-service.ts'
import { loadOrganisations } from './organisations.ts'
import { ContentError, type Problem } from './problem.ts'
import { DEFAULT_LOCALE, missingTexts, readTexts } from './texts.ts'

const ROOT = join(import.meta.dirname, '../..')
const problems: Problem[] = []
const forces = new Map(loadForces(ROOT, problems).map((force) => [force.id, force]))
const program = loadFlows(ROOT, { guidance: guidanceNames(ROOT), nations: NATIONS }, problems)
const directory = loadOrganisations(ROOT, { program, forces }, problems)
if (!directory) throw new ContentError(problems)
const constants = constantsOf(directory)
const texts = readTexts(join(ROOT, 'locales'), constants, problems, lawNames(directory))
if (!texts) throw new ContentError(problems)

/** Every text as it is written: `{ file: 'main.json', key: 'who_them', text }`. */
function written(locale: string): { file: string; key: string; text: string }[] {
  const folder = join(ROOT, 'locales', locale)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const all: Record<string, string> = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      return Object.entries(all).map(([key, text]) => ({ file, key, text }))
    })
}
const WRITTEN = new Map(texts.locales.map((locale) => [locale, written(locale)]))
const of = (locale: string) => WRITTEN.get(locale) ?? []
/** Facts that a text may name: of the directory, and of the law in the words of its language. */
const filling = (locale: string) => ({
  ...constants,
  ...Object.fromEntries(
    of(locale).flatMap(({ key, text }) => (key.startsWith('law.') ? [[key.slice('law.'.length), text]] : [])),
  ),
})
const show = ({ file, key, text }: { file: string; key: string; text: string }) => `${file} ${key}: ${text}`

/** Words that are read out or shown as sentences, not lists of what people may type. */
const isProse = ({ key }: { key: string }) => !isTyped(key)

describe('the words of all languages', () => {
  it('are complete', () => {
    for (const locale of texts.locales) expect([locale, missingTexts(texts, locale)]).toEqual([locale, []])
  })

  it('are what i18next makes of the same files, for every key, perspective and count', () => {
    const i18next = createInstance()
    void i18next.init({
      initAsync: false,
      lng: DEFAULT_LOCALE,
      fallbackLng: DEFAULT_LOCALE,
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      resources: Object.fromEntries(
        texts.locales.map((locale) => [
          locale,
          {
            translation: Object.fromEntries(
              of(locale).map(({ key, text }) => [key, fillConstants(text, filling(locale))]),
            ),
          },
        ]),
      ),
    })
    for (const locale of texts.locales) {
      const rows = Map.groupBy(of(locale), ({ key }) => splitKey(key)?.base)
      expect([...rows.keys()]).toEqual(texts.keys(locale))
      for (const key of texts.keys(locale)) {
        const own = rows.get(key) ?? []
        const slots = own.flatMap(({ text }) => parseTemplate(text).slots)
        const plural = own.some((row) => splitKey(row.key)?.plural)
        for (const them of [false, true])
          for (const count of plural ? [0, 1, 2, 3, 4, 5, 6, 7, 11, 21, 100] : [null]) {
            const values = {
              ...Object.fromEntries(slots.map((slot) => [slot, `a ${slot}`])),
              ...(count !== null && { count }),
            }
            const expected = i18next.t(key, { lng: locale, ...values, ...(them && { context: 'them' }) })
            expect(texts.get(locale, key, { values, them })).toBe(expected)
          }
      }
    }
  })

  const KNOWN = new Set(['999', '101', '111'])
  const YEAR = /^20\d\d$/

  it('hold no number but those that everybody knows: all others come from the directory', () => {
    for (const locale of texts.locales) {
      const found = of(locale).filter(({ text }) =>
        [...text.replace(/\{\{.*?\}\}/g, '').matchAll(/\d(?:[ -]?\d){2,}/g)].some(
          ([number]) => !KNOWN.has(number) && !YEAR.test(number),
        ),
      )
      expect(found.map(show)).toEqual([])
    }
  })

  it('hold no address: those come from the directory', () => {
    for (const locale of texts.locales)
      expect(
        of(locale)
          .filter(({ text }) => /https?:|www\.|\w@\w/i.test(text))
          .map(show),
      ).toEqual([])
  })

  it('mean one command each, whatever the language', () => {
    const meanings = new Map<string, Set<string>>()
    for (const locale of texts.locales)
      for (const command of TYPED_COMMANDS)
        for (const word of texts.get(locale, `commands.${command}`).split('|'))
          meanings.set(word, (meanings.get(word) ?? new Set()).add(command))
    expect([...meanings].filter(([, commands]) => commands.size > 1)).toEqual([])
  })

  it('reach the emergency help by "help", "999" and "emergency", in English and Welsh', () => {
    expect(texts.get('en', 'commands.emergency').split('|')).toEqual(
      expect.arrayContaining(['help', '999', 'emergency']),
    )
    expect(texts.get('cy', 'commands.emergency').split('|')).toEqual(
      expect.arrayContaining(['help', '999', 'argyfwng']),
    )
  })

  it('speak about "them" only where a flow does', () => {
    for (const flow of program.flows.values()) {
      if (flow.them) continue
      for (const locale of texts.locales)
        expect(
          of(locale)
            .filter(({ file, key }) => file === `${flow.id}.json` && splitKey(key)?.them)
            .map(show),
        ).toEqual([])
    }
  })

  it('do not name the subject before the person has', () => {
    const early = /^(opening|way-in|part|page|problem|emergency|alert|commands|numbers|skip|error|end)\b/
    for (const locale of texts.locales)
      expect(
        of(locale)
          .filter(({ key, text }) => early.test(key) && /stalk|stelc/i.test(text))
          .map(show),
      ).toEqual([])
  })
})

describe('words that are never used', () => {
  const NEVER: Readonly<Record<string, readonly RegExp[]>> = {
    en: [
      /\b(low|high|medium) risk\b/i,
      /\b(risk|danger) (level|score)\b/i,
      /\b(not|isn't) (stalking|serious|enough)\b/i,
      /\byou are safe\b|\byou're safe\b/i,
      /\b(you|they) (must|should|need to|have to)\b/i,
      /\b(victim|perpetrator|stalker|offender|abuser|suspect)s?\b(?! (support|first|contact|notification|information)\b)/i,
      /\b(evidence|allegations?|alleged|NFA|press charges)\b/i,
      /\bwait and see\b|\bignore\b|\bjust block\b/i,
      /\bwhy didn't you\b|\bcalm down\b/i,
      /\b(he|she|his|her|him|hers)\b/i,
      /\bfactory reset\b|\bmediation\b/i,
    ],
    cy: [
      /\brisg (isel|uchel)\b/i,
      /\bnid stelcio\b/i,
      /\brydych chi'n ddiogel\b/i,
      /\b(rhaid|dylech|dylai|dylen)\b(?!.*\?)/i,
      /\b(dioddefwr|troseddwr|stelciwr|cam-driniwr)\b/i,
      /\btystiolaeth\b/i,
      /\banwybydd/i,
    ],
  }
  /** "You don't have to ..." gives leave; what it allows is no order. */
  const withoutLeave = (text: string) =>
    // codes and schemes are called by the names that the police know
    text
      .replace(/\{\{[^}]*\}\}|Victims' (Code( for Scotland)?|Right to Review)|Victim Charter/g, '')
      .replace(/\b(don't|doesn't|never) (have|need) to\b/gi, '')
      .replace(/\b(does dim|nid oes) (rhaid|angen)\b/gi, '')

  it.each(Object.keys(NEVER))('%s', (locale) => {
    const found = of(locale)
      .filter(isProse)
      .filter(({ file }) => file !== 'organisations.json' && file !== 'problems.json')
      .filter(({ text }) => NEVER[locale]?.some((word) => word.test(withoutLeave(text))))
    expect(found.map(show)).toEqual([])
  })

  // The proof holds them to the nations that have such an order, as it does with every word of guidance/law.yaml.
  const NATIONS_OWN = ['notes-police.ask.stalking-order']
  it('no text writes out the law of one nation, but for what is asked for in the notes: it names the fact of directory/law', () => {
    const law =
      /\b(Act|section \d+|[Pp]rotection [Oo]rder|[Nn]on-[Mm]olestation|Clare|CPS|IOPC|Procurator|COPFS|PIRC|Victims' Code|[Rr]ight to [Rr]eview)\b/
    expect(
      of('en')
        .filter(isProse)
        .filter(({ file, key }) => !['organisations.json', 'law.json'].includes(file) && !NATIONS_OWN.includes(key))
        .filter(({ text }) => law.test(text.replace(/\{\{.*?\}\}/g, '')))
        .map(show),
    ).toEqual([])
  })

  // what people type is never shown
  it('no text tells how things are found, hidden or kept by others', () => {
    const how = /\b(airtags?|bluetooth|gps|cctv|overwritten|wiped|settings|find my|hidden|spyware|scan)\b/i
    expect(
      of('en')
        .filter(({ file, key, text }) => file !== 'organisations.json' && !key.endsWith('.also') && how.test(text))
        .map(show),
    ).toEqual([])
  })

  it('no text sends anybody towards the person doing this', () => {
    const towards =
      /\b(confront|reply|replying|meet them|reason with|trick|trace|warn them|go near|contact that person|contact or)\b/i
    const sentences = of('en')
      .filter(isProse)
      .filter(({ file }) => !['facts.json', 'organisations.json'].includes(file))
      .flatMap((row) => row.text.split(/(?<=[.?!:])\s+/).map((text) => ({ ...row, text })))
    const wrong = sentences.filter(
      // "Reply 999" is said by the chat, of itself
      ({ text }) =>
        towards.test(text) && !/\b(don't|can't stop|ask them not to|make things worse|reply 999)\b/i.test(text),
    )
    expect(wrong.map(show)).toEqual([])
  })
})

describe('own behaviour', () => {
  it('opens nothing about devices, notes, places or police work', () => {
    const closed = /track|phone|device|account|screenshot|photo|note|refuge|proof|camera|location|address/i
    const found = of('en').filter(
      ({ file, text }) => file === 'own-behaviour.json' && closed.test(text.replace(/\{\{.*?\}\}/g, '')),
    )
    expect(found.map(show)).toEqual([])
  })

  it('begins with stopping all contact, and with bail, orders and warnings', () => {
    expect(texts.get('en', 'own-behaviour-three-things')).toMatch(
      /Stop all contact.*Stay away.*bail, an order or a police warning/s,
    )
  })
})

describe('the emergency words', () => {
  it('say what to do when one cannot speak, and promise nothing', () => {
    expect(texts.get('en', 'alert.danger.silent')).toMatch(
      /Call 999 from a mobile.*Press 55 when you are asked to.*55 works on mobiles only\. Pressing 55 does not tell the police where you are\./s,
    )
    expect(texts.get('cy', 'alert.danger.silent')).toMatch(
      /Ffoniwch 999 o ffôn symudol.*Pwyswch 55 pan ofynnir.*Dydy pwyso 55 ddim yn dweud wrth yr heddlu ble/s,
    )
  })

  it('offer a text to 999 only on a phone that is registered', () => {
    expect(texts.get('en', 'alert.danger.more.deaf.lines')).toContain(
      'You can text 999 only if this phone is already registered.',
    )
    expect(texts.get('cy', 'alert.danger.more.deaf.lines')).toContain(
      "Dim ond os yw'r ffôn hwn wedi'i gofrestru'n barod",
    )
  })

  it('put 999 first, and never a wait before it', () => {
    for (const locale of texts.locales)
      for (const key of ['alert.danger', 'alert.danger.call', 'alert.perhaps.call', 'plan-danger'])
        expect(texts.get(locale, key)).toContain('999')
  })

  it('name 999 or A&E, and people to talk to, to someone who may not want to live', () => {
    expect(texts.get('en', 'alert.crisis.now')).toMatch(/act on it now, or have hurt yourself, call 999 or go to A&E/)
    for (const locale of texts.locales)
      expect(texts.get(locale, 'alert.crisis.talk')).toContain(constants['samaritans.phone'])
  })
})

describe('English is easy to read', () => {
  const prose = of('en')
    .filter(isProse)
    .filter(({ file }) => !['organisations.json', 'hours.json'].includes(file))
  const plain = (text: string) => text.replace(/\{\{.*?\}\}/g, 'Name').replace(/\bA&E\b/g, 'hospital')
  const sentencesOf = (text: string) =>
    plain(text)
      .split(/(?<=[.?!:])["”]?\s+|\n/)
      .filter((one) => /\w/.test(one))
  const wordsOf = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []
  /** Groups of vowels, less a silent e: near enough for averages. */
  const syllables = (word: string) =>
    Math.max(
      1,
      (
        word
          .toLowerCase()
          .replace(/(?:[^l]e|es|ed)$/, '')
          .match(/[aeiouy]+/g) ?? []
      ).length,
    )

  it('no sentence has more than 24 words', () => {
    const long = prose.filter(({ text }) => sentencesOf(text).some((one) => wordsOf(one).length > 24))
    expect(long.map(show)).toEqual([])
  })

  it('each file is at most at the reading level of an eleven-year-old (Flesch-Kincaid grade 5)', () => {
    for (const file of new Set(prose.map((row) => row.file))) {
      const sentences = prose.filter((row) => row.file === file).flatMap(({ text }) => sentencesOf(text))
      const words = sentences.flatMap(wordsOf)
      const grade =
        0.39 * (words.length / sentences.length) +
        11.8 * (words.reduce((sum, word) => sum + syllables(word), 0) / words.length) -
        15.59
      expect([file, grade]).toEqual([file, expect.toSatisfy((one: number) => one <= 5, 'grade 5 at most')])
    }
  })
})
