import type { FactValue, FactView } from '../facts/condition.ts'
import { ALERTS, type Alert, type Answer, isReopened, isWords, type PlaceValue } from '../facts/value.ts'
import { ask } from './ask.ts'
import { Facts, scoped } from './facts.ts'
import { earlierTicks, type GrowingIndex, type Index, indexLog, isAnswer, markOf, replacedWords } from './log.ts'
import { readPromptId } from './prompt-id.ts'
import type { Entry, Flow, Journey, MenuStep, Program, Question, RunStep, Step } from './types.ts'

/** Something that was said on the way, with what its words depend on at that point. */
export interface Shown {
  readonly kind: 'say' | 'show'
  /** text key, or id of a guidance document */
  readonly key: string
  readonly flow: Flow
  readonly them: boolean
  /** only for `show`: what guidance may read */
  readonly facts: FactView | null
}

/** The question that the walk stopped at. */
export interface PromptAt {
  readonly id: string
  readonly kind: 'one-of' | 'any-of' | 'text' | 'place' | 'menu' | 'end'
  readonly question: Question | null
  /** the group whose choices are asked, of a long list or menu */
  readonly group: string | null
  /** what of a question is asked: its groups, or of a place which one, or the nation */
  readonly part: 'which' | 'nation' | 'groups' | null
  readonly menu: MenuStep | null
  /** at the end, the menus that the conversation came to */
  readonly menus: readonly MenuStep[]
  readonly candidates: readonly PlaceValue[]
  /** what to show ticked: what was heard, or the earlier answer */
  readonly selected: readonly string[]
  readonly flow: Flow
  readonly them: boolean
  /** name of the part of the conversation */
  readonly heading: string | null
  /** flows that are open at this prompt through help, a topic or a menu, outermost first */
  readonly inside: readonly string[]
  readonly facts: FactView
}

/** Everything that follows from a log. `trace` holds, in walking order, log positions that were used and what was shown. */
export interface Replay {
  readonly facts: Facts
  readonly prompt: PromptAt
  readonly trace: readonly (number | Shown)[]
  /** prompt id of each answer that counts -> log position, in walking order */
  readonly answers: ReadonlyMap<string, number>
  /** log position of a help, topic or pick -> where in `trace` it begins and ends */
  readonly spans: ReadonlyMap<number, readonly [number, number]>
  /** alerts that are raised now, the gravest first */
  readonly alerts: readonly Alert[]
  /** log position -> the gravest alert that was raised there */
  readonly raisedBy: ReadonlyMap<number, Alert>
  /** questions whose fact nothing that is given later on this walk can alter */
  readonly settled: ReadonlySet<string>
  readonly index: Index
}

/** The log positions that a replay used: words and alerts wherever they were given, everything else where the walk came to it. */
export const usedIn = ({ trace, index }: Replay): ReadonlySet<number> =>
  new Set([...index.quiet, ...trace.filter((one) => typeof one === 'number')])
/** Whether a replay used anything, so that something can be taken back. */
export const hasUsed = ({ trace, index }: Replay): boolean =>
  index.quiet.length > 0 || trace.some((one) => typeof one === 'number')

/** How a step ended: the walk goes on, stands at a question, or the flow is over. */
export type Walked = 'go' | 'pause' | 'stop'

/** Where in the flows a walk is: the flow, the name it runs under, what it sees. */
export interface Scope {
  readonly flow: Flow
  readonly prefix: string
  readonly view: FactView
  readonly help: boolean
  readonly inside: readonly string[]
}

/** Menu choice that goes on. */
export const DONE = 'done'
export const END = 'end'

/**
 * Says what is given at the question that a walk has come to: the log with the answer as its last entry, or null where the
 * walk ends here. `here` holds until the walk goes on: what it has collected grows with the walk.
 */
export type Give = (here: Replay) => readonly Entry[] | null

/** How a walk goes where no answer is: it ends there; with `through` it passes over, with `give` it asks for one, once. */
export interface Way {
  readonly through?: boolean
  readonly give?: Give
}

/**
 * Walks a journey with the answers in the log, from its first step to the first question that has none.
 * With `through`, unanswered questions are passed over, to see which later answers would still be used. With `give`, that
 * question is answered on the spot and the walk goes on: one walk instead of one before the answer and one after it.
 * Pure; never throws on a log made with other flows.
 */
