import { describe, expect, it } from 'vitest'
import { engineProgram } from '../../tests/fixtures/engine.ts'
import type { FactValue } from '../facts/condition.ts'
import type { Value, Words } from '../facts/value.ts'
import { replay } from './replay.ts'
import type { Entry } from './types.ts'

const program = engineProgram()
const words = (...found: string[]): Words => ({ words: 'what was typed', found, lexicon: 'one' })

const START: Entry[] = [
  ['start', 'begin'],
  ['now-danger', 'no'],
  ['who', 'me'],
]
/** What is known, by name, after these entries on the main journey. */
const known = (entries: readonly Entry[], ...names: string[]): FactValue[] => {
  const { facts } = replay(program, 'main', entries)
  return names.map((name) => facts.get(name))
}
/** What guidance sees where it was shown last. */
const seenByGuidance = (entries: readonly Entry[], name: string): FactValue => {
  const shown = replay(program, 'main', entries).trace.findLast((one) => typeof one !== 'number' && one.kind === 'show')
  return typeof shown === 'object' ? shown.facts?.get(name) : undefined
}

describe('what is heard in words', () => {
  it('is read for a question that nobody has answered yet, as the choice that it is tied to', () => {
    expect(known([...START, ['words', words('following', 'theirs')]], 'acts', 'acts.groups', 'said')).toEqual([
      ['following'],
      ['near'],
      ['following', 'theirs'],
    ])
    expect(known([['said@start', words('theirs')]], 'who')).toEqual(['other'])
  })

  it('stands in the order of the list, whatever the order of the words', () => {
    expect(known([...START, ['words', words('weapon', 'following', 'tracking')]], 'acts')).toEqual([
      ['following', 'tracking', 'weapon'],
    ])
  })

  it('never overwrites an answer', () => {
    expect(known([...START, ['said@words', words('theirs')]], 'who')).toEqual(['me'])
  })

  it('of who writes fills nothing that is asked about somebody else', () => {
    const young: Entry = ['said@start', words('under-18')]
    expect(known([young], 'age')).toEqual(['under'])
    expect(known([young, ...START.map(([id, value]): Entry => [id, id === 'who' ? 'other' : value])], 'age')).toEqual([
      undefined,
    ])
    expect(known([['said@start', words('under-18', 'theirs')]], 'age')).toEqual([undefined])
  })

  it('is not known before it was said: a condition sees what was said up to its step', () => {
    const { trace } = replay(program, 'main', [...START, ['words', words('theirs')]])
    const opening = trace.find((one) => typeof one !== 'number' && one.key === 'opening')
    expect(typeof opening === 'object' && opening.them).toBe(false)
  })

  it('of a label that no question knows is only "said"', () => {
    expect(known([['said@start', words('no-such-label')]], 'said', 'acts')).toEqual([['no-such-label'], undefined])
  })

  it('is read by facts that follow from it', () => {
    expect(known([...START, ['words', words('weapon')]], 'urgent')).toEqual([true])
    expect(known([...START, ['words', words('following')]], 'urgent')).toEqual([false])
    expect(known([['said@start', words('police')]], 'near-police')).toEqual([true])
  })
})

/** The log up to the confirmed list of what happened: `said` in words, then these groups and lines. */
const listed = (said: Words, groups: readonly string[], lines: readonly [string, Value][]): Entry[] => [
  ...START,
  ['words', said],
  ...(said.found.length > 0 ? ([['heard-right', 'change']] as Entry[]) : []),
  ['acts', groups],
  ...lines,
]
// "change" opens the list again, which is not what these are about
const asked = engineProgram({
  'main.yaml': (yaml) => yaml.replace('{ id: "yes", confirms: acts }, change', '{ id: "yes", confirms: acts }, "no"'),
})
const knownAsked = (entries: readonly Entry[], ...names: string[]): FactValue[] => {
  const { facts } = replay(
    asked,
    'main',
    entries.map(([id, value]): Entry => [id, id === 'heard-right' ? 'no' : value]),
  )
  return names.map((name) => facts.get(name))
}

