import { basename, dirname } from 'node:path'
import { stringify } from 'yaml'
import { z } from 'zod'
import { INPUTS } from '../channels/json/requests.ts'
import { readYaml } from '../content/document.ts'
import { ContentError, type Problem } from '../content/problem.ts'
import type { Input } from '../messages/message.ts'
import { londonMoment } from './moment.ts'

/** One thing that a person does: types a text at the question on the screen, or presses something. */
export type Said = string | Input

/** What has to be read in a conversation, or may not be: words, or somebody to turn to. */
export type Read = string | { readonly contact: string }

/** How somebody answers, whenever they are asked: a choice, several, or typed words. */
export type Answers = Readonly<Record<string, string | readonly string[] | { readonly types: string }>>

/** A conversation that is kept to be held again. */
export interface Journey {
  readonly about: string
  readonly locale: string
  /** the moment on clocks in the United Kingdom, as `2026-12-25T03:00` */
  readonly at: string
  readonly partner: string | null
  /** what the person does, one after the other */
  readonly says: readonly Said[]
  /** what the person answers where they are asked, once `says` is over; the rest is skipped */
  readonly answers: Answers
  readonly must: readonly Read[]
  readonly mustNot: readonly Read[]
  /** why nobody can do this on the page without scripts */
  readonly notOnWeb: string | null
}

/** When a kept conversation takes place unless it says so: a Tuesday night, when most services are closed. */
export const USUAL_MOMENT = '2026-11-24T21:40'

const text = z.string().trim().min(1)
const read = z
  .array(z.union([text, z.strictObject({ contact: text })], 'expected words, or { contact: id }'))
  .default([])
const inputs =
  'expected a text to type, or an input: { to, choice }, { to, choices }, { to, text }, { to, skip: true }, { change }, { open } or { command }'
const schema = z.strictObject({
  about: text,
  locale: text.default('en'),
  at: z
    .string()
    .refine((one) => londonMoment(one) !== null, `expected a moment such as ${USUAL_MOMENT}`)
    .default(USUAL_MOMENT),
  partner: text.optional(),
  says: z.array(z.union([z.string(), ...Object.values(INPUTS)], inputs)).default([]),
  answers: z
    .record(
      text,
      z.union(
        [z.string(), z.array(z.string()), z.strictObject({ types: text })],
        'expected a choice, a list of choices, or { types: words }',
      ),
    )
    .default({}),
  must: read,
  'must-not': read,
  'not-on-web': text.optional(),
})

/**
 * Reads a journey: a YAML file in the form of tests/journeys/*.yaml.
 * @throws ContentError with every mistake, its line and what is expected
 */
export function readJourney(file: string): Journey {
  const problems: Problem[] = []
  const yaml = readYaml(dirname(file), basename(file), schema, problems)
  if (!yaml) throw new ContentError(problems)
  const {
    about,
    locale,
    at,
    partner = null,
    says,
    answers,
    must,
    'must-not': mustNot,
    'not-on-web': notOnWeb = null,
  } = yaml.value
  if (says.length === 0 && Object.keys(answers).length === 0)
    throw new ContentError([
      { file: yaml.file, line: yaml.lineOf([]), message: 'nobody says anything: write "says", "answers" or both' },
    ])
  return { about, locale, at, partner, says: says as readonly Said[], answers, must, mustNot, notOnWeb }
}

/** A conversation as such a file, an input a line. */
export function journeyFile({ about, locale, at, partner, says }: Kept): string {
  const head = { about, ...(locale !== 'en' && { locale }), at, ...(partner !== null && { partner }) }
  // What JSON calls a string, YAML calls one as well, on one line.
  const line = (said: Said) => (typeof said === 'string' ? JSON.stringify(said) : stringify(said, ON_ONE_LINE).trim())
  return `${stringify(head, { lineWidth: 0 })}says:\n${says.map((said) => `  - ${line(said)}\n`).join('')}`
}

const ON_ONE_LINE = {
  collectionStyle: 'flow',
  lineWidth: 0,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
} as const

type Kept = Pick<Journey, 'about' | 'locale' | 'at' | 'partner' | 'says'>
