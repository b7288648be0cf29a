import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { engineProgram } from '../../tests/fixtures/engine.ts'
import { anyAct, Dice } from '../../tests/fixtures/walk.ts'
import { isCandidates, isReopened, isUndone, isWords } from '../facts/value.ts'
import { LOG_LIMITS } from './compact.ts'
import { markOf, renameEntries } from './log.ts'
import { readPromptId } from './prompt-id.ts'
import { hasUsed, type Replay, replay } from './replay.ts'
import { type Act, firstStep, type Step, step } from './turn.ts'
import type { Entry, Program } from './types.ts'

const program = engineProgram()
const RUNS = 1500
// The same walks each time; SEED=7 npx vitest run src/flows/properties.test.ts walks others. A long walk that fails takes long to be made short.
fc.configureGlobal({
  seed: Number(process.env.SEED ?? 20261126),
  interruptAfterTimeLimit: 45_000,
  markInterruptAsFailure: true,
})
const walks = fc.record({
  journey: fc.constantFrom('main', 'main', 'main', 'short'),
  dice: fc.array(fc.nat({ max: 4095 }), { minLength: 20, maxLength: 260 }),
})

/** Every fact that a condition could read at the prompt. */
const factsOf = ({ facts, prompt }: Replay) => {
  const names = [
    ...program.questions.keys(),
    ...program.derived.keys(),
    'said',
    'acts.groups',
    'home.nation',
    'home.forces',
    'new-home.home',
    'new-home.home.nation',
  ]
  return Object.fromEntries(names.map((name) => [name, prompt.facts.get(name) ?? facts.get(name) ?? null]))
}
const promptOf = ({ prompt }: Replay) => ({
  id: prompt.id,
  kind: prompt.kind,
  heading: prompt.heading,
  inside: prompt.inside,
  them: prompt.them,
})
/** What was heard may turn later texts to "them", but never the question itself. */
const placeOf = (at: Replay) => ({ ...promptOf(at), them: null })
const shownOf = (one: Step) => one.shown.map(({ key, kind, them, facts }) => [key, kind, them, facts && factsIn(facts)])
const factsIn = (facts: { get(name: string): unknown }) =>
  ['acts', 'home.nation', 'home.forces', 'said', 'alerts', 'urgent', 'age'].map((name) => facts.get(name) ?? null)
const given = (entries: readonly Entry[]) => entries.filter(([, value]) => !isUndone(value))
const isFull = (entries: readonly Entry[]) =>
  entries.length > LOG_LIMITS.entries - 2 || JSON.stringify(entries).length > LOG_LIMITS.bytes - 2_500

/** Walks, and looks at each turn: the step before, the input, the step after. */
function walk(journey: string, numbers: readonly number[], look: (before: Step, act: Act, after: Step) => void): Step {
  const dice = new Dice(numbers)
  let now = firstStep(program, journey)
  while (!dice.done) {
    const act = anyAct(program, now, dice)
    const next = step(program, journey, now.entries, act)
    look(now, act, next)
    now = next
  }
  return now
}
const check = (look: (before: Step, act: Act, after: Step, journey: string) => void, runs = RUNS) =>
  fc.assert(
    fc.property(walks, ({ journey, dice }) => {
      walk(journey, dice, (before, act, after) => look(before, act, after, journey))
    }),
    { numRuns: runs },
  )

