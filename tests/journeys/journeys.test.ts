import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Input, Turn } from '../../src/messages/message.ts'
import { JULY_MORNING, Person, TUESDAY_NIGHT } from './person.ts'

/**
 * Golden conversations: `<name>.yaml` holds what a person types and taps, `<name>.txt` what they then read. A change of
 * behaviour or words is read as a change of these conversations: `UPDATE_JOURNEYS=1 npx vitest run tests/journeys` writes
 * them anew.
 */
const FOLDER = import.meta.dirname
const isUpdating = process.env.UPDATE_JOURNEYS === '1'

const journeySchema = z.strictObject({
  about: z.string().min(1),
  locale: z.string().default('en'),
  when: z.enum(['tuesday-night', 'july-morning']).default('tuesday-night'),
  /** a text is typed at the question on the screen; anything else is sent as it is */
  says: z.array(z.union([z.string(), z.looseObject({})])).min(1),
})
const WHEN = { 'tuesday-night': TUESDAY_NIGHT, 'july-morning': JULY_MORNING }

function conversation(source: string): string {
  const { about, locale, when, says } = journeySchema.parse(parse(source))
  const person = new Person({ locale, now: WHEN[when] })
  const read = [`# ${about}`, person.reads]
  for (const said of says as readonly (Input | string)[]) {
    read.push(`${'─'.repeat(80)}\n> ${shownAs(said, person.turn)}`)
    person.gives(said)
    read.push(person.reads)
  }
  const answers = person.turn.answered.map(({ question, label }) => `  ${question}  →  ${label}`)
  return `${[...read, ['Answers', ...answers].join('\n')].join('\n\n')}\n`
}

/** What a person did, as somebody would tell it: what was typed, or which button was pressed. */
function shownAs(said: Input | string, { prompt }: Turn): string {
  const label = (id: string) => prompt.choices?.find((choice) => choice.id === id)?.label ?? id
  if (typeof said === 'string') return said
  if ('text' in said && 'to' in said) return said.text
  if ('skip' in said) return `[${prompt.skip}]`
  if ('choices' in said && 'to' in said) return said.choices.map((id) => `[${label(id)}]`).join(' ')
  if ('choice' in said && 'to' in said) return `[${label(said.choice)}]`
  if ('command' in said) return `[${[said.command, said.locale].filter(Boolean).join(' ')}]`
  return `[${Object.entries(said).flat().join(' ')}]`
}

const names = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : []))

describe('golden conversations', () => {
  it.each(names)('%s', (name) => {
    const recorded = join(FOLDER, `${name}.txt`)
    const now = conversation(readFileSync(join(FOLDER, `${name}.yaml`), 'utf8'))
    if (isUpdating) writeFileSync(recorded, now)
    expect(existsSync(recorded) ? readFileSync(recorded, 'utf8') : 'not recorded yet').toBe(now)
  })

  it('are all there: no recording without its conversation', () => {
    const recorded = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.txt') ? [file.slice(0, -4)] : []))
    expect(recorded.filter((name) => !names.includes(name))).toEqual([])
  })
})
