import type { FactView, Test } from '../../facts/condition.ts'
import { readPromptId } from '../../flows/prompt-id.ts'
import type { Replay } from '../../flows/replay.ts'
import type { Entry } from '../../flows/types.ts'
import type { Cut } from './cut.ts'
import { type Atom, all, atomsOf, type Formula, mayRead, openIn, renamed, residue } from './formula.ts'
import { leadsTo } from './model.ts'
import type { Place } from './reads.ts'

/** What can still be read, and asked, from one place of a cut program on. */
interface Ahead {
  readonly formulas: readonly Formula[]
  /** questions by the names that they have there */
  readonly asks: readonly string[]
  /** every atom of the formulas, once */
  readonly atoms: readonly Atom[]
  /** what is left of the formulas, by the truth of those atoms: most moments of a walk share it with another */
  readonly rests: Map<string, Rest>
}

/** What is left of all formulas ahead where the same of their atoms are true, false and open. */
interface Rest {
  /** the formulas themselves, in their order: two that both came to an end are alike only if each came to the same */
  readonly left: string
  /** facts that the formulas still turn on, and those that say whom such a fact is about; in a fixed order */
  readonly open: readonly string[]
  /** what they still ask of labels */
  readonly said: readonly Test[]
  /** labels that a question can still read, by which questions are settled */
  readonly readable: Map<string, ReadonlySet<string>>
}

/** What is left of a formula, and the atoms that it still turns on. */
interface Left {
  readonly text: string
  readonly atoms: readonly Atom[]
}
interface Asking {
  readonly owner: string | null
  readonly about: string | null
}
type Truth = (atom: Atom) => boolean | undefined

/** Flows that are open, outermost first, each with the step that it stands at. */
type Frames = Cut['watcher']['frames']

/** Names as a flow sees them that runs for another subject. */
interface Names {
  readonly prefix: string
  readonly own: ReadonlySet<string>
}
const PLAIN: Names = { prefix: '', own: new Set() }

/**
 * Names moments of a walk so that two with the same name are alike for everything that may still happen: the place, and what
 * is left of each condition ahead when settled facts are filled in. Never the truth of a whole condition: an early and a late
 * answer may meet in it.
 */
export class States {
  readonly #cut: Cut
  readonly #ahead = new Map<string, Ahead>()
  readonly #askings = new Map<string, Asking>()
  readonly #forms = new Map<Formula, { readonly atoms: readonly Atom[]; readonly lefts: Map<string, Left> }>()

  constructor(cut: Cut) {
    this.#cut = cut
  }

  /** @param everything whether passed conditions count too: words can be said at a question that is passed, after a change */
  nameOf(replay: Replay, entries: readonly Entry[], everything: boolean): string {
    const { prompt, facts, settled } = replay
    const ahead = everything ? this.#everything() : this.#aheadOf(prompt.inside)
    const rest = this.#restOf(ahead, this.#truths(replay))
    return JSON.stringify([
      everything ? '*' : this.#placeOf(prompt.inside),
      prompt.id,
      prompt.inside,
      rest.left,
      valuesOf(rest.open, facts),
      ahead.asks.filter((id) => settled.has(id)),
      this.#labels(ahead, rest, replay),
      this.#cut.alerts ? replay.alerts : [],
      answerInProgress(prompt.id, entries),
      entries.filter(([id]) => this.#cut.program.menus.has(id)).map(([, value]) => value),
    ])
  }

  #restOf({ formulas, atoms, rests }: Ahead, truthOf: Truth): Rest {
    const truths = truthsOf(atoms, truthOf)
    const known = rests.get(truths)
    if (known) return known
    const { target } = this.#cut
    const open = new Set<string>()
    const said = new Map<string, Test>()
    const left = formulas.map((formula) => {
      const { text, atoms: turnsOn } = this.#leftOf(formula, truthOf)
      for (const { fact, id, test } of turnsOn) {
        open.add(fact)
        // whom a question is about decides whether words may still fill it
        const { about } = this.#asking(fact)
        if (about !== null) open.add(about)
        // guidance hears labels and alerts whenever they are said: they need not be said yet
        if (fact === 'said' && !(target.guidance && formula === target.watch)) said.set(id, test)
      }
      return text
    })
    const made = { left: left.join('\n'), open: [...open].sort(), said: [...said.values()], readable: new Map() }
    rests.set(truths, made)
    return made
  }