describe('the engine, over thousands of random walks', { timeout: 60_000 }, () => {
  it('is deterministic: a log always leads to the same place', () => {
    check(({ entries, replay: now }, _, __, journey) => {
      const again = replay(program, journey, structuredClone(entries))
      expect(promptOf(again)).toEqual(promptOf(now))
      expect(factsOf(again)).toEqual(factsOf(now))
      expect(again.trace.map((one) => (typeof one === 'number' ? one : one.key))).toEqual(
        now.trace.map((one) => (typeof one === 'number' ? one : one.key)),
      )
      // a walk that went on with an answer knows what one that began with it knows
      expect([...again.answers]).toEqual([...now.answers])
      expect([...again.spans]).toEqual([...now.spans])
      expect(again.index).toEqual(now.index)
      expect(again.alerts).toEqual(now.alerts)
      expect(again.raisedBy).toEqual(now.raisedBy)
    })
  })

  it('Back gives the log, facts, question and texts from before the input, and names what it took', () => {
    check((before, act, after, journey) => {
      if (act.act === 'back' || after.entries === before.entries || isFull(before.entries)) return
      const back = step(program, journey, after.entries, { act: 'back' })
      expect(back.took).not.toBeNull()
      expect(given(back.entries)).toEqual(given(before.entries))
      expect(promptOf(back.replay)).toEqual(promptOf(before.replay))
      expect(factsOf(back.replay)).toEqual(factsOf(before.replay))
      expect(shownOf(back)).toEqual(shownOf(step(program, journey, before.entries, { act: 'again' })))
    })
  })

  it('Back changes something or says that there is nothing to take back', () => {
    check((before, act, after) => {
      if (act.act !== 'back') return
      expect(after.took !== null || after.problem === 'nothing-to-undo').toBe(true)
      expect(after.problem === 'nothing-to-undo').toBe(!hasUsed(before.replay))
    })
  })

  it('an alert never moves the question', () => {
    check((before, act, after) => {
      const isAlert = act.act === 'emergency' || (act.act === 'said' && act.words.alert !== undefined)
      if (isAlert) expect(placeOf(after.replay)).toEqual(placeOf(before.replay))
      if (isAlert && after.problem === null) expect(after.alert).not.toBeNull()
    })
  })

  it('words alone never move the question or change a fact that was answered', () => {
    check((before, act, after) => {
      if (act.act !== 'said') return
      expect(placeOf(after.replay)).toEqual(placeOf(before.replay))
      // a long list is answered when its last chosen group is
      const { answers, facts } = before.replay
      const groupsOf = (id: string) => (facts.get(`${id}.groups`) ?? []) as readonly string[]
      const answered = [...answers.keys()].filter(
        (id) => !id.includes('>') && groupsOf(id).every((group) => answers.has(`${id}>${group}`)),
      )
      for (const id of answered) expect(after.replay.facts.get(id) ?? null).toEqual(before.replay.facts.get(id) ?? null)
    })
  })

  it('a fact never has two values: each question counts once on a walk', () => {
    check((_, __, { replay: now, entries }) => {
      const questions = now.trace.filter((one) => typeof one === 'number').map((at) => entries[at] as Entry)
      const answers = questions
        .filter(
          ([id, value]) => markOf(id) === null && !program.menus.has(readPromptId(id).question) && !isReopened(value),
        )
        .map(([id]) => id)
      const places = new Set(
        entries
          .filter(([, value]) => isCandidates(value) || value === 'moving' || value === 'outside' || value === null)
          .map(([id]) => id),
      )
      // a place that help read before the question was reached is read there once more
      const once = answers.filter((id) => !places.has(id))
      expect(new Set(once).size).toBe(once.length)
    })
  })

  it('nothing that follows from a replaced answer survives', () => {
    check((_, __, { entries, replay: now }, journey) => {
      const last = new Map(
        entries.map(([id, value], at) => [id, isUndone(value) ? -1 : at] as const).filter(([, at]) => at >= 0),
      )
      const isReplaced = ([id, value]: Entry, at: number) =>
        markOf(id) === null &&
        !program.menus.has(readPromptId(id).question) &&
        !isWords(value) &&
        (isUndone(value) || last.get(id) !== at)
      const without = replay(
        program,
        journey,
        entries.filter((entry, at) => !isReplaced(entry, at)),
      )
      expect(promptOf(without)).toEqual(promptOf(now))
      expect(factsOf(without)).toEqual(factsOf(now))
    })
  })

  it('an entry changes nothing of the walk before the prompt where it was given', () => {
    check((before, act, after) => {
      if (act.act === 'change' || act.act === 'back' || isFull(before.entries)) return
      const keys = (one: Step) =>
        one.replay.trace.map((item) => (typeof item === 'number' ? String(one.entries[item]) : item.key))
      const [old, now] = [keys(before), keys(after)]
      // a reopened question is answered where it stands, and what followed it is walked again
      if (before.replay.trace.some((item) => typeof item === 'number' && isReopened(before.entries[item]?.[1] ?? null)))
        return
      expect(now.slice(0, old.length)).toEqual(old)
    })
  })

  it('adds at most one entry, and stays within its limits', () => {
    check((before, _, after) => {
      expect(given(after.entries).length).toBeLessThanOrEqual(given(before.entries).length + 1)
    })
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 4095 }), { minLength: 1500, maxLength: 1600 }), (dice) => {
        const end = walk('main', dice, (before, act, after) => {
          if (act.act === 'again') expect(promptOf(after.replay)).toEqual(promptOf(before.replay))
        })
        expect(end.entries.length).toBeLessThanOrEqual(LOG_LIMITS.entries)
        expect(new TextEncoder().encode(JSON.stringify(end.entries)).length).toBeLessThanOrEqual(LOG_LIMITS.bytes)
      }),
      { numRuns: 8 },
    )
  })

  it('what goes to stay small changes no fact and no question', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 4095 }), { minLength: 600, maxLength: 1500 }), (dice) => {
        walk('main', dice, (before, act, after) => {
          if (act.act === 'back' || after.entries === before.entries || !isFull(before.entries)) return
          const back = step(program, 'main', after.entries, { act: 'back' })
          expect(promptOf(back.replay)).toEqual(promptOf(before.replay))
          expect(factsOf(back.replay)).toEqual(factsOf(before.replay))
        })
      }),
      { numRuns: 8 },
    )
  })

  it('always stands at a question, and never throws', () => {
    check((_, __, { replay: now }) => expect(now.prompt.id).not.toBe(''))
  })
})

