import type { Program } from '../../flows/types.ts'
import type { Target } from './cut.ts'
import { explore, isHopeless, type Options, type Seen, type Slice } from './explore.ts'
import { ALWAYS, type Formula, residue } from './formula.ts'
import { leadsTo, Model } from './model.ts'
import { Samples } from './samples.ts'

/** A moment that was asked about: where, and what should hold there. */
export interface Moment {
  readonly flow: string
  readonly step: number
  readonly watch?: Formula
  /** read as guidance reads */
  readonly guidance?: boolean
}

/** One way to a moment: the slice that knows it and what was seen. */
export interface Way {
  readonly slice: Slice
  readonly seen: Seen
}

/** The slices of all journeys that lead different ways, each explored once, when it is asked for. */
export class Explorer {
  readonly program: Program
  readonly models: readonly Model[]
  readonly #slices = new Map<string, Slice>()
  readonly #stops = new Map<string, boolean>()
  readonly #samples = new Map<Model, Samples>()

  constructor(program: Program) {
    this.program = program
    const ways = Map.groupBy(
      program.journeys.values(),
      ({ flow, help, afterDanger }) => `${flow} ${help} ${afterDanger}`,
    )
    this.models = [...ways.values()].flatMap(([first]) => (first ? [new Model(program, first.id)] : []))
  }

  get size(): { readonly slices: number; readonly states: number } {
    const all = [...this.#slices.values()]
    return { slices: all.length, states: all.reduce((sum, { states }) => sum + states.size, 0) }
  }

  /** Everything that can be true at a moment of one journey. */
  slice(model: Model, { flow, step, watch = ALWAYS, guidance = false }: Moment, options: Options = {}): Slice {
    const { wanted, untaken, anyWay } = options
    const key = `${model.journey} ${flow} ${step} ${guidance} ${wanted} ${untaken} ${anyWay} ${residue(watch, () => undefined)}`
    return this.#memo(key, () => explore(model, { flow, step, watch, guidance, keep: () => false }, options))
  }
  /** The same for the end of a journey, with what was shown on the way that `keep` names. */
  ends(model: Model, key: string, keep: Target['keep'], options: Pick<Options, 'remember' | 'isSettled'>): Slice {
    const flow = model.program.journeys.get(model.journey)?.flow ?? ''
    const step = model.program.flows.get(flow)?.steps.length ?? 0
    return this.#memo(`${model.journey} ${key}`, () =>
      explore(model, { flow, step, watch: ALWAYS, guidance: false, keep }, options),
    )
  }
  #memo(key: string, make: () => Slice): Slice {
    const known = this.#slices.get(key)
    if (known) return known
    const made = make()
    this.#slices.set(key, made)
    return made
  }

  /** The shortest way to a moment at which the step is taken and what is asked about holds; null where there is none. */
  wayTo(moment: Moment): Way | null {
    return this.#first(moment, { wanted: true })
  }
  /** Any way to such a moment, which is found sooner; null where there is none. */
  anyWayTo(moment: Moment): Way | null {
    return this.#first(moment, { wanted: true, anyWay: true })
  }
  /** Whether there is a way to one of these moments at which its step is taken and what is asked about holds. */
  isReached(...moments: readonly Moment[]): boolean {
    return moments.some((one) => this.#isMet(one)) || moments.some((one) => this.anyWayTo(one) !== null)
  }
  /** Whether a conversation that was held as a sample comes there. */
  #isMet({ flow, step, watch = ALWAYS, guidance = false }: Moment): boolean {
    return this.models.some((model) => {
      const samples = this.#samples.get(model) ?? new Samples(model)
      this.#samples.set(model, samples)
      return samples.meet({ flow, step, guidance }, watch)
    })
  }
  /** The shortest way to a moment at which the step is taken and what is asked about does not hold. */
  wayAround(moment: Moment): Way | null {
    return this.#first(moment, { wanted: false })
  }
  #first(moment: Moment, options: Options & { readonly wanted: boolean }): Way | null {
    for (const model of this.models) {
      if (!model.flows.some(({ id }) => id === moment.flow)) continue
      const way = this.wayOn(model, this.#asEarly(model, moment), options)
      if (way) return way
    }
    return null
  }
  /** A way on one journey. Nothing is walked where it is written in the conditions that there is none. */
  wayOn(model: Model, moment: Moment, options: Options & { readonly wanted: boolean }): Way | null {
    if (isHopeless(model, { watch: ALWAYS, ...moment }, options)) return null
    const slice = this.slice(model, moment, options)
    const seen = slice.seen.find(({ when, watch }) => when && watch === options.wanted)
    return seen ? { slice, seen } : null
  }

  /** A step without a condition is come to whenever the flow is begun, as long as nothing before it can end the flow. */
  #asEarly(model: Model, moment: Moment): Moment {
    const steps = model.program.flows.get(moment.flow)?.steps ?? []
    if (moment.watch || moment.guidance || steps[moment.step]?.when) return moment
    let first = moment.step
    while (first > 0 && !this.#mayStop(model, moment.flow, first - 1)) first--
    const before = steps.findIndex((step, i) => i >= first && i <= moment.step && step.when === null)
    return { ...moment, step: before < 0 ? moment.step : before }
  }
  #mayStop(model: Model, flow: string, i: number): boolean {
    const key = `${flow}:${i}`
    const known = this.#stops.get(key)
    if (known !== undefined) return known
    const step = model.program.flows.get(flow)?.steps[i]
    const inner = step?.kind === 'run' ? leadsTo(step) : []
    const stops =
      step?.kind === 'stop' ||
      (step?.kind === 'run' && step.thenStop) ||
      inner.some((id) => (model.program.flows.get(id)?.steps ?? []).some((_, j) => this.#mayStop(model, id, j)))
    this.#stops.set(key, stops)
    return stops
  }
}
