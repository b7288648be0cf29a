import type { FactView } from '../../facts/condition.ts'
import { isWords } from '../../facts/value.ts'
import { mark } from '../../flows/log.ts'
import { END, type Replay, replay } from '../../flows/replay.ts'
import type { Entry } from '../../flows/types.ts'
import { arrivalAt } from './arrival.ts'
import { type Cut, cut, TARGET, type Target } from './cut.ts'
import { ALWAYS, all, atomsOf, type Formula, holds, not, openIn } from './formula.ts'
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
  /** whether what is remembered settles it, so that nobody need go on from there */
  readonly isSettled?: (way: string) => boolean
  /** the truth of what is asked about that is looked for: the walk ends when it is found, and goes nowhere where it can't be */
  readonly wanted?: boolean
  /** whether the step need only be come to, and not taken */
  readonly untaken?: boolean
  /** whether any way will do: the walk goes on from where it is, instead of where the way is shortest */
  readonly anyWay?: boolean
}

/**
 * Walks everything that a person can do and that can decide the target, with the engine itself on the cut program, the
 * shortest way first. Moments that are alike for all that follows are walked once.
 */
export function explore(model: Model, target: Target, options: Options = {}): Slice {
  const {
    words = true,
    remember = () => '',
    isSettled = () => false,
    wanted,
    untaken = false,
    anyWay = false,
  } = options
  const sliced = cut(model, target)
  const { program, watcher } = sliced
  const states = new States(sliced)
  const reads = new Reads(sliced)
  const heard = new Heard(sliced)
  const lists = words ? lateListsOf(sliced, reads) : []
  const when = takenAt(model, target, untaken)
  const goal = goalOf(model, target, options)
  const tests = [...atomsOf(target.watch).values(), ...atomsOf(when).values()]
  const seen = new Map<string, Seen>()
  const ends = new Map<string, readonly Entry[]>()
  const known = new Set<string>()
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
  const visit = (entries: readonly Entry[], late: boolean): Spot | null => {
    watcher.onTarget = target.guidance ? NOBODY : (facts) => look(facts, entries)
    const now = walk(entries)
    for (const one of now.trace)
      if (typeof one !== 'number' && one.key === TARGET && one.facts)
        for (const { facts, said } of heard.besides(one.facts, now.settled))
          look(facts, [...entries, ...said.map((words): Entry => [mark('said', now.prompt.id), words])])
    const way = remember(now)
    if (now.prompt.id === END && !ends.has(way)) ends.set(way, entries)
    const name = `${late} ${way} ${lateKind(lists, states, now, entries)} ${states.nameOf(now, entries, late)}`
    if (known.has(name)) return null
    known.add(name)
    if (isSettled(way)) return null
    const open = states.openOf(goal, now)
    return open === null ? null : { entries, late, open, now, frames: watcher.frames }
  }
  /** Every moment that one thing leads to which a person can do at a spot. */
  function* nextOf({ entries, late, now, frames }: Spot): Generator<Spot> {
    if (isFound) return
    watcher.frames = frames
    const labels = words ? reads.labelsAt(states.standsAt(now), now.prompt) : []
    const moves = movesAt({ cut: sliced, replay: now, entries, labels })
    // last stand the answers that say least, and so leave most open
    if (anyWay) moves.reverse()
    const lateMoves = lateWords(lists, now, entries)
    for (const [more, isLate] of [
      ...moves.map((one) => [one, late] as const),
      ...lateMoves.map((one) => [[one], true] as const),
    ]) {
      if (isFound) return
      const spot = visit([...entries, ...more], isLate)
      if (spot) yield spot
    }
  }

  const start = visit([], false)
  if (start && anyWay) goDeep(start, nextOf)
  else if (start) goWide(start, nextOf)
  return { cut: sliced, seen: [...seen.values()], states: known, ends }
}

const NOBODY = () => undefined

/** A moment to go on from. */
interface Spot {
  readonly entries: readonly Entry[]
  /** whether words were said at a question that was passed */
  readonly late: boolean
  /** how many tests of what is looked for are still open */
  readonly open: number
  /** what the walk that leads here knows, and the flows that are open */
  readonly now: Replay
  readonly frames: Cut['watcher']['frames']
}