describe('conversations of older flows', () => {
  const editions: Readonly<Record<string, Program>> = {
    'a question asked anew': engineProgram({
      'facts.yaml': (yaml) =>
        yaml.replace('who: { one-of: [me, other, myself],', 'who: { rev: 2, one-of: [me, other, myself],'),
    }),
    'a choice renamed': engineProgram({
      'facts.yaml': (yaml) =>
        yaml.replace(
          'told: { one-of: ["no", waiting, closed]',
          'told: { one-of: ["no", { id: hoping, was: waiting }, closed]',
        ),
    }),
    'a question renamed': engineProgram({
      'more-about-it.yaml': (yaml) =>
        yaml.replace('- ask: how-often\n    one-of', '- ask: how-much\n    was: how-often\n    one-of'),
    }),
    'a menu and a topic renamed': engineProgram({
      'main.yaml': (yaml) => yaml.replace('- menu: more', '- menu: what-else\n    was: more'),
    }),
    'a choice gone': engineProgram({
      'facts.yaml': (yaml) =>
        yaml.replace('barriers: { any-of: [lives, children, police]', 'barriers: { any-of: [lives, police]'),
    }),
    'a group renamed': engineProgram({
      'lists.yaml': (yaml) =>
        yaml.replace(
          'near: [following, waiting, watching]',
          'close: { was: near, choices: [following, waiting, watching] }',
        ),
    }),
    'a step added': engineProgram({
      'main.yaml': (yaml) =>
        yaml.replace('  - ask: barriers', '  - ask: language\n    one-of: [english, other]\n  - ask: barriers'),
    }),
  }
  const sameQuestion = new Set(['a choice renamed', 'a group renamed'])

  it.each(Object.keys(editions))('%s: never throws, and asks again only what changed', (name) => {
    const newer = editions[name] as Program
    fc.assert(
      fc.property(walks, ({ dice }) => {
        walk('main', dice, (_, __, { entries, replay: now }) => {
          const then = replay(newer, 'main', renameEntries(entries, newer))
          const expected = now.prompt.id
          const asked = then.prompt.id
          const changed =
            { 'a question asked anew': ['who'], 'a choice gone': ['barriers'], 'a step added': ['language'] }[name] ??
            []
          const renamed = asked.replace('how-much', 'how-often').replace('what-else', 'more').replace('>close', '>near')
          if (sameQuestion.has(name)) expect(renamed).toBe(expected)
          else expect([expected, ...changed]).toContain(renamed)
        })
      }),
      { numRuns: 300 },
    )
  })
})