  /** What is left of some conditions when settled facts are filled in. */
  leftOf(formulas: readonly Formula[], replay: Replay): string {
    const truthOf = this.#truths(replay)
    return formulas.map((formula) => this.#leftOf(formula, truthOf).text).join()
  }

  /** The truth of atoms whose facts are settled, each worked out once for a moment; undefined for others. */
  #truths({ facts, settled }: Replay): Truth {
    const known = new Map<string, boolean | undefined>()
    return (atom) => {
      if (!known.has(atom.id)) known.set(atom.id, this.#isSettled(atom.fact, settled) ? atom.holds(facts) : undefined)
      return known.get(atom.id)
    }
  }
  /** What is left of a formula. It is the same wherever the same atoms are true and false, as they are at most moments. */
  #leftOf(formula: Formula, truthOf: Truth): Left {
    let form = this.#forms.get(formula)
    if (!form) {
      form = { atoms: [...atomsOf(formula).values()], lefts: new Map() }
      this.#forms.set(formula, form)
    }
    const truths = truthsOf(form.atoms, truthOf)
    const known = form.lefts.get(truths)
    if (known) return known
    const atoms = new Set<Atom>()
    const text = residue(formula, (atom) => {
      const truth = truthOf(atom)
      if (truth === undefined) atoms.add(atom)
      return truth
    })
    const left = { text, atoms: [...atoms] }
    form.lefts.set(truths, left)
    return left
  }

  /** How many tests of a formula about the target are still open, or null if it can't hold any more, whatever happens. */
  openOf(formula: Formula, { facts, settled }: Replay): number | null {
    if (this.#cut.isScoped) return 0
    return openIn(
      formula,
      (atom) => (this.#isSettled(atom.fact, settled) ? atom.holds(facts) : undefined),
      (fact) => this.#cut.model.guardOf(fact),
    )
  }

  /** Whether nothing can alter a fact any more: its question is answered, and so is the one that says whom it is about. */
  #isSettled(fact: string, settled: ReadonlySet<string>): boolean {
    const { owner, about } = this.#asking(fact)
    return owner !== null && settled.has(owner) && (about === null || settled.has(about))
  }

  /** The question that a fact belongs to, and the one that says whom that is about. */
  #asking(fact: string): Asking {
    const known = this.#askings.get(fact)
    if (known) return known
    const { model } = this.#cut
    const owner = model.ownerOf(fact)
    const about = model.questionOf(fact)?.about
    const made = { owner, about: about ? readPromptId(owner ?? '').prefix + about.fact : null }
    this.#askings.set(fact, made)
    return made
  }

