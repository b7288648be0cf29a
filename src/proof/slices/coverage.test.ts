import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { engineProgram } from '../../../tests/fixtures/engine.ts'
import { realSubject } from '../../../tests/fixtures/subject.ts'
import { anyAct, Dice } from '../../../tests/fixtures/walk.ts'
import type { FactView } from '../../facts/condition.ts'
import { firstStep, step } from '../../flows/turn.ts'
import type { Flow, Program } from '../../flows/types.ts'
import { itemsOf } from '../checks/guidance/documents.ts'
import { explore, type Options } from './explore.ts'
import { Explorer } from './explorer.ts'
import { ALWAYS, atomsOf, holds } from './formula.ts'
import { Model } from './model.ts'

/** What was true at each step that a walk came to: `flow:step` and the truth of its condition and of every test in it. */
type Moments = Set<string>

const target = (flow: string, number: number) => ({
  flow,
  step: number,
  watch: ALWAYS,
  guidance: false,
  keep: () => false,
})

/** A program that writes down every moment at which a step is come to. */
function watched(model: Model, moments: Moments): Program {
  const flows = new Map<string, Flow>()
  for (const flow of model.program.flows.values()) {
    const steps = flow.steps.map((one, number) => {
      const formula = model.formula(one.when)
      const atoms = [...atomsOf(formula).values()]
      const when = (facts: FactView) => {
        const holding = holds(formula, facts)
        moments.add(`${flow.id}:${number} ${holding} ${atoms.map((atom) => Number(atom.holds(facts))).join('')}`)
        return one.when === null || one.when(facts)
      }
      return { ...one, when }
    })
    flows.set(flow.id, { ...flow, steps })
  }
  return { ...model.program, flows }
}

/** Every moment that the slices of a journey know. */
function known(model: Model, options: Options = {}): Moments {
  const moments: Moments = new Set()
  for (const flow of model.flows)
    for (let number = 0; number < flow.steps.length; number++)
      for (const { when, atoms } of explore(model, target(flow.id, number), options).seen)
        moments.add(`${flow.id}:${number} ${when} ${atoms}`)
  return moments
}

/** Moments of random walks, with every input that there is, that the slices do not know. */
function unknown(program: Program, journey: string, walks: number, all: Moments, seed: number): Set<string> {
  const model = new Model(program, journey)
  const moments: Moments = new Set()
  const watching = watched(model, moments)
  const dice = fc.array(fc.nat({ max: 4095 }), { minLength: 20, maxLength: 200 })
  for (const numbers of fc.sample(dice, { numRuns: walks, seed })) {
    const rolls = new Dice(numbers)
    for (let now = firstStep(watching, journey); !rolls.done; )
      now = step(watching, journey, now.entries, anyAct(watching, now, rolls))
  }
  return new Set([...moments].filter((moment) => !all.has(moment)))
}

describe('the slices know every moment of random walks', { timeout: 120_000 }, () => {
  // moments that only a sharp exploration tells apart: words beside a list that leaves them out, a question that was skipped,
  // an early answer that meets a late one
  const program = engineProgram({
    'main.yaml': (yaml) =>
      yaml
        .replace(
          '  - ask: barriers\n    when: { not: { age: under } }\n',
          (barriers) =>
            '  - say: heard-but-not-ticked\n' +
            '    when: { said: { includes: tracking }, not: { acts: { includes: tracking } } }\n' +
            `${barriers}  - say: no-barrier-named\n    when: { barriers: { skipped: true } }\n`,
        )
        .replace(
          '  - ask: told\n',
          (told) =>
            `${told}  - say: early-and-late\n` +
            '    when: { any: [{ who: me, told: waiting }, { who: other, told: closed }] }\n',
        ),
  })

  it.each([
    ['main', 1_500],
    ['short', 500],
  ] as const)('journey %s, %d walks with change, Back, help, topics and words', (journey, walks) => {
    const all = known(new Model(program, journey))
    expect([...unknown(program, journey, walks, all, 20261126)]).toEqual([])
  })

  it('and would not without words as something that a person can do', () => {
    const all = known(new Model(program, 'main'), { words: false })
    expect(unknown(program, 'main', 300, all, 1).size).toBeGreaterThan(0)
  })
})

describe('the slices know what guidance shows on random walks', { timeout: 120_000 }, () => {
  const { world } = realSubject()
  const [model] = new Explorer(world.program).models
  if (!model) throw new Error('no journey')
  const items = [...world.guidance.documents.values()].flatMap((document) =>
    itemsOf(document, model).map((item) => ({ ...item, document: document.id })),
  )

  /** Whether each line, card and contact was shown and not shown, wherever its document is. */
  function shownOn(walks: number, seed: number): Set<string> {
    const shown = new Set<string>()
    const dice = fc.array(fc.nat({ max: 4095 }), { minLength: 40, maxLength: 200 })
    for (const numbers of fc.sample(dice, { numRuns: walks, seed })) {
      const rolls = new Dice(numbers)
      for (let now = firstStep(world.program, 'main'); !rolls.done; ) {
        now = step(world.program, 'main', now.entries, anyAct(world.program, now, rolls))
        for (const one of now.replay.trace)
          if (typeof one !== 'number' && one.facts)
            for (const { document, at, shown: formula } of items)
              if (document === one.key) shown.add(`${one.flow.id} ${at} ${holds(formula, one.facts)}`)
      }
    }
    return shown
  }

  it('200 walks show no line, card or contact, and leave none out, that the slices do not know of', () => {
    // Each fifth of them: all would take a minute, and what holds of one line holds of others of its kind.
    const some = items.filter((_, i) => i % 5 === 0)
    const all = new Set<string>()
    for (const { document, at, shown: watch } of some)
      for (const flow of model.flows)
        flow.steps.forEach((one, number) => {
          if (one.kind !== 'show' || one.guidance !== document) return
          for (const wanted of [true, false]) {
            const { seen } = explore(
              model,
              { ...target(flow.id, number), watch, guidance: true },
              { wanted, anyWay: true },
            )
            for (const { watch: held } of seen) all.add(`${flow.id} ${at} ${held}`)
          }
        })
    const looked = new Set(some.map(({ at }) => at))
    const seen = [...shownOn(200, 7)].filter((one) => looked.has(one.split(' ')[1] ?? ''))
    expect(seen.length).toBeGreaterThan(20)
    expect(seen.filter((one) => !all.has(one))).toEqual([])
  })
})
