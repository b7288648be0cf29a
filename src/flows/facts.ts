import type { FactValue, FactView } from '../facts/condition.ts'
import type { Program, Question } from './types.ts'

/** A list that somebody confirmed: what was offered and not chosen no longer counts as said before. */
interface Confirmed {
  readonly question: Question
  readonly offered: (choice: string) => boolean
  readonly chosen: readonly string[]
  readonly at: number
}

/**
 * What is known at one point of a walk. Grows as the walk goes on; nothing in it is ever kept beside the log.
 * A question that nobody has answered yet reads as what was heard for it in the person's words.
 */
export class Facts implements FactView {
  readonly #program: Program
  #known = new Map<string, FactValue>()
  /** label -> log position of the newest words in which it was heard and still counts */
  #heard = new Map<string, number>()
  #confirmed: Confirmed[] = []
  /** whether the maps belong to another moment of the walk as well, so that the next write has to copy them */
  #shared = false

  constructor(program: Program) {
    this.#program = program
  }

  /** What is known at this moment, whatever the walk finds out later. Nothing is copied until one of the two is written. */
  now(): Facts {
    const same = new Facts(this.#program)
    same.#known = this.#known
    same.#heard = this.#heard
    same.#confirmed = this.#confirmed
    same.#shared = true
    this.#shared = true
    return same
  }
  #own(): void {
    if (!this.#shared) return
    this.#known = new Map(this.#known)
    this.#heard = new Map(this.#heard)
    this.#confirmed = [...this.#confirmed]
    this.#shared = false
  }

  /** Whether a question was answered or skipped, and not only heard in words. */
  isSettled(name: string): boolean {
    return this.#known.get(name) !== undefined
  }
  get(name: string): FactValue {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const derived = this.#program.derived.get(name)
    if (derived) return derived(this)
    if (this.#heard.size === 0) return undefined
    return name === 'said' ? [...this.#heard.keys()] : this.heardFor(name)
  }

  set(name: string, value: FactValue): void {
    this.#own()
    this.#known.set(name, value)
  }

  /** Words at log position `at` held these labels. */
  hear(labels: readonly string[], at: number): void {
    if (labels.length === 0) return
    this.#own()
    for (const label of labels) {
      if (
        (this.#heard.get(label) ?? -1) < at &&
        !this.#confirmed.some((list) => at < list.at && leavesOut(list, label))
      )
        this.#heard.set(label, at)
    }
  }

  /** A confirmed list at log position `at` holds `chosen` out of `offered`: labels said before and left out no longer count. */
  confirm(question: Question, offered: Confirmed['offered'], chosen: readonly string[], at: number): void {
    if (question.found.size === 0) return
    const list = { question, offered, chosen, at }
    this.#own()
    this.#confirmed.push(list)
    for (const [label, heard] of this.#heard) if (heard < at && leavesOut(list, label)) this.#heard.delete(label)
  }

  /** What words alone say about a question, or undefined. `name` may be `list.groups`. */
  heardFor(name: string): FactValue {
    if (this.#heard.size === 0) return undefined
    const groups = name.endsWith('.groups')
    const question = this.#program.questions.get(groups ? name.slice(0, -'.groups'.length) : name)
    if (!question || question.found.size === 0 || !isAboutWriter(question, this)) return undefined
    return filledBy(question, this.#heard.keys(), groups)
  }
}

/** What labels alone say about a question, or undefined: its choices, or of a long list its `groups`, in declared order. */
export function filledBy(question: Question, labels: Iterable<string>, groups: boolean): FactValue {
  const chosen = new Set<string>()
  for (const label of labels) {
    const choice = question.found.get(label)
    if (choice !== undefined) chosen.add(choice)
  }
  if (chosen.size === 0) return undefined
  if (groups)
    return question.groups.filter((group) => group.choices.some((one) => chosen.has(one))).map((group) => group.id)
  const inOrder = question.choices.filter((one) => chosen.has(one.id)).map((one) => one.id)
  return question.kind === 'any-of' ? inOrder : inOrder[0]
}

/** Whether a question is about the person who writes: what they say of themselves fills nothing that is asked about somebody else. */
export function isAboutWriter({ about }: Question, facts: FactView): boolean {
  const whom = about === null ? null : facts.get(about.fact)
  return typeof whom !== 'string' || about?.same.includes(whom) === true
}

function leavesOut({ question, offered, chosen }: Confirmed, label: string): boolean {
  const choice = question.found.get(label)
  return choice !== undefined && offered(choice) && !chosen.includes(choice) && !question.keep.has(label)
}

/** Facts as a flow sees them that runs for another subject: its own questions carry the caller's name. */
export function scoped(
  facts: FactView,
  prefix: string,
  asks: ReadonlySet<string>,
  derived: Program['derived'],
): FactView {
  const view: FactView = {
    get(name) {
      const reader = derived.get(name)
      if (reader) return reader(view)
      const dot = name.indexOf('.')
      return facts.get(asks.has(dot < 0 ? name : name.slice(0, dot)) ? `${prefix}.${name}` : name)
    },
  }
  return view
}
