import type { FactView } from '../../facts/condition.ts'
import { partNames } from '../../flows/part-names.ts'
import type { ChoiceSpec, Flow, MenuStep, Program, Question, Step } from '../../flows/types.ts'
import { ALWAYS, type Atom, atomsOf, type Formula, mayRead } from './formula.ts'
import { leadsTo, type Model } from './model.ts'
import { smaller } from './smaller.ts'

/** A step of a flow, and what is asked about the moment when the walk comes to it. */
export interface Target {
  readonly flow: string
  /** position among the flow's steps; one more than the last: the flow's end */
  readonly step: number
  /** what may be true or false there, beside the step's own condition */
  readonly watch: Formula
  /** whether it is read as guidance reads: with every word said and every alert, at a `show` */
  readonly guidance: boolean
  /** things shown that have to stay in the slice, because the question is whether they were */
  readonly keep: (step: Step) => boolean
}

/** The flows of a journey cut down to what can decide one moment, and what of each question matters for it. */
export interface Cut {
  readonly model: Model
  readonly target: Target
  readonly program: Program
  /** the steps of each flow that are left, with their numbers and conditions as they were */
  readonly steps: ReadonlyMap<string, readonly CutStep[]>
  /** ids of questions that are asked for real; all others are a pause */
  readonly relevant: ReadonlySet<string>
  /** labels that can be heard in words and matter */
  readonly labels: readonly string[]
  readonly alerts: boolean
  /** every test that something in the slice makes */
  readonly tests: readonly Atom[]
  /** whether no step reads words that tick the choices of a list in any way but as the list, so that it takes nothing back that matters */
  readonly isSilent: (list: Question) => boolean
  /** nations that stand for all that conditions tell apart */
  readonly nations: readonly string[]
  readonly pauses: ReadonlySet<string>
  /** whether the target can stand in a flow that runs for another subject, where its facts have other names */
  readonly isScoped: boolean
  /** flows in which something matters */
  readonly deep: ReadonlySet<string>
  readonly watcher: Watcher
}

/** A step that is left: its number among all steps of its flow, and its condition as a formula. */
export interface CutStep {
  readonly number: number
  readonly when: Formula
  readonly step: Step
}

/** What the walk of a cut program tells while it goes: the steps it comes to, and what holds at the target. */
export class Watcher {
  /** flow and step of each flow that is open, outermost first */
  frames: { flow: string; step: number }[] = []
  /** called with what can be read when the walk comes to the target */
  onTarget: (facts: FactView) => void = () => undefined

  enter(flow: string, step: number): void {
    const at = this.frames.findLastIndex((one) => one.flow === flow)
    if (at < 0) this.frames.push({ flow, step })
    else {
      this.frames.length = at + 1
      this.frames[at] = { flow, step }
    }
  }
}

/** The key of the target's `show` in the trace of a cut program. */
export const TARGET = '@target'
/** The one choice of a pause. */
export const GO = 'go'

/** Cuts a journey down to what can decide `target`: the questions that it reads, those that their guards read, and so on. */
export function cut(model: Model, target: Target): Cut {
  return new Cutting(model, target).cut()
}

class Cutting {
  readonly #model: Model
  readonly #target: Target
  /** how many steps of a flow can matter; flows that are not here, all of them */
  readonly #limits: ReadonlyMap<string, number>
  readonly #towards: ReadonlySet<string>
  readonly #atoms = new Map<string, Atom>()
  readonly #questions = new Set<string>()
  readonly #watcher = new Watcher()
  readonly #pauses = new Set<string>()
  #alerts = false
  #deep = new Map<string, boolean>()

  constructor(model: Model, target: Target) {
    this.#model = model
    this.#target = target
    const { limits, towards } = reachOf(model, target)
    this.#limits = limits
    this.#towards = towards
  }