describe('a list that is confirmed', () => {
  it('is the fact: what was said and is left out no longer counts', () => {
    const entries = listed(words('following', 'tracking'), ['near'], [['acts>near', ['waiting']]])
    expect(knownAsked(entries, 'acts', 'said')).toEqual([['waiting'], undefined])
  })

  it('leaves out a whole group with all that was said of it', () => {
    const entries = listed(words('following', 'posting'), ['near'], [['acts>near', ['following']]])
    expect(knownAsked(entries, 'acts', 'acts.groups', 'said')).toEqual([['following'], ['near'], ['following']])
  })

  it('does not lose what may not be lost: threats and weapons', () => {
    const entries = listed(words('weapon', 'following'), ['online'], [['acts>online', ['tracking']]])
    expect(knownAsked(entries, 'acts', 'said', 'urgent')).toEqual([['tracking'], ['weapon'], true])
  })

  it('where a group is skipped, what was heard of it stays', () => {
    const entries = listed(
      words('following'),
      ['near', 'online'],
      [
        ['acts>near', null],
        ['acts>online', ['tracking']],
      ],
    )
    expect(knownAsked(entries, 'acts', 'said')).toEqual([['following', 'tracking'], ['following']])
  })

  it('skipped altogether leaves what was heard', () => {
    const entries: Entry[] = [...listed(words('following'), [], []).slice(0, -1), ['acts', null]]
    expect(knownAsked(entries, 'acts', 'acts.groups', 'said')).toEqual([['following'], ['near'], ['following']])
    expect(knownAsked([...START, ['words', null], ['acts', null]], 'acts', 'said')).toEqual([null, undefined])
  })

  it('does not silence what is said after it', () => {
    const entries = listed(
      words('following'),
      ['online'],
      [
        ['acts>online', ['tracking']],
        ['said@barriers', words('following')],
      ],
    )
    expect(knownAsked(entries, 'acts', 'said')).toEqual([['tracking'], ['following']])
  })

  it('may be confirmed by one tap on what was heard', () => {
    const entries: Entry[] = [...START, ['words', words('following', 'tracking')], ['heard-right', 'yes']]
    expect(known(entries, 'acts', 'acts.groups')).toEqual([
      ['following', 'tracking'],
      ['near', 'online'],
    ])
    expect(replay(program, 'main', entries).prompt.id).toBe('barriers')
  })

  it('is asked for after all where the tap is taken back', () => {
    const entries: Entry[] = [...START, ['words', words('following')], ['heard-right', { undone: 'yes' }]]
    const { prompt, facts } = replay(program, 'main', entries)
    expect([prompt.id, prompt.selected, facts.get('acts')]).toEqual(['heard-right', ['yes'], ['following']])
  })
})

describe('words that were replaced', () => {
  it('lose their findings', () => {
    expect(known([...START, ['words', words('following')], ['words', words('posting')]], 'said', 'acts')).toEqual([
      ['posting'],
      ['posting'],
    ])
  })
  it('but for threats and weapons', () => {
    expect(known([...START, ['words', words('weapon', 'following')], ['words', null]], 'said')).toEqual([['weapon']])
  })
  it('never where they were words beside a question: every one of them counts', () => {
    expect(
      known(
        [
          ['said@start', words('following')],
          ['said@start', words('tracking')],
        ],
        'said',
      ),
    ).toEqual([['following', 'tracking']])
  })
})

describe('a question that was skipped', () => {
  it('is known as skipped, or as what the question says that a skip counts as', () => {
    const upTo = (told: Value): Entry[] => [
      ...START,
      ['words', null],
      ['acts', null],
      ['barriers', null],
      ['home', 'outside'],
      ['told', told],
    ]
    expect(known(upTo(null), 'barriers', 'told', 'home', 'home.nation')).toEqual([null, 'no', 'outside', 'abroad'])
    expect(known(upTo('closed'), 'told')).toEqual(['closed'])
  })
})

