import { basename } from 'node:path'
import type { Condition } from '../facts/condition.ts'
import type { AskStep, Flow, Journey, MenuStep, Program, Step } from '../flows/types.ts'
import { type Path, readYaml, type Yaml, yamlBelow } from './document.ts'
import { type Cycle, derivedCycles, flowCycles } from './flow-cycles.ts'
import { FlowNames } from './flow-names.ts'
import {
  doneOutside,
  missingJourneys,
  neededOptionals,
  silentEnds,
  TOGETHER,
  wrongFileName,
  wrongName,
  wrongOldName,
} from './flow-rules.ts'
import { formError, formMistakes, withPath } from './form-error.ts'
import { nearest, type Problem } from './problem.ts'
import { Questions } from './questions.ts'
import { factsFile, flowFile, journeysFile, listsFile, type StepKind, steps } from './schema.ts'

const SHARED = ['facts', 'lists', 'journeys']

/** Names that guidance, journeys and flows refer to beside their own, to be checked while flows are read. */
export interface FlowsContext {
  readonly guidance: ReadonlySet<string>
  readonly nations: readonly string[]
  /** what the recogniser can hear; any label will do when left out */
  readonly labels?: ReadonlySet<string>
  /** ids of police forces; any will do when left out */
  readonly forces?: ReadonlySet<string>
}

/**
 * Reads flows/: shared facts, lists, journeys and a file a flow, in whatever folder below, into one program. Every mistake goes to `problems` with
 * file, line, what was expected and the nearest valid name; the program is whole only if there is none. What one file says
 * of another is held against it only when all of them can be read: else one slip would be told many times over.
 */
export function loadFlows(root: string, context: FlowsContext, problems: Problem[]): Program {
  const before = problems.length
  const loading = new Loading(context)
  const facts = readYaml(root, 'flows/facts.yaml', factsFile, problems)
  const lists = readYaml(root, 'flows/lists.yaml', listsFile, problems)
  const journeys = readYaml(root, 'flows/journeys.yaml', journeysFile, problems)
  if (lists) loading.questions.takeLists(lists)
  for (const [id, one] of Object.entries(facts?.value ?? {})) if (facts) loading.questions.share(facts, id, one)
  for (const path of yamlBelow(root, 'flows').filter((one) => !SHARED.includes(one))) {
    const [file, id] = [`flows/${path}.yaml`, basename(path)]
    const wrong = wrongFileName(id)
    if (wrong !== null) problems.push({ file, line: 1, message: wrong })
    const yaml = readYaml(root, file, flowFile, problems)
    if (yaml) loading.flow(id, yaml)
  }
  const program = loading.program(journeys ? loading.journeys(journeys) : new Map())
  for (const check of loading.checks()) if (problems.length === before) check(program)
  if (problems.length === before && journeys) {
    const { file } = journeys
    problems.push(...missingJourneys(program).map((message) => ({ file, line: 1, message })))
  }
  return program
}

type FlowYaml = Yaml<{
  only?: Condition | undefined
  optional: boolean
  them?: Condition | undefined
  words?: string | undefined
  nations?: string[] | undefined
  was: string[]
  steps: Record<string, unknown>[]
}>
type JourneysYaml = Yaml<
  Record<string, { flow: string; help: string; 'after-danger'?: string | undefined; words?: string | undefined }>
>
/** A flow while it is read: what it asks becomes known as other flows are. */
type Reading = Flow & { readonly asks: Set<string> }

/** What is read so far. */
class Loading {
  readonly questions: Questions
  readonly #names = new FlowNames()
  readonly #flows = new Map<string, Reading>()
  readonly #files = new Map<string, FlowYaml>()
  readonly #menus = new Map<string, MenuStep>()
  readonly #context: FlowsContext

