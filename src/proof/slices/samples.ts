import type { FactView } from '../../facts/condition.ts'
import type { Alert, Answer, Value } from '../../facts/value.ts'
import { UNSURE } from '../../flows/ask.ts'
import { Facts } from '../../flows/facts.ts'
import { mark } from '../../flows/log.ts'
import { DONE, END, type PromptAt, type Replay, replay } from '../../flows/replay.ts'
import { fits, NATIONS_ASKED } from '../../flows/turn.ts'
import type { Entry, Flow, Program, Step } from '../../flows/types.ts'
import { type Formula, holds } from './formula.ts'
import type { Model } from './model.ts'

/** How many conversations are held, and after how many turns one is left that has not ended. */
const CONVERSATIONS = 300
const TURNS = 80
/** Topics that are read at one menu. */
const PICKS = 2

/**
 * Conversations on all flows, held by the engine, always the same, in which much is said and answered. Whatever they come to
 * somebody can come to, and need not be looked for.
 */
export class Samples {
  readonly #model: Model
  /** what was known each time that a step was taken, and what guidance could read where it was shown */
  #taken: ReadonlyMap<string, readonly FactView[]> | null = null

  constructor(model: Model) {
    this.#model = model
  }

  /** Whether one of them takes a step at a moment at which a formula holds. */
  meet({ flow, step, guidance }: { flow: string; step: number; guidance: boolean }, watch: Formula): boolean {
    this.#taken ??= takenIn(this.#model)
    return (this.#taken.get(placeOf(flow, step, guidance)) ?? []).some((facts) => holds(watch, facts))
  }
}

/** Told of a place at which a step was taken, with what was known there. */
type Note = (place: string, facts: FactView) => void

const placeOf = (flow: string, step: number, guidance: boolean): string => `${flow}:${step}${guidance ? ' shown' : ''}`

function takenIn({ program, journey }: Model): ReadonlyMap<string, readonly FactView[]> {
  const taken = new Map<string, FactView[]>()
  const note: Note = (place, facts) => {
    const known = taken.get(place)
    if (known) known.push(facts)
    else taken.set(place, [facts])
  }
  for (let number = 1; number <= CONVERSATIONS; number++) hold(program, journey, new Chance(number), note)
  return taken
}

/** The same flows, telling of each step that is taken what was known. */
function watching(program: Program, note: Note): Program {
  const flows = new Map<string, Flow>()
  for (const flow of program.flows.values()) {
    const steps = flow.steps.map((step, i): Step => {
      const when = (facts: FactView) => {
        const isTaken = step.when === null || step.when(facts)
        // under a name of its own a flow sees other facts, which go on changing
        if (isTaken && facts instanceof Facts) note(placeOf(flow.id, i, false), facts.now())
        return isTaken
      }
      return { ...step, when }
    })
    flows.set(flow.id, { ...flow, steps })
  }
  return { ...program, flows }
}

/** Holds one conversation: everything is answered by chance, little is skipped, now and then something is said besides. */
function hold(program: Program, journey: string, chance: Chance, note: Note): void {
  const labels = [...new Set([...program.questions.values()].flatMap(({ found }) => [...found.keys()]))]
  const said = [...labels, ...(program.holds.said ?? [])]
  const watched = watching(program, note)
  const entries: Entry[] = []
  const shows = new Map<string, number>()
  for (let turn = 0; turn < TURNS; turn++) {
    const { prompt, trace } = replay(program, journey, entries)
    noteShown(program, trace, shows, note)
    if (prompt.id === END) break
    if (chance.isOneIn(16)) entries.push([mark('said', prompt.id), words(said, chance)])
    else if (chance.isOneIn(24)) entries.push([mark('open', prompt.id), chance.pick([...program.topics])])
    else if (chance.isOneIn(48)) entries.push([mark('help', prompt.id), null])
    else {
      const value = answerAt(program, prompt, { entries, said, chance })
      const { rev = 1 } = prompt.question ?? {}
      const fitting = fits(program, prompt, value) ? value : prompt.kind === 'menu' ? DONE : null
      entries.push(rev === 1 ? [prompt.id, fitting] : [prompt.id, fitting, rev])
    }
  }
  replay(watched, journey, entries)
}

/** Notes what a turn showed of guidance for the first time: later words are heard in what was shown before, too. */
function noteShown({ flows }: Program, trace: Replay['trace'], before: Map<string, number>, note: Note): void {
  const now = new Map<string, number>()
  for (const one of trace) {
    if (typeof one === 'number' || one.kind !== 'show' || !one.facts) continue
    const steps = flows.get(one.flow.id)?.steps ?? []
    const places = steps.flatMap((step, i) => (step.kind === 'show' && step.guidance === one.key ? [i] : []))
    const [place, other] = places
    // shown at two steps of a flow: not known at which
    if (place === undefined || other !== undefined) continue
    const name = placeOf(one.flow.id, place, true)
    const count = (now.get(name) ?? 0) + 1
    now.set(name, count)
    if (count > (before.get(name) ?? 0)) note(name, one.facts)
  }
  for (const [name, count] of now) before.set(name, Math.max(count, before.get(name) ?? 0))
}

function words(labels: readonly string[], chance: Chance): Value {
  const alert = chance.isOneIn(4) ? chance.pick<Alert>(['danger', 'perhaps', 'crisis']) : null
  const found = [chance.pick(labels), chance.pick(labels)]
  return { found, lexicon: '', ...(alert && { alert }) }
}

function answerAt(
  { questions }: Program,
  { id, kind, part, question, menu, group, candidates }: PromptAt,
  {
    entries,
    said,
    chance,
  }: { readonly entries: readonly Entry[]; readonly said: readonly string[]; readonly chance: Chance },
): Answer {
  if (menu) {
    const of = menu.groups.filter((one) => group === null || one.id === group)
    const isSplit = group === null && of.some((one) => one.id !== null)
    const picked = entries.filter(([one]) => one === id).length
    return picked >= PICKS
      ? DONE
      : chance.pick(isSplit ? of.flatMap((one) => one.id ?? []) : of.flatMap((one) => one.topics))
  }
  if (!question || chance.isOneIn(12)) return null
  if (part === 'which') return chance.pick([...candidates.map((one) => one.id ?? ''), UNSURE])
  if (part === 'nation') return chance.pick(NATIONS_ASKED)
  if (kind === 'text') return { found: [chance.pick(said), chance.pick(said), chance.pick(said)], lexicon: '' }
  const choices = question.groups.find((one) => one.id === group)?.choices ?? question.choices.map((one) => one.id)
  if (kind === 'place' && !chance.isOneIn(8)) {
    const nation = chance.pick(NATIONS_ASKED)
    return { candidates: [{ nation, forces: [`force-of-${nation}`] }] }
  }
  if (kind === 'place') return chance.pick(choices)
  if (kind === 'one-of') return chance.pick(choices)
  const all = part === 'groups' ? question.groups.map((one) => one.id) : choices
  const { exclude } = questions.get(question.id) ?? question
  const some = all.filter((one) => one !== exclude && chance.isOneIn(2))
  return some.length > 0 ? some : [chance.pick(all)]
}

/** Numbers that look like chance and are always the same for one seed (a linear congruential generator; Numerical Recipes' constants). */
class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed
    // neighbouring seeds begin alike
    for (let i = 0; i < 8; i++) this.#next(2)
  }
  #next(sides: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((this.#state / 2 ** 32) * sides)
  }
  isOneIn(sides: number): boolean {
    return this.#next(sides) === 0
  }
  /** @throws RangeError where there is nothing to pick from */
  pick<T>(of: readonly T[]): T {
    const one = of[this.#next(of.length)]
    if (one === undefined) throw new RangeError('nothing to pick from')
    return one
  }
}