describe('a flow for another subject', () => {
  const PLANNED: Entry[] = [
    ...START,
    ['words', null],
    ['acts', null],
    ['barriers', null],
    ['home', { candidates: [{ nation: 'england', forces: ['alpha'] }] }],
    ['told', null],
    ['open@more', 'moving-house'],
  ]
  const MOVED: Entry = ['new-home.home', { candidates: [{ nation: 'scotland', forces: ['beta'] }] }]

  it('asks under its own name, and keeps what is known apart', () => {
    expect(replay(program, 'main', PLANNED).prompt.id).toBe('new-home.home')
    expect(
      known([...PLANNED, MOVED], 'home.nation', 'new-home.home.nation', 'home.forces', 'new-home.home.forces'),
    ).toEqual(['england', 'scotland', ['alpha'], ['beta']])
  })

  it('reads its own answers where the flow names the question plainly', () => {
    const { trace } = replay(program, 'main', [...PLANNED, MOVED])
    const keys = trace.flatMap((one) => (typeof one === 'number' ? [] : [one.key]))
    expect(keys).toContain('place-law')
    expect(keys).toContain('law')
  })

  it('asks under its own name however deep the flow that asks is run', () => {
    const deeper = engineProgram({
      'moving-house.yaml': (yaml) => yaml.replace('run: place', 'run: diary'),
      'diary.yaml': (yaml) => `${yaml}  - run: own\n  - say: diary-last\n`,
      'own.yaml': () => 'format: 1\nsteps:\n  - run: place\n',
    })
    const { facts, prompt } = replay(deeper, 'main', [...PLANNED, MOVED])
    expect(prompt.id).toBe('more')
    expect([facts.get('home.nation'), facts.get('new-home.home.nation')]).toEqual(['england', 'scotland'])
    expect([...(deeper.flows.get('diary')?.asks ?? [])]).toEqual(['home'])
  })
})

describe('guidance', () => {
  const PLANNED: Entry[] = [
    ...START,
    ['words', null],
    ['acts', null],
    ['barriers', null],
    ['home', 'outside'],
    ['told', null],
  ]

  it('sees everything that was said, before and after', () => {
    expect(seenByGuidance(PLANNED, 'said')).toBeUndefined()
    expect(seenByGuidance([...PLANNED, ['said@more', words('weapon')]], 'said')).toEqual(['weapon'])
    expect(seenByGuidance([...PLANNED, ['said@more', words('weapon')]], 'urgent')).toBe(true)
  })

  it('and every alert that was not taken back', () => {
    expect(seenByGuidance([...PLANNED, ['alert@more', null]], 'alerts')).toEqual(['danger'])
    expect(seenByGuidance([['said@start', { ...words(), alert: 'crisis' }], ...PLANNED], 'alerts')).toEqual(['crisis'])
    expect(seenByGuidance(PLANNED, 'alerts')).toEqual([])
  })

  it('sees what was said at a question that is no longer asked', () => {
    const moved: Entry[] = [...PLANNED, ['said@how-often', words('weapon')]]
    expect(seenByGuidance(moved, 'said')).toEqual(['weapon'])
  })

  it('sees what was told at a question that is not reached, and of what was told before it what must not be lost', () => {
    const help: Entry[] = [
      ['help@who', null],
      ['age', 'over'],
      ['home', 'outside'],
    ]
    const told = (...given: Entry[]): Entry[] => [...START, ...given, ['who', { reopened: true }], ...help]
    expect(seenByGuidance(told(), 'said')).toBeUndefined()
    expect(seenByGuidance(told(['words', words('tracking')]), 'said')).toEqual(['tracking'])
    const twice = told(['words', words('weapon', 'following')], ['words', words('tracking')])
    expect(seenByGuidance(twice, 'said')).toEqual(['tracking', 'weapon'])
    expect(seenByGuidance(told(['words', { undone: words('tracking') }]), 'said')).toBeUndefined()
  })
})

describe('an alert by an answer', () => {
  const alerts = (entries: readonly Entry[], flows = program) => replay(flows, 'main', entries).alerts
  const begun: Entry = ['start', 'begin']

  it('lasts as long as the answer', () => {
    expect(alerts([begun, ['now-danger', 'yes']])).toEqual(['danger'])
    expect(alerts([begun, ['now-danger', 'yes'], ['now-danger', 'no']])).toEqual([])
    expect(alerts([begun, ['now-danger', 'yes'], ['now-danger', { undone: 'yes' }]])).toEqual(['danger'])
    expect(alerts([begun, ['now-danger', { undone: 'yes' }]])).toEqual([])
  })

  it('is raised only where its condition holds', () => {
    const begins = engineProgram({
      'facts.yaml': (yaml) => yaml.replace('when: { who: me } }', 'when: { start: begin } }'),
    })
    expect(alerts([begun, ['now-danger', 'sad']])).toEqual([])
    expect(alerts([begun, ['now-danger', 'sad']], begins)).toEqual(['crisis'])
  })
})