  /** Labels heard that some condition, or a question that is still open, can read. */
  #labels({ asks }: Ahead, { open, said: tests, readable }: Rest, { facts, settled }: Replay): readonly string[] {
    const said = facts.get('said')
    if (!Array.isArray(said) || said.length === 0) return []
    const owners = [...open, ...asks].flatMap((fact) => this.#asking(fact).owner ?? [])
    const key = owners.map((owner) => (settled.has(owner) ? '1' : '0')).join('')
    let labels = readable.get(key)
    if (!labels) {
      labels = new Set(
        [...open, ...asks].flatMap((fact) => {
          const { owner } = this.#asking(fact)
          return owner === null || settled.has(owner) ? [] : [...(this.#cut.model.questionOf(fact)?.found.keys() ?? [])]
        }),
      )
      readable.set(key, labels)
    }
    return said.filter((label) => labels.has(label) || tests.some((test) => mayRead(test, label))).sort()
  }

  /** The step at which a walk that was just made stands. */
  standsAt({ prompt }: Replay): Place {
    return this.#framesAt(prompt.inside).at(-1) ?? { flow: '', step: -1 }
  }
  #placeOf(inside: readonly string[]): string {
    return this.#framesAt(inside)
      .map(({ flow, step }) => `${flow}:${step}`)
      .join('/')
  }
  /** The open flows, without help or a topic that is over. */
  #framesAt(inside: readonly string[]): Frames {
    const { frames } = this.#cut.watcher
    const over = frames.findIndex(({ flow }) => this.#cut.model.detours.has(flow) && !inside.includes(flow))
    return over < 0 ? frames : frames.slice(0, over)
  }

  #everything(): Ahead {
    const { program, model } = this.#cut
    return this.#memo('*', () => this.#gather([{ flow: program.journeys.get(model.journey)?.flow ?? '', step: -1 }]))
  }
  #aheadOf(inside: readonly string[]): Ahead {
    return this.#memo(this.#placeOf(inside), () => this.#gather(this.#framesAt(inside)))
  }
  #memo(place: string, make: () => Ahead): Ahead {
    const known = this.#ahead.get(place)
    if (known) return known
    const made = make()
    this.#ahead.set(place, made)
    return made
  }

  #gather(frames: Frames): Ahead {
    const { program, model, target, steps } = this.#cut
    const formulas = new Set<Formula>()
    const asks = new Set<string>()
    let names = PLAIN
    frames.forEach(({ flow, step }, i) => {
      this.#add(flow, names, step, { formulas, asks })
      const at = steps.get(flow)?.find(({ number }) => number === step)?.step
      if (at?.kind === 'run' && at.flow === frames[i + 1]?.flow) names = this.#namesIn(at.flow, at.as, names)
    })
    for (const flow of new Set([program.journeys.get(model.journey)?.help ?? '', ...program.topics]))
      this.#add(flow, PLAIN, -1, { formulas, asks })
    if (target.guidance) formulas.add(target.watch)
    const atoms = new Map([...formulas].flatMap((formula) => [...atomsOf(formula)]))
    return { formulas: [...formulas], asks: [...asks], atoms: [...atoms.values()], rests: new Map() }
  }

  /** What a flow reads and asks after its step number `from`; of that step itself only what its choices read. */
  #add(id: string, names: Names, from: number, into: { formulas: Set<Formula>; asks: Set<string> }): void {
    const { model, program, target, steps } = this.#cut
    const read = (formula: Formula) => into.formulas.add(inNames(formula, names))
    if (from < 0) read(model.formula(program.flows.get(id)?.only ?? null))
    for (const { number, when, step } of steps.get(id) ?? []) {
      if (number < from) continue
      if (number > from) {
        read(when)
        if (id === target.flow && number === target.step) read(target.watch)
      }
      if (step.kind === 'ask') {
        into.asks.add(names.prefix + step.question.id)
        for (const { when: offered, raisesWhen } of step.question.choices)
          read(all(model.formula(offered), model.formula(raisesWhen)))
      }
      // a flow that the present step runs stands in a frame of its own, or is over
      if (number === from && step.kind === 'run') continue
      for (const next of leadsTo(step))
        this.#add(next, step.kind === 'run' ? this.#namesIn(next, step.as, names) : names, -1, into)
    }
  }
  #namesIn(flow: string, as: string | null, { prefix, own }: Names): Names {
    return as === null
      ? { prefix, own }
      : { prefix: `${prefix}${as}.`, own: this.#cut.program.flows.get(flow)?.asks ?? own }
  }
}

const inNames = (formula: Formula, { prefix, own }: Names): Formula =>
  prefix === '' ? formula : renamed(formula, (fact) => (own.has(fact.split('.')[0] ?? '') ? prefix + fact : fact))

/** Each atom as true, false or open, a letter each. */
function truthsOf(atoms: readonly Atom[], truthOf: Truth): string {
  let truths = ''
  for (const atom of atoms) {
    const truth = truthOf(atom)
    truths += truth === undefined ? '?' : truth ? '1' : '0'
  }
  return truths
}

/** Facts that may still change, as they are now. */
const valuesOf = (open: readonly string[], facts: FactView): unknown[] =>
  open
    .filter((fact) => fact !== 'said' && fact !== 'alerts')
    .map((fact) => [fact, facts.get(fact) === undefined ? '?' : facts.get(fact)])

/** What was answered of a question that has more than one part, while one of them is asked. */
function answerInProgress(prompt: string, entries: readonly Entry[]): readonly Entry[] {
  const { whole } = readPromptId(prompt)
  return whole === prompt ? [] : entries.filter(([id]) => id === whole || id.startsWith(`${whole}>`))
}