/** Goes on from every spot in the order in which they were found, so that each is come to by the shortest way. */
function goWide(start: Spot, nextOf: (spot: Spot) => Iterable<Spot>): void {
  const spots = [start]
  for (const spot of spots) spots.push(...nextOf(spot))
}

/**
 * Goes on from what was found last as long as nothing is lost by it, else from what leaves most open. An answer that settles much may
 * lead to where the rest cannot be had, and that shows only at the end.
 */
function goDeep(start: Spot, nextOf: (spot: Spot) => Iterator<Spot>): void {
  const branch = (spot: Spot) => ({ open: spot.open, next: nextOf(spot), kept: [] as Spot[] })
  const branches = [branch(start)]
  for (let last = branches.at(-1); last; last = branches.at(-1)) {
    const { value: spot, done } = last.next.next()
    if (done) {
      const kept = last.kept.pop()
      if (kept) branches.push(branch(kept))
      else branches.pop()
    } else if (spot.open >= last.open) branches.push(branch(spot))
    else {
      const at = last.kept.findLastIndex(({ open }) => open <= spot.open)
      last.kept.splice(at + 1, 0, spot)
    }
  }
}

/** Whether what is looked for can be so for nobody, whatever they do. False where only a walk can tell. */
export function isHopeless(model: Model, target: Aim, options: Options): boolean {
  const open = () => undefined
  return (
    !model.renamed.has(target.flow) &&
    openIn(goalOf(model, target, options), open, (fact) => model.guardOf(fact)) === null
  )
}

type Aim = Pick<Target, 'flow' | 'step' | 'watch'>

/** What has to be so where what is looked for is found. */
const goalOf = (model: Model, target: Aim, { wanted, untaken = false }: Options): Formula =>
  wanted === undefined
    ? ALWAYS
    : all(
        arrivalAt(model, target.flow, target.step),
        takenAt(model, target, untaken),
        wanted ? target.watch : not(target.watch),
      )

const takenAt = (model: Model, { flow, step }: Aim, untaken: boolean): Formula =>
  untaken ? ALWAYS : model.formula(model.program.flows.get(flow)?.steps[step]?.when ?? null)

/** A list at whose question words can be said after it was answered, and those labels that something then reads. */
interface LateList {
  readonly id: string
  readonly labels: readonly string[]
  /** what is read there before the next question */
  readonly formulas: readonly Formula[]
}

/**
 * Words said at the question of a list after it was answered, which a change makes possible: they count although the list
 * leaves them out. They matter where something reads them before the next question.
 */
function lateListsOf(cut: Cut, reads: Reads): LateList[] {
  return [...cut.steps].flatMap(([flow, steps]) =>
    steps.flatMap(({ number, step }) => {
      if (step.kind !== 'ask' || step.question.kind !== 'any-of' || cut.pauses.has(step.question.id)) return []
      const { id, found } = step.question
      const { labels, formulas } = reads.after({ flow, step: number })
      const own = labels.filter((label) => found.has(label))
      return own.length > 0 ? [{ id, labels: own, formulas }] : []
    }),
  )
}

function lateWords(lists: readonly LateList[], { answers }: Replay, entries: readonly Entry[]): Entry[] {
  return lists.flatMap(({ id, labels }) => {
    const at = answers.get(id)
    if (at === undefined) return []
    const late = entries
      .slice(at)
      .flatMap(([one, value]) => (one === mark('said', id) && isWords(value) ? value.found : []))
    return labels
      .filter((label) => !late.includes(label))
      .map((label): Entry => [mark('said', id), { found: [label], lexicon: '' }])
  })
}

/**
 * What decides what late words do: whether each list was answered, skipped or neither, since they fill one that was skipped and
 * stand beside an answer; and what is left of the conditions that were passed there.
 */
const lateKind = (lists: readonly LateList[], states: States, now: Replay, entries: readonly Entry[]): string =>
  lists
    .map(({ id, formulas }) => {
      const at = now.answers.get(id)
      return at === undefined ? '' : `${entries[at]?.[1] === null} ${states.leftOf(formulas, now)}`
    })
    .join()