export function replay(program: Program, journey: string, entries: readonly Entry[], way: Way = {}): Replay {
  const known = program.journeys.get(journey)
  if (!known) throw new RangeError(`no journey "${journey}"`)
  return new Walk(program, known, entries, way).run()
}

/** One walk: what it has found so far. */
export class Walk {
  readonly program: Program
  entries: readonly Entry[]
  readonly facts: Facts
  readonly settled = new Set<string>()
  readonly #journey: Journey
  readonly #through: boolean
  #give: Give | null
  readonly #index: GrowingIndex
  readonly #trace: (number | Shown)[] = []
  readonly #answers = new Map<string, number>()
  readonly #spans = new Map<number, [number, number]>()
  readonly #begun = new Set<number>()
  readonly #raised = new Set<Alert>()
  readonly #raisedBy = new Map<number, Alert>()
  readonly #menus: MenuStep[] = []
  #prompt: PromptAt | null = null
  #heading: string | null = null

  constructor(program: Program, journey: Journey, entries: readonly Entry[], { through = false, give }: Way) {
    this.program = program
    this.entries = entries
    this.facts = new Facts(program)
    this.#journey = journey
    this.#through = through
    this.#give = give ?? null
    this.#index = indexLog(entries)
    for (const at of this.#index.quiet) this.raise(alertOf(entries[at] as Entry), at)
  }

  run(): Replay {
    const flow = this.program.flows.get(this.#journey.flow)
    if (!flow) throw new RangeError(`no flow "${this.#journey.flow}"`)
    const scope: Scope = { flow, prefix: '', view: this.facts, help: false, inside: [] }
    if (this.#steps(scope, flow.steps) !== 'pause' && this.visit(scope, END) !== 'pause') {
      this.#heading = null
      this.#stand(scope, { id: END, kind: 'end', menus: this.#menus })
    }
    return this.#reached()
  }
  /** All that the walk has found up to where it stands. */
  #reached(): Replay {
    if (!this.#prompt) throw new Error('a walk stopped without a prompt')
    return {
      facts: this.facts,
      prompt: this.#prompt,
      trace: this.#trace,
      answers: this.#answers,
      spans: this.#spans,
      alerts: ALERTS.filter((one) => this.#raised.has(one)),
      raisedBy: this.#raisedBy,
      settled: this.settled,
      index: this.#index,
    }
  }

  /** The entry at a log position raises an alert. */
  raise(alert: Alert | null, at: number): void {
    if (!alert) return
    this.#raised.add(alert)
    const other = this.#raisedBy.get(at)
    if (other === undefined || ALERTS.indexOf(alert) < ALERTS.indexOf(other)) this.#raisedBy.set(at, alert)
  }

  /** Comes to a question without an answer. `again`: now it has one. */
  pause(scope: Scope, at: Partial<PromptAt> & Pick<PromptAt, 'id' | 'kind'>): 'go' | 'pause' | 'again' {
    if (this.#through) return 'go'
    return this.#stand(scope, at)
  }
  #stand(scope: Scope, at: Partial<PromptAt> & Pick<PromptAt, 'id' | 'kind'>): 'pause' | 'again' {
    this.#prompt = this.#promptAt(scope, at)
    const longer = this.#give?.(this.#reached())
    this.#give = null
    if (!longer) return 'pause'
    this.entries = longer
    this.#index.last.set(at.id, longer.length - 1)
    if (isWords(longer.at(-1)?.[1] ?? null)) this.#index.told.add(at.id)
    return 'again'
  }
  #promptAt(scope: Scope, at: Partial<PromptAt> & Pick<PromptAt, 'id' | 'kind'>): PromptAt {
    const nothing = { question: null, group: null, part: null, menu: null, menus: [], candidates: [], selected: [] }
    return {
      ...nothing,
      flow: scope.flow,
      them: isThem(scope),
      heading: this.#heading,
      inside: scope.inside,
      facts: scope.view,
      ...at,
    }
  }

  /** The answer that counts for a prompt, with its position; undefined where it has to be asked. */
  answer(id: string, rev: number, after = -1): { readonly value: Answer; readonly at: number } | undefined {
    const at = this.#index.last.get(id)
    if (at === undefined || at < after) return undefined
    const entry = this.entries[at] as Entry
    const value = entry[1]
    const given = entry[2] ?? 1
    if (isReopened(value) && !this.#through) this.#use(at)
    return given === rev && isAnswer(value) ? { value, at } : undefined
  }
  /** The answer at a log position counts for a prompt. */
  count(id: string, at: number): void {
    this.#use(at)
    this.#answers.set(id, at)
  }
  #use(at: number): void {
    this.#trace.push(at)
  }
  /** The fact of a question is known, under the name that the flow runs it under. */
  settle(prefix: string, question: Question, value: FactValue): Walked {
    const id = prefix + question.id
    this.facts.set(id, value)
    this.settled.add(id)
    for (const other of this.program.about.get(question.id) ?? []) this.#forgetOther(prefix, other)
    return 'go'
  }
  /** What was answered before it was clear whom it is about, and is about somebody else, is to be asked again. */
  #forgetOther(prefix: string, question: Question): void {
    const id = prefix + question.id
    if (!this.settled.has(id) || this.#answers.has(this.nameOf(prefix, question))) return
    this.settled.delete(id)
    this.#answers.delete(id)
    this.facts.set(id, undefined)
  }
  /** The id under which a question is asked now: about somebody else it is a prompt of its own, with an answer of its own. */
  nameOf(prefix: string, { id, about }: Question): string {
    const who = about && this.settled.has(prefix + about.fact) ? this.facts.get(prefix + about.fact) : undefined
    return typeof who === 'string' && !about?.same.includes(who) ? `${prefix}${id}>${who}` : prefix + id
  }
  /** Words given for a question before the newest, each with its position. */
  replacedWords(id: string): readonly { readonly found: readonly string[]; readonly at: number }[] {
    return this.#index.repeated.has(id) ? replacedWords(this.entries, id, this.#index.last.get(id)) : []
  }
  /** What to show ticked: the earlier answer, else what was heard. */
  ticked(id: string, name: string): readonly string[] {
    const earlier = earlierTicks(this.entries, id)
    const heard = earlier.length > 0 ? undefined : this.facts.heardFor(name)
    return typeof heard === 'string' ? [heard] : Array.isArray(heard) ? heard : earlier
  }

  /** Runs what was said, opened or asked for at a prompt, in the order given. */
  visit(scope: Scope, id: string): Walked {
    const marks = this.#index.marks.get(id)
    if (!marks) return 'go'
    for (const at of marks) {
      const walked = this.#detour(scope, at)
      if (walked !== 'go') return walked
    }
    return 'go'
  }
  #detour(scope: Scope, at: number): Walked {
    if (this.#begun.has(at)) return 'go'
    this.#begun.add(at)
    const [id, value] = this.entries[at] as Entry
    const kind = markOf(id)?.kind
    const name =
      kind === 'help'
        ? this.#journey.help
        : kind === 'open' && typeof value === 'string' && this.program.topics.has(value)
          ? value
          : null
    if (name === null) {
      if (kind === 'open') return 'go'
      if (isWords(value)) this.facts.hear(value.found, at)
      this.#use(at)
      return 'go'
    }
    this.#use(at)
    const flow = this.program.flows.get(name)
    return flow ? this.#open({ ...scope, help: scope.help || kind === 'help' }, flow, at) : 'go'
  }
  /** Help, a topic or a menu pick: its own end is only the end of itself. */
  #open(scope: Scope, flow: Flow, at: number): Walked {
    const span: [number, number] = [this.#trace.length - 1, Number.POSITIVE_INFINITY]
    this.#spans.set(at, span)
    const heading = this.#heading
    const inside = { ...scope, flow, inside: [...scope.inside, flow.id] }
    if (flow.only?.(scope.view) !== false && this.#steps(inside, flow.steps) === 'pause') return 'pause'
    this.#heading = heading
    span[1] = this.#trace.length
    return 'go'
  }

  #steps(scope: Scope, steps: readonly Step[]): Walked {
    for (const step of steps) {
      if (step.when !== null && !step.when(scope.view)) continue
      if (step.part !== null) this.#heading = step.part
      const walked = this.#step(scope, step)
      if (walked !== 'go') return walked
    }
    return 'go'
  }
  #step(scope: Scope, step: Step): Walked {
    switch (step.kind) {
      case 'ask':
        return ask(this, scope, step.question, step.groupsOnly)
      case 'say':
        return this.#show(scope, 'say', step.text, null)
      case 'show':
        return this.#show(scope, 'show', step.guidance, this.#guidanceView(scope))
      case 'run':
        return this.#run(scope, step)
      case 'menu':
        return this.#menu(scope, step)
      case 'stop':
        return 'stop'
    }
  }
  #show(scope: Scope, kind: Shown['kind'], key: string, facts: FactView | null): Walked {
    this.#trace.push({ kind, key, flow: scope.flow, them: isThem(scope), facts })
    return 'go'
  }
  #run(scope: Scope, step: RunStep): Walked {
    const flow = this.program.flows.get(step.flow)
    if (!flow || flow.only?.(scope.view) === false) return 'go'
    const own =
      step.as === null
        ? {}
        : { prefix: `${scope.prefix}${step.as}.`, view: scoped(scope.view, step.as, flow.asks, this.program.derived) }
    const walked = this.#steps({ ...scope, flow, ...own }, flow.steps)
    return walked === 'go' && step.thenStop ? 'stop' : walked
  }

  /** Every pick and mark made at a menu, in the order given, until it is left. */
  #menu(scope: Scope, step: MenuStep): Walked {
    const id = scope.prefix + step.id
    const ofGroup = `${id}>`
    if (scope.inside.length === 0) this.#menus.push(step)
    let group: string | null = null
    for (let at = 0; ; at++) {
      if (at === this.entries.length) {
        const walked = this.pause(scope, {
          id: group === null ? id : ofGroup + group,
          kind: 'menu',
          menu: step,
          group,
        })
        if (walked !== 'again') return walked
      }
      const [entry, value] = this.entries[at] as Entry
      const made = markOf(entry)
      const prompt = made?.prompt ?? entry
      if (prompt !== id && !prompt.startsWith(ofGroup)) continue
      if (made) {
        const walked = this.#detour(scope, at)
        if (walked !== 'go') return walked
      } else if (typeof value === 'string') {
        const flow = step.groups.some((one) => one.topics.includes(value)) ? this.program.flows.get(value) : undefined
        const isGroup = step.groups.some((one) => one.id === value)
        if (!flow && !isGroup && value !== DONE) continue
        this.#use(at)
        if (value === DONE && entry === id) return 'go'
        if (!flow) group = isGroup ? value : null
        else if (this.#open(scope, flow, at) === 'pause') return 'pause'
      }
    }
  }

  /** Guidance sees everything said and every alert not taken back, reached or not. */
  #guidanceView(scope: Scope): FactView {
    const all = this.facts.now()
    for (const at of this.#index.quiet) {
      const value = this.entries[at]?.[1] ?? null
      if (isWords(value)) all.hear(value.found, at)
    }
    for (const id of this.#index.told) if (!this.#answers.has(id)) this.#hearTold(all, id)
    const raised = this.#raised
    const view: FactView = { get: (name) => (name === 'alerts' ? [...raised] : all.get(name)) }
    return scope.prefix === '' ? view : scoped(view, scope.prefix.slice(0, -1), scope.flow.asks, this.program.derived)
  }
  /** What own words hold that the walk has not come to: all of the newest, and what must not be lost of those before. */
  #hearTold(facts: Facts, id: string): void {
    const newest = this.#index.last.get(id)
    const value = newest === undefined ? null : (this.entries[newest]?.[1] ?? null)
    if (newest !== undefined && isWords(value)) facts.hear(value.found, newest)
    const keep = this.program.questions.get(readPromptId(id).question)?.keep
    for (const { found, at } of this.replacedWords(id)) {
      facts.hear(
        found.filter((label) => keep?.has(label)),
        at,
      )
    }
  }
}

const isThem = ({ flow, view }: Scope): boolean => flow.them?.(view) ?? false

/** The alert of words or of the emergency button. */
function alertOf([id, value]: Entry): Alert | null {
  if (isWords(value)) return value.alert ?? null
  return markOf(id)?.kind === 'alert' ? 'danger' : null
}