  cut(): Cut {
    this.#close()
    const { questions, labels, nations } = smaller(this.#model, this.#questions, this.#atoms, this.#alerts)
    const flows = new Map<string, Flow>()
    const steps = new Map<string, readonly CutStep[]>()
    for (const flow of this.#model.flows) {
      const left = this.#steps(flow, questions)
      steps.set(flow.id, left)
      flows.set(flow.id, { ...flow, them: null, words: null, steps: left.map(({ step }) => step) })
    }
    const { program, journey } = this.#model
    const menus = new Map<string, MenuStep>()
    for (const { steps } of flows.values()) for (const step of steps) if (step.kind === 'menu') menus.set(step.id, step)
    return {
      model: this.#model,
      target: this.#target,
      program: {
        ...program,
        flows,
        menus,
        questions,
        topics: new Set([...program.topics].filter((id) => this.#isDeep(id))),
        journeys: new Map([...program.journeys].filter(([id]) => id === journey)),
      },
      steps,
      relevant: this.#questions,
      labels,
      alerts: this.#alerts,
      tests: [...this.#atoms.values()],
      isSilent: this.#silence(steps),
      nations,
      pauses: this.#pauses,
      isScoped: this.#model.flows.some(({ steps: own }) =>
        own.some((step) => step.kind === 'run' && step.as !== null && this.#towards.has(step.flow)),
      ),
      deep: new Set(this.#model.flows.flatMap(({ id }) => (this.#isDeep(id) ? [id] : []))),
      watcher: this.#watcher,
    }
  }

  #silence(steps: ReadonlyMap<string, readonly CutStep[]>): (list: Question) => boolean {
    const { watch, guidance } = this.#target
    const formulas = [...steps.values()].flatMap((left) => left.map(({ when }) => when))
    const onlys = this.#model.flows.filter(({ id }) => this.#isDeep(id)).map(({ only }) => this.#model.formula(only))
    const atoms = [...formulas, ...onlys, ...(guidance ? [] : [watch])].flatMap((one) => [...atomsOf(one).values()])
    const reads = ({ fact, test }: Atom, list: Question): boolean => {
      const labels = [...(this.#model.program.questions.get(list.id) ?? list).found.keys()]
      if (fact === 'said') return labels.some((label) => mayRead(test, label))
      // once it is answered, the list itself is what it says
      const other = this.#model.questionOf(fact)
      return other !== null && other.id !== list.id && labels.some((label) => other.found.has(label))
    }
    return (list) => !atoms.some((atom) => reads(atom, list))
  }

  /** Adds what is read until nothing new is: a fact's question, what guards it, what may end the flow before. */
  #close(): void {
    const { flow, step, watch } = this.#target
    this.#read(watch)
    this.#read(this.#model.formula(this.#model.program.flows.get(flow)?.steps[step]?.when ?? null))
    for (let size = -1; size !== this.#questions.size + this.#atoms.size; ) {
      size = this.#questions.size + this.#atoms.size
      this.#deep = new Map()
      for (const one of this.#model.flows) this.#readFlow(one)
    }
  }
  #readFlow(flow: Flow): void {
    if (!this.#isDeep(flow.id)) return
    this.#read(this.#model.formula(flow.only))
    flow.steps.forEach((step, i) => {
      if (!this.#matters(flow, step, i)) return
      this.#read(this.#model.formula(step.when))
      if (step.kind === 'ask' && this.#questions.has(step.question.id)) this.#readQuestion(step.question)
    })
  }
  #readQuestion(question: Question): void {
    if (question.about) this.#questions.add(question.about.fact)
    for (const choice of question.choices) {
      this.#read(this.#model.formula(choice.when))
      if (choice.raises && this.#alerts) this.#read(this.#model.formula(choice.raisesWhen))
    }
  }
  #read(formula: Formula): void {
    for (const [id, atom] of atomsOf(formula)) {
      if (this.#atoms.has(id)) continue
      this.#atoms.set(id, atom)
      if (atom.fact === 'alerts') this.#alerts = true
      const question = this.#model.questionOf(atom.fact)
      if (question) this.#questions.add(question.id)
    }
  }

  /** Whether a step can decide something: asks what is read, may end the flow, or leads to such a step or to the target. */
  #matters(flow: Flow, step: Step, i: number): boolean {
    if (i >= this.#limitOf(flow.id)) return false
    if (flow.id === this.#target.flow && i === this.#target.step) return true
    if (step.kind === 'ask') return this.#asks(step.question) || this.#mayLeave(flow, step.question)
    if (step.kind === 'stop') return true
    if (step.kind === 'say' || step.kind === 'show') return this.#target.keep(step)
    return (step.kind === 'run' && step.thenStop) || leadsTo(step).some((id) => this.#isDeep(id))
  }
  /** A choice that leaves a topic ends it as a stop does: its question matters where anything else in the topic does. */
  #mayLeave(flow: Flow, question: Question): boolean {
    if (!leaves(question) || !this.#isDeep(flow.id)) return false
    this.#questions.add(question.id)
    return true
  }
  #limitOf(flow: string): number {
    return this.#limits.get(flow) ?? Number.POSITIVE_INFINITY
  }
  #asks(question: Question): boolean {
    const isAsked =
      this.#questions.has(question.id) ||
      question.choices.some(
        ({ confirms, raises }) =>
          (confirms !== null && this.#questions.has(confirms)) || (raises !== null && this.#alerts),
      )
    if (isAsked) this.#questions.add(question.id)
    return isAsked
  }
  /** Whether anything in a flow matters, or the target is in it. */
  #isDeep(id: string): boolean {
    const known = this.#deep.get(id)
    if (known !== undefined) return known
    const flow = this.#model.program.flows.get(id)
    // where a topic ends decides nothing outside it
    const ends = (step: Step) =>
      !this.#model.spine.has(id) &&
      (step.kind === 'stop' ||
        step.kind === 'run' ||
        (step.kind === 'ask' && leaves(step.question) && !this.#questions.has(step.question.id)))
    const counts = (step: Step) => !ends(step) || leadsTo(step).some((next) => this.#isDeep(next))
    const deep =
      flow !== undefined &&
      (this.#towards.has(id) || flow.steps.some((step, i) => counts(step) && this.#matters(flow, step, i)))
    this.#deep.set(id, deep)
    return deep
  }

  #steps(flow: Flow, questions: ReadonlyMap<string, Question>): CutStep[] {
    const left: CutStep[] = []
    flow.steps.slice(0, this.#limitOf(flow.id)).forEach((step, i) => {
      if (this.#matters(flow, step, i))
        left.push({ number: i, when: this.#model.formula(step.when), step: this.#step(flow, step, i, questions) })
      else if (this.#mayPause(step)) this.#pause(flow, step, i, left)
    })
    const end = flow.steps.length
    if (flow.id === this.#target.flow && this.#target.step >= end)
      left.push({
        number: end,
        when: ALWAYS,
        step: this.#watched(flow, { ...END_STEP, at: flow.steps.at(-1)?.at ?? '' }, end),
      })
    return left
  }
  #step(flow: Flow, step: Step, i: number, questions: ReadonlyMap<string, Question>): Step {
    const one = this.#watched(flow, step, i)
    if (one.kind === 'ask') {
      const question = questions.get(one.question.id)
      if (!question) this.#pauses.add(one.question.id)
      return { ...one, question: question ?? { ...PAUSE, id: one.question.id } }
    }
    if (one.kind === 'show' && flow.id === this.#target.flow && i === this.#target.step)
      return { ...one, guidance: TARGET }
    if (one.kind !== 'menu') return one
    const groups = one.groups.map((group) => ({ ...group, topics: group.topics.filter((id) => this.#isDeep(id)) }))
    return { ...one, groups: groups.filter((group) => group.topics.length > 0) }
  }
  /** A step that tells when the walk comes to it. */
  #watched<S extends Step>(flow: Flow, step: S, i: number): S {
    const { when } = step
    const watcher = this.#watcher
    const isTarget = flow.id === this.#target.flow && i === this.#target.step
    return {
      ...step,
      part: null,
      when: (facts: FactView) => {
        watcher.enter(flow.id, i)
        if (isTarget) watcher.onTarget(facts)
        return when === null || when(facts)
      },
    }
  }

  /** A question that decides nothing here is a place where words can be said, help asked for, a topic opened. */
  #pause(flow: Flow, step: Step, i: number, left: CutStep[]): void {
    const id = pauseId(this.#model, step)
    const last = left.at(-1)
    const isTarget = flow.id === this.#target.flow && last?.number === this.#target.step
    const follows = last?.step.kind === 'ask' && this.#pauses.has(last.step.question.id) && !isTarget
    // of several in a row the first that everybody is asked stands for all
    const isForAll = (number: number) => flow.steps[number]?.when === null
    if (last && follows && (step.when !== null || isForAll(last.number))) return
    if (follows) left.pop()
    this.#pauses.add(id)
    const question: Question = { ...PAUSE, id }
    const pause = {
      kind: 'ask',
      question,
      groupsOnly: false,
      when: null,
      part: null,
      nations: null,
      at: step.at,
    } as const
    left.push({ number: i, when: ALWAYS, step: this.#watched(flow, pause, i) })
  }
  #mayPause(step: Step): boolean {
    if (step.kind === 'ask' || step.kind === 'menu') return true
    return leadsTo(step).some((id) => this.#model.program.flows.get(id)?.steps.some((one) => this.#mayPause(one)))
  }
}

const leaves = ({ choices }: Question): boolean => choices.some(({ does }) => does === 'done')

/** The first question that a step leads to. */
function pauseId(model: Model, step: Step): string {
  if (step.kind === 'ask') return step.question.id
  if (step.kind === 'menu') return step.id
  for (const id of leadsTo(step))
    for (const one of model.program.flows.get(id)?.steps ?? []) {
      const found = pauseId(model, one)
      if (found !== '') return found
    }
  return ''
}

/**
 * How far each flow has to be walked: those that lead to the target up to where they do; one that can begin at any question,
 * or runs twice, to its end, because what it asks after the target may be known when it is walked again.
 */
function reachOf(model: Model, target: Target): { limits: Map<string, number>; towards: Set<string> } {
  const limits = new Map([[target.flow, target.step + 1]])
  const towards = new Set([target.flow])
  const again = new Set<string>()
  let everywhere = false
  for (const id of towards) {
    if (model.detours.has(id)) everywhere = true
    let calls = 0
    for (const flow of model.flows)
      flow.steps.forEach((step, i) => {
        if (!leadsTo(step).includes(id)) return
        calls++
        if (step.kind === 'menu') everywhere = true
        towards.add(flow.id)
        limits.set(flow.id, Math.max(limits.get(flow.id) ?? 0, i + 1))
      })
    if (calls > 1) again.add(id)
  }
  for (const id of again) limits.delete(id)
  return { limits: everywhere ? new Map() : limits, towards }
}

const NO_CHOICE = {
  was: [],
  when: null,
  does: null,
  raises: null,
  raisesWhen: null,
  confirms: null,
  nation: null,
  place: 0,
  text: '',
}
const GO_ON: ChoiceSpec = { id: GO, ...NO_CHOICE }
const PAUSE: Omit<Question, 'id'> = {
  kind: 'one-of',
  rev: 1,
  was: [],
  choices: [GO_ON],
  byId: new Map([[GO, GO_ON]]),
  groups: [],
  exclude: null,
  skip: null,
  skipsByChoice: false,
  about: null,
  parts: partNames('', []),
  found: new Map(),
  agrees: new Map(),
  covers: new Map(),
  keep: new Set(),
  orWords: false,
  asWritten: false,
}
const END_STEP = { kind: 'say', text: 'end', when: null, part: null, nations: null } as const
