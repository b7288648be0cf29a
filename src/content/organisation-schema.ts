import { z } from 'zod'
import { dayOf } from '../directory/hours/london.ts'
import { HoursError, parseHours } from '../directory/hours/schedule.ts'
import { NATIONS } from '../directory/places/types.ts'
import { nearest } from './problem.ts'
import { condition, format, name, when } from './schema.ts'

/** The form of directory/organisations/<id>.yaml, directory/partners/<id>.yaml and directory/law/<id>.yaml. What their names refer to is checked in records.ts. */

/** One of a list of words; an error names the nearest. */
function oneOf<T extends string>(valid: readonly T[], what: string) {
  return z.string(`expected ${what}`).transform((value, context): T => {
    const found = valid.find((one) => one === value)
    if (found) return found
    context.addIssue({ code: 'custom', message: `"${value}" is not ${what}.${nearest(value, valid)}` })
    return z.NEVER
  })
}

export const nation = oneOf(NATIONS, 'a nation')
export const day = z
  .string('expected a day such as "2026-11-26"')
  .refine((text) => dayOf(text) !== null, 'expected a day such as "2026-11-26"')
const words = z.string('expected words; put numbers in quotes').min(1, 'expected words')
const local = z.record(z.string(), words)
const CONFIDENCES = ['confirmed', 'conflict', 'memory'] as const

const sourceIds = z.union(
  [name.transform((id) => [id]), z.array(name)],
  'expected the name of a source, or a list of them',
)
const factSource = {
  confidence: oneOf(CONFIDENCES, 'a confidence'),
  source: sourceIds.default([]),
  checked: day.nullable().default(null),
}
/** A fact rests on a source exactly when it is not from memory. */
const resting = <T extends { confidence: string; source: readonly string[] }>(
  fact: T,
  context: z.RefinementCtx,
): void => {
  if (fact.confidence === 'confirmed' && fact.source.length === 0) {
    context.addIssue({ code: 'custom', message: 'a confirmed fact names its source; one without a source is "memory"' })
  }
}

const value = z.strictObject({ value: words, way: name.optional(), ...factSource }).superRefine(resting)
const number = z
  .strictObject({
    value: words,
    dial: z.string('expected the digits to dial, in quotes').regex(/^\d+$/, 'expected digits only, in quotes'),
    word: z.string().optional(),
    way: name.optional(),
    ...factSource,
  })
  .superRefine(resting)
  .refine((fact) => fact.value.replace(/\D/g, '') === fact.dial, {
    message: 'the digits of the value and of dial differ: what is shown and what is dialled is one number',
    path: ['dial'],
  })
const address = z
  .strictObject({
    value: z.url({ protocol: /^https$/, error: 'expected an address that begins with https://' }),
    way: name.optional(),
    ...factSource,
  })
  .superRefine(resting)

const osm = z.string('expected opening hours in quotes, or null').superRefine((text, context) => {
  try {
    parseHours(text)
  } catch (error) {
    if (!(error instanceof HoursError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
  }
})
const hours = z
  .strictObject({
    osm: osm.nullable().default(null),
    usually: name.optional(),
    versions: z.array(z.strictObject({ osm, source: sourceIds.default([]) })).default([]),
    ...factSource,
  })
  .superRefine((fact, context) => {
    const conflict = fact.confidence === 'conflict'
    if (conflict !== fact.versions.length > 1 || conflict !== (fact.usually !== undefined)) {
      context.addIssue({
        code: 'custom',
        message: 'hours in conflict have two or more versions and say what is usual; others have neither',
      })
    }
    if (!conflict) resting(fact, context)
    if (conflict && fact.osm !== null) {
      context.addIssue({ code: 'custom', message: 'hours in conflict stand in their versions only' })
    }
  })

const facts = z.strictObject({
  phone: number.optional(),
  sms: number.optional(),
  whatsapp: number.optional(),
  textphone: number.optional(),
  website: address.optional(),
  webchat: value.optional(),
  webform: value.optional(),
  email: value.optional(),
  bsl: value.optional(),
  languages: value.optional(),
  cost: value.optional(),
  bill: value.optional(),
  hours: hours.optional(),
  'hours-of': z.record(name, hours).default({}),
})

const sources = z.record(name, z.strictObject({ url: z.url(), publisher: words, date: words })).default({})

/** The form of directory/law/<id>.yaml. `states`: the fact in English, for whoever holds it against its source. */
export const lawRecord = z.strictObject({
  format,
  about: words,
  nations: z.array(nation).min(1, 'expected at least one nation'),
  facts: z.record(name, z.strictObject({ states: words, until: day.optional(), ...factSource }).superRefine(resting)),
  checks: z.array(words).default([]),
  sources,
})

/** What a record says of a service, whoever offers it. */
const service = {
  name: words,
  operator: words.optional(),
  nations: z.array(nation).min(1, 'expected at least one nation'),
  areas: z.array(z.strictObject({ force: name, only: local.optional(), until: day.optional() })).default([]),
  until: day.optional(),
  for: oneOf(['harmed', 'own-behaviour', 'anyone'] as const, 'harmed, own-behaviour or anyone'),
  ages: z.strictObject({ min: z.int().optional(), max: z.int().optional() }).default({}),
  when,
  reasons: z.array(z.strictObject({ when: condition, text: name })).default([]),
  facts,
  retired: z.array(z.strictObject({ value: words, note: words })).default([]),
  checks: z.array(words).default([]),
  sources,
}

export const record = z
  .strictObject({
    format,
    ...service,
    offer: oneOf(['service', 'reading', 'never'] as const, 'service, reading or never').default('service'),
    because: words.optional(),
    always: z.boolean().default(false),
    'last-resort': z.boolean().default(false),
    force: name.optional(),
  })
  .refine((one) => one.offer !== 'never' || one.because, { message: 'say why it is never offered', path: ['because'] })

/** A charity's own service can be no emergency number, no police force, and is never offered to everybody everywhere. */
const ownService = z
  .strictObject({ ...service, facts: facts.prefault({}) })
  .transform((one) => ({ ...one, offer: 'service' as const, always: false, 'last-resort': false }))
export const ownServicesFile = z.strictObject({ format, services: z.record(name, ownService) })

const member = z.union(
  [
    name.transform((organisation) => ({ organisation, when: undefined, reason: undefined })),
    z.strictObject({ organisation: name, when, reason: name.optional() }),
  ],
  'expected an organisation, or { organisation, when, reason }',
)
const members = z.array(member).default([])
const fullRole = z.strictObject({
  forces: z.boolean().default(false),
  'only-open': z.boolean().default(false),
  members,
  otherwise: members,
  'of-partner': z.boolean().default(false),
  reasons: z.array(z.strictObject({ when, text: name })).default([]),
})

export const rolesFile = z.strictObject({
  format,
  people: z.strictObject({ child: condition, adult: condition, 'own-behaviour': condition }),
  'every-force': name,
  roles: z.record(name, fullRole),
  gaps: z.array(z.strictObject({ nations: z.array(nation).min(1), when, because: words })).default([]),
})

export const holidaysFile = z.strictObject({
  format,
  years: z.strictObject({ from: z.int(), to: z.int() }),
  confidence: oneOf(CONFIDENCES, 'a confidence'),
  checked: day.nullable(),
  source: z.strictObject({ url: z.url(), publisher: words, date: words }),
  holidays: z.array(z.strictObject({ day, name: words, in: z.array(nation).min(1) })).min(1),
})
