import type { FactView } from '../../facts/condition.ts'
import { isWords } from '../../facts/value.ts'
import { mark } from '../../flows/log.ts'
import { END, type Replay, replay } from '../../flows/replay.ts'
import type { Entry } from '../../flows/types.ts'
import { type Cut, cut, TARGET, type Target } from './cut.ts'
import { ALWAYS, all, atomsOf, type Formula, holds, not } from './formula.ts'
import { Heard } from './heard.ts'
import type { Model } from './model.ts'
import { movesAt } from './moves.ts'
import { Reads } from './reads.ts'
import { States } from './state.ts'

/** One way in which the walk can come to the target. */
export interface Seen {
  /** whether the step's own condition holds */
  readonly when: boolean
  /** whether what was asked about holds */
  readonly watch: boolean
  /** the truth of every test that the two read, for comparison with whole walks */
  readonly atoms: string
  /** the shortest log of the cut program that leads there */
  readonly entries: readonly Entry[]
}

/** Everything that can be true at one moment of a journey. */
export interface Slice {
  readonly cut: Cut
  readonly seen: readonly Seen[]
  readonly states: ReadonlySet<string>
  /** ways in which the walk can end, as `remember` tells them, each with the shortest log */
  readonly ends: ReadonlyMap<string, readonly Entry[]>
}

export interface Options {
  /** whether words are something that a person can do; only a test of the proof itself says no */
  readonly words?: boolean
  /** what of the way so far matters beside facts */
  readonly remember?: (replay: Replay) => string
  /** the truth of what is asked about that is looked for: the walk ends when it is found, and goes nowhere where it can't be */
  readonly wanted?: boolean
  /** whether any way will do: the walk goes on from where it is, instead of where the way is shortest */
  readonly anyWay?: boolean
}

/**
 * Walks everything that a person can do and that can decide the target, with the engine itself on the cut program, the
 * shortest way first. Moments that are alike for all that follows are walked once.
 */
export function explore(model: Model, target: Target, options: Options = {}): Slice {
  const { words = true, remember = () => '', wanted, anyWay = false } = options
  const sliced = cut(model, target)
  const { program, watcher } = sliced
  const states = new States(sliced)
  const reads = new Reads(sliced)
  const heard = new Heard(sliced)
  const when = conditionOf(model, target)
  const goal = wanted === undefined ? ALWAYS : all(when, wanted ? target.watch : not(target.watch))
  const tests = [...atomsOf(target.watch).values(), ...atomsOf(when).values()]
  const seen = new Map<string, Seen>()
  const ends = new Map<string, readonly Entry[]>()
  const known = new Set<string>()
  const queue = new Ahead<{ readonly entries: readonly Entry[]; readonly late: boolean }>(anyWay)
  let isFound = false

  const look = (facts: FactView, entries: readonly Entry[]) => {
    const one = {
      when: holds(when, facts),
      watch: holds(target.watch, facts),
      atoms: tests.map((test) => Number(test.holds(facts))).join(''),
    }
    const key = `${one.when}${one.watch}${target.guidance ? '' : one.atoms}`
    if (!seen.has(key)) seen.set(key, { ...one, entries })
    isFound ||= one.when && one.watch === wanted
  }
  const walk = (entries: readonly Entry[]): Replay => {
    watcher.frames = []
    return replay(program, model.journey, entries)
  }
  const visit = (entries: readonly Entry[], late: boolean): void => {
    watcher.onTarget = target.guidance ? NOBODY : (facts) => look(facts, entries)
    const now = walk(entries)
    for (const one of now.trace)
      if (typeof one !== 'number' && one.key === TARGET && one.facts)
        for (const { facts, said } of heard.besides(one.facts, now.settled))
          look(facts, [...entries, ...said.map((words): Entry => [mark('said', now.prompt.id), words])])
    const way = remember(now)
    if (now.prompt.id === END && !ends.has(way)) ends.set(way, entries)
    const name = `${late} ${way} ${states.nameOf(now, entries, late)}`
    if (known.has(name)) return
    known.add(name)
    const open = states.openOf(goal, now)
    if (open !== null) queue.add({ entries, late }, open)
  }

  visit([], false)
  queue.endOfMoves()
  for (let next = queue.next(); next && !isFound; next = queue.next()) {
    const { entries, late } = next
    watcher.onTarget = NOBODY
    const now = walk(entries)
    const labels = words ? reads.labelsAt(states.standsAt(now), now.prompt) : []
    for (const move of movesAt({ cut: sliced, replay: now, entries, labels })) visit([...entries, ...move], late)
    if (words) for (const entry of lateWords(sliced, reads, now, entries)) visit([...entries, entry], true)
    queue.endOfMoves()
  }
  return { cut: sliced, seen: [...seen.values()], states: known, ends }
}

const NOBODY = () => undefined

/**
 * What is still to be walked: in the order in which it was found; or, where any way will do, on from what was found last, and there
 * from what leaves most open. An answer that settles much may lead to where the rest cannot be had, and that shows only at the end.
 */
class Ahead<T> {
  readonly #isDeepFirst: boolean
  readonly #ways: { readonly one: T; readonly open: number }[] = []
  #moves: { readonly one: T; readonly open: number }[] = []
  #from = 0

  constructor(isDeepFirst: boolean) {
    this.#isDeepFirst = isDeepFirst
  }

  add(one: T, open: number): void {
    if (this.#isDeepFirst) this.#moves.push({ one, open })
    else this.#ways.push({ one, open })
  }
  /** All moves from one moment were added. */
  endOfMoves(): void {
    this.#ways.push(...this.#moves.reverse().sort((a, b) => a.open - b.open))
    this.#moves = []
  }
  next(): T | undefined {
    return (this.#isDeepFirst ? this.#ways.pop() : this.#ways[this.#from++])?.one
  }
}

const conditionOf = (model: Model, { flow, step }: Target): Formula =>
  model.formula(model.program.flows.get(flow)?.steps[step]?.when ?? null)

/**
 * Words said at the question of a list after it was answered, which a change makes possible: they count although the list
 * leaves them out. They matter where something reads them before the next question.
 */
function lateWords(cut: Cut, reads: Reads, { answers }: Replay, entries: readonly Entry[]): Entry[] {
  return [...cut.steps].flatMap(([flow, steps]) =>
    steps.flatMap(({ number, step }) => {
      if (step.kind !== 'ask' || step.question.kind !== 'any-of' || cut.pauses.has(step.question.id)) return []
      const { id, found } = step.question
      if (!answers.has(id)) return []
      const isNew = (label: string) =>
        !entries.some(([one, value]) => one === mark('said', id) && isWords(value) && value.found.includes(label))
      return reads
        .labelsAfter({ flow, step: number })
        .filter((label) => found.has(label) && isNew(label))
        .map((label): Entry => [mark('said', id), { found: [label], lexicon: '' }])
    }),
  )
}
