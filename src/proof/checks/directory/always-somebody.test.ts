import { describe, expect, it } from 'vitest'
import { findings, realSubject, subjectWith } from '../../../../tests/fixtures/subject.ts'
import { parseHours } from '../../../directory/hours/schedule.ts'
import type { Directory, Organisation } from '../../../directory/types.ts'
import { compileCondition } from '../../../facts/condition.ts'
import { alwaysSomebody } from './always-somebody.ts'

const { directory } = realSubject().world
const found = (changed: Partial<Directory>) =>
  findings(alwaysSomebody, subjectWith({ world: { directory: { ...directory, ...changed } } }))
const withOrganisation = (id: string, change: (one: Organisation) => Organisation): Partial<Directory> => {
  const one = directory.organisations.get(id)
  if (!one) throw new Error(`no organisation "${id}"`)
  return { organisations: new Map([...directory.organisations, [id, change(one)]]) }
}

describe('alwaysSomebody', () => {
  it('holds for the directory, with its gaps', () => expect(found({})).toEqual([]))

  it('tells of a line that closes at night, with the people and an hour', () => {
    const [first, ...more] = found(
      withOrganisation('victim-support', (one) => ({
        ...one,
        shown: { ...one.shown, hours: { kind: 'stated', schedule: parseHours('Mo-Su 08:00-20:00') } },
      })),
    )
    expect(first).toMatch(
      /^directory\/roles\.yaml:1: in england nobody answers \d+ combinations of answers at some hour: .*\(Monday 00:00\).* Offer a service that does/,
    )
    expect(more.join()).toMatch(/in wales nobody answers/)
  })

  it('tells of a line that closes on bank holidays only', () => {
    const [first] = found(
      withOrganisation('victim-support', (one) => ({
        ...one,
        shown: { ...one.shown, hours: { kind: 'stated', schedule: parseHours('Mo-Su 00:00-24:00; PH off') } },
      })),
    )
    expect(first).toMatch(/in england nobody answers .* on the bank holiday 20\d\d-/)
  })

  it('does not count a crisis line, nor a service that is shown to nobody', () => {
    expect(found(withOrganisation('victim-support', (one) => ({ ...one, lastResort: true })))).toHaveLength(2)
    const roles = new Map([...directory.roles].filter(([id]) => id !== 'open-now'))
    const role = directory.roles.get('open-now')
    if (!role) throw new Error('no role')
    roles.set('open-now', { ...role, members: [], otherwise: [] })
    expect(found({ roles }).join()).toMatch(/in england .*in wales /)
  })

  it('tells of people who are in no gap any more', () => {
    const messages = found({ gaps: directory.gaps.slice(1) })
    expect(messages.join()).toMatch(
      /in scotland nobody answers \d+ combinations of answers at some hour: .*relationship: /,
    )
    expect(messages).toHaveLength(2)
  })

  it('tells of a gap that is closed, at the gap', () => {
    const gap = {
      nations: ['england'] as const,
      when: compileCondition({ relationship: 'stranger', 'under-18': 'no' }),
      because: 'it was so',
      at: 'directory/roles.yaml:170',
    }
    expect(found({ gaps: [...directory.gaps, gap] })).toEqual([
      'directory/roles.yaml:170: in england somebody answers all of these people at every hour now. Take the nation out, or the whole gap',
    ])
  })
})