  constructor(context: FlowsContext) {
    this.#context = context
    this.questions = new Questions(this.#names, context.nations, context.labels ?? null)
  }

  program(journeys: ReadonlyMap<string, Journey>): Program {
    this.#spreadAsks()
    const { all, derived, derivedFrom, topics, choicesRenamed, labels, heard } = this.questions
    const { renamed } = this.#names
    const hasOldNames = renamed.size > 0 || choicesRenamed || labels.size > 0
    const forces = this.#context.forces ? [...this.#context.forces] : null
    const holds = { said: heard, forces }
    const [flows, menus] = [this.#flows, this.#menus]
    const about = Map.groupBy(
      [...all.values()].filter((one) => one.about !== null),
      (one) => one.about?.fact ?? '',
    )
    const questions = all
    return {
      flows,
      journeys,
      questions,
      about,
      topics,
      menus,
      renamed,
      hasOldNames,
      derived,
      derivedFrom,
      labels,
      holds,
    }
  }
  /** A flow asks what the flows ask that it runs, however deep. */
  #spreadAsks(): void {
    for (let grew = true; grew; ) {
      grew = false
      for (const { steps: own, asks } of this.#flows.values()) {
        const before = asks.size
        for (const step of own)
          if (step.kind === 'run') for (const one of this.#flows.get(step.flow)?.asks ?? []) asks.add(one)
        grew ||= asks.size > before
      }
    }
  }

  /** Rounds of checks; each makes sense only if the one before found nothing. */
  checks() {
    const cycles = (program: Program) => {
      for (const cycle of derivedCycles(program.derivedFrom)) this.questions.faultDerived(cycle)
      for (const cycle of flowCycles(program)) this.#faultCycle(cycle)
    }
    const rules = (program: Program) => {
      for (const { flow, step, message } of [...silentEnds(program), ...doneOutside(program)])
        this.#files.get(flow)?.fault(['steps', step], message)
      for (const { flow, message } of neededOptionals(program)) this.#files.get(flow)?.fault(['optional'], message)
    }
    return [...this.#names.checks(), cycles, rules]
  }
  #faultCycle(cycle: Cycle): void {
    const [id = '', next = ''] = cycle
    const leadsOn = (step: Step) =>
      (step.kind === 'run' && step.flow === next) ||
      (step.kind === 'menu' && step.groups.some((group) => group.topics.includes(next)))
    const at = this.#flows.get(id)?.steps.findIndex(leadsOn) ?? 0
    const message = `this comes back to its own flow and would never end: ${cycle.join(' → ')}`
    this.#files.get(id)?.fault(['steps', at], message)
  }

  journeys(yaml: JourneysYaml): Map<string, Journey> {
    const all = new Map<string, Journey>()
    for (const [id, one] of Object.entries(yaml.value)) {
      for (const key of ['flow', 'help', 'after-danger'] as const) {
        const flow = one[key]
        if (flow !== undefined) this.#names.refer(yaml, [id, key], 'flow', flow, (program) => program.flows.keys())
      }
      const afterDanger = one['after-danger'] ?? null
      if (afterDanger !== null) this.questions.topics.add(afterDanger)
      all.set(id, { id, flow: one.flow, help: one.help, afterDanger, words: one.words ?? null })
    }
    return all
  }

  flow(id: string, yaml: FlowYaml): void {
    const { was, only, optional, them, words, nations, steps: sources } = yaml.value
    this.#names.rename(yaml, ['was'], id, was)
    const other = this.#files.get(id)
    if (other)
      yaml.fault([], `there is a flow "${id}" already (${other.file}); the names of flows are unique in all folders`)
    this.#files.set(id, yaml)
    this.#names.later(({ flows }) => {
      for (const old of was) {
        const wrong = flows.has(old) ? wrongOldName(old, id, [{ id: old, was: [] }]) : null
        if (wrong !== null) yaml.fault(['was'], wrong)
      }
    })
    this.#checkNations(yaml, [], nations)
    const asks = new Set<string>()
    this.#flows.set(id, {
      id,
      file: yaml.file,
      was,
      only: this.#names.reader(yaml, ['only'], only),
      optional,
      them: this.#names.reader(yaml, ['them'], them),
      words: words ?? null,
      nations: nations ?? null,
      asks,
      steps: sources.flatMap((raw, i) => this.#step(yaml, ['steps', i], raw, asks)),
    })
  }

  #checkNations(yaml: FlowYaml, path: Path, nations: readonly string[] = []): void {
    nations.forEach((one, i) => {
      this.questions.checkNation(yaml, [...path, 'nations', i], one)
    })
  }

  #step(yaml: FlowYaml, path: Path, raw: Record<string, unknown>, asks: Set<string>): Step[] {
    const [kind, other] = (Object.keys(steps) as StepKind[]).filter((one) => one in raw)
    if (!kind || other) {
      yaml.fault(path, kind && other ? twoSteps(kind, other) : noStep(raw))
      return []
    }
    const parsed = steps[kind].safeParse(raw, { error: formError })
    for (const { at, path: way, message } of formMistakes(parsed.error))
      yaml.fault([...path, ...at], withPath([kind, ...way.filter((one) => one !== kind)], message))
    return parsed.success ? this.#soundStep(yaml, path, raw, asks) : []
  }
  /** A step that has the form of its kind. */
  #soundStep(yaml: FlowYaml, path: Path, raw: Record<string, unknown>, asks: Set<string>): Step[] {
    const { when, part, nations } = raw as { when?: Condition; part?: string; nations?: string[] }
    this.#checkNations(yaml, path, nations)
    const base = {
      when: this.#names.reader(yaml, [...path, 'when'], when),
      part: part ?? null,
      nations: nations ?? null,
      at: `${yaml.file}:${yaml.lineOf(path)}`,
    }
    if ('ask' in raw) return this.#ask(yaml, path, raw, asks, base)
    if ('tell' in raw) {
      const question = this.questions.tell(yaml, path, steps.tell.parse(raw))
      asks.add(question.id)
      return [{ kind: 'ask', question, groupsOnly: false, ...base }]
    }
    if ('say' in raw) return [{ kind: 'say', text: steps.say.parse(raw).say, ...base }]
    if ('show' in raw) {
      const guidance = steps.show.parse(raw).show
      this.#names.refer(yaml, path, 'file in guidance/ called', guidance, () => this.#context.guidance)
      return [{ kind: 'show', guidance, ...base }]
    }
    if ('run' in raw) {
      const { run, as, then } = steps.run.parse(raw)
      if (as !== undefined) this.#checkAs(yaml, path, as)
      this.#names.refer(yaml, path, 'flow', run, (program) => program.flows.keys())
      return [{ kind: 'run', flow: run, as: as ?? null, thenStop: then === 'stop', ...base }]
    }
    return 'menu' in raw ? [this.#menu(yaml, path, raw, base)] : [{ kind: 'stop', ...base }]
  }

  /** The name under which a flow runs for another subject: its facts are told from others by it. */
  #checkAs(yaml: FlowYaml, path: Path, as: string): void {
    const wrong = wrongName(as)
    if (wrong !== null) yaml.fault([...path, 'as'], wrong)
    this.#names.later(({ questions, derived }) => {
      if (questions.has(as) || derived.has(as))
        yaml.fault(
          [...path, 'as'],
          `"${as}" is the name of a fact, so what is asked here needs another name: { run, as: new-${as} }`,
        )
    })
  }

  #menu(yaml: FlowYaml, path: Path, raw: Record<string, unknown>, base: StepBase): MenuStep {
    const { menu: id, was, topics } = steps.menu.parse(raw)
    this.#names.give(yaml, path, id)
    this.#names.rename(yaml, [...path, 'was'], id, was)
    const groups = Array.isArray(topics)
      ? [{ id: null, topics }]
      : Object.entries(topics).map(([group, own]) => ({ id: group, topics: own }))
    const all = groups.flatMap((group) => group.topics)
    const wrongGroup = groups.flatMap((group) => (group.id === null ? [] : (wrongName(group.id) ?? [])))
    for (const message of wrongGroup) yaml.fault([...path, 'topics'], message)
    const together = Math.max(...groups.map((group) => group.topics.length))
    if (together > TOGETHER.topics)
      yaml.fault(
        [...path, 'topics'],
        `${together} topics stand together in the menu "${id}". Put more than ${TOGETHER.topics} in groups: { group: [topic, topic] }`,
      )
    all.forEach((topic, i) => {
      if (all.indexOf(topic) < i) yaml.fault([...path, 'topics'], `"${topic}" stands twice in the menu "${id}"`)
      this.questions.topic(yaml, [...path, 'topics'], topic)
    })
    const step: MenuStep = { kind: 'menu', id, was, groups, ...base }
    this.#menus.set(id, step)
    return step
  }

  #ask(yaml: FlowYaml, path: Path, raw: Record<string, unknown>, asks: Set<string>, base: StepBase): Step[] {
    const { ask: id, 'groups-only': groupsOnly } = steps.ask.parse(raw)
    const { ask: _, 'groups-only': __, when: ___, part: ____, nations: _____, ...own } = raw
    asks.add(id)
    const isDeclared = Object.keys(own).length > 0
    const question = isDeclared ? this.questions.here(yaml, path, id, own) : this.questions.shared(yaml, path, id)
    if (!question) return []
    const noGroups = `"${id}" has no groups, so "groups-only" has no sense here`
    if (groupsOnly && question.groups.length === 0)
      this.#names.lastly(() => yaml.fault([...path, 'groups-only'], noGroups))
    return [{ kind: 'ask', question, groupsOnly, ...base }]
  }
}

type StepBase = Omit<AskStep, 'kind' | 'question' | 'groupsOnly'>

const twoSteps = (one: string, other: string): string =>
  `a step does one thing: "${one}" and "${other}" need a step each, that begins with "- "`

function noStep(raw: Record<string, unknown>): string {
  const key = Object.keys(raw).find((one) => one !== 'when' && one !== 'part')
  if (key === undefined) return `expected a step: one of ${Object.keys(steps).join(', ')}`
  return `"${key}" is no step.${nearest(key, Object.keys(steps))}`
}
