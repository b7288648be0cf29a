import { type Condition, compileCondition, type Reader, readings } from '../facts/condition.ts'
import type { AskStep, ChoiceSpec, Does, Flow, Journey, MenuStep, Program, Question, Step } from '../flows/types.ts'
import { type Path, readYaml, type Yaml, yamlNames } from './document.ts'
import { nearest, type Problem } from './problem.ts'
import {
  type ChoiceSource,
  type Declaration,
  declaration,
  factsFile,
  flowFile,
  journeysFile,
  type ListSource,
  listsFile,
  type StepKind,
  steps,
} from './schema.ts'

const SHARED = ['facts', 'lists', 'journeys']

/** Names that guidance, journeys and flows refer to beside their own, to be checked while flows are read. */
export interface FlowsContext {
  readonly guidance: ReadonlySet<string>
  readonly nations: readonly string[]
}

/**
 * Reads flows/: shared facts, lists, journeys and a file a flow, into one program. Every mistake goes to `problems` with
 * file, line, what was expected and the nearest valid name; the program is whole only if there is none.
 */
export function loadFlows(root: string, context: FlowsContext, problems: Problem[]): Program {
  const loading = new Loading(context)
  const facts = readYaml(root, 'flows/facts.yaml', factsFile, problems)
  const lists = readYaml(root, 'flows/lists.yaml', listsFile, problems)
  const journeys = readYaml(root, 'flows/journeys.yaml', journeysFile, problems)
  loading.lists = lists?.value ?? {}
  for (const [id, one] of Object.entries(facts?.value ?? {})) if (facts) loading.declare(facts, [id], id, one)
  const files = yamlNames(root, 'flows').filter((id) => !SHARED.includes(id))
  const sources = files.flatMap((id) => {
    const yaml = readYaml(root, `flows/${id}.yaml`, flowFile, problems)
    return yaml ? [{ id, yaml }] : []
  })
  for (const { id, yaml } of sources) {
    loading.rename(yaml, ['was'], id, yaml.value.was)
    loading.flows.set(id, flowOf(id, yaml, loading, problems))
  }
  const program = loading.program(journeysOf(journeys, loading))
  loading.checkNames(program)
  return program
}

type FlowYaml = Yaml<{
  only?: Condition | undefined
  them?: Condition | undefined
  words?: string | undefined
  nations?: string[] | undefined
  was: string[]
  steps: Record<string, unknown>[]
}>

function flowOf(id: string, yaml: FlowYaml, loading: Loading, problems: Problem[]): Flow {
  const asks = new Set<string>()
  const list = yaml.value.steps.flatMap((raw, i): Step[] => {
    const path: Path = ['steps', i]
    const kind = (Object.keys(steps) as StepKind[]).find((one) => one in raw)
    if (!kind) {
      const key = Object.keys(raw).find((one) => one !== 'when' && one !== 'part') ?? ''
      yaml.fault(path, `expected a step: ask, tell, say, show, run, menu or stop.${nearest(key, Object.keys(steps))}`)
      return []
    }
    const parsed = steps[kind].safeParse(raw)
    for (const issue of parsed.error?.issues ?? [])
      problems.push({
        file: yaml.file,
        line: yaml.lineOf([...path, ...issue.path]),
        message: `${kind}: ${issue.message}`,
      })
    return parsed.success ? loading.step(yaml, path, raw, asks) : []
  })
  return {
    id,
    was: yaml.value.was,
    only: loading.reader(yaml, ['only'], yaml.value.only),
    onlyCondition: yaml.value.only ?? null,
    them: loading.reader(yaml, ['them'], yaml.value.them),
    words: yaml.value.words ?? null,
    nations: yaml.value.nations ?? null,
    asks,
    steps: list,
  }
}

function journeysOf(
  yaml: Yaml<Record<string, { flow: string; help: string; 'after-danger'?: string | undefined }>> | undefined,
  loading: Loading,
): Map<string, Journey> {
  const all = new Map<string, Journey>()
  for (const [id, one] of Object.entries(yaml?.value ?? {})) {
    for (const key of ['flow', 'help', 'after-danger'] as const) {
      const flow = one[key]
      if (flow !== undefined && !loading.flows.has(flow))
        yaml?.fault([id, key], `there is no flow "${flow}".${nearest(flow, loading.flows.keys())}`)
    }
    const afterDanger = one['after-danger'] ?? null
    if (afterDanger !== null) loading.topics.add(afterDanger)
    all.set(id, { id, flow: one.flow, help: one.help, afterDanger })
  }
  return all
}

/** What is known so far of the names in all flows, and the references that can only be checked when all are read. */
class Loading {
  lists: Readonly<Record<string, ListSource>> = {}
  readonly flows = new Map<string, Flow>()
  readonly topics = new Set<string>()
  readonly #questions = new Map<string, Question>()
  readonly #derived = new Map<string, Reader>()
  readonly #derivedFrom = new Map<string, Condition>()
  readonly #menus = new Map<string, MenuStep>()
  readonly #renamed = new Map<string, string>()
  readonly #names = new Map<string, string>()
  readonly #later: ((program: Program) => void)[] = []
  readonly #context: FlowsContext
  #choicesRenamed = false

  constructor(context: FlowsContext) {
    this.#context = context
  }

  program(journeys: ReadonlyMap<string, Journey>): Program {
    return {
      flows: this.flows,
      journeys,
      questions: this.#questions,
      topics: this.topics,
      menus: this.#menus,
      renamed: this.#renamed,
      hasOldNames: this.#renamed.size > 0 || this.#choicesRenamed,
      derived: this.#derived,
      derivedFrom: this.#derivedFrom,
    }
  }
  checkNames(program: Program): void {
    for (const check of this.#later) check(program)
  }

  /** Takes a name that has to be unique in all flows. */
  #take(yaml: Yaml<unknown>, path: Path, id: string): void {
    const other = this.#names.get(id)
    if (other)
      yaml.fault(path, `"${id}" is already the name of something else (${other}); names are unique in all flows`)
    else this.#names.set(id, `${yaml.file}:${yaml.lineOf(path)}`)
  }
  rename(yaml: Yaml<unknown>, path: Path, id: string, was: readonly string[]): void {
    for (const old of was) {
      if (this.#names.has(old)) yaml.fault(path, `"${old}" is a name in use, so nothing can have had it before`)
      this.#renamed.set(old, id)
    }
  }

  /** Compiles a condition; the facts and values that it names are checked when all flows are read. */
  reader(yaml: Yaml<unknown>, path: Path, condition: Condition | undefined): Reader | null {
    if (!condition) return null
    this.#later.push((program) => checkCondition(yaml, path, condition, program))
    return compileCondition(condition)
  }

  declare(yaml: Yaml<unknown>, path: Path, id: string, source: Declaration): Question | null {
    this.#take(yaml, path, id)
    if ('derive' in source) {
      const reader = this.reader(yaml, [...path, 'derive'], source.derive)
      if (reader) this.#derived.set(id, reader)
      this.#derivedFrom.set(id, source.derive)
      return null
    }
    this.rename(yaml, [...path, 'was'], id, source.was)
    const question = this.#question(yaml, path, id, source)
    this.#questions.set(id, question)
    return question
  }

  #question(
    yaml: Yaml<unknown>,
    path: Path,
    id: string,
    source: Exclude<Declaration, { derive: Condition }>,
  ): Question {
    const kind = 'one-of' in source ? 'one-of' : 'any-of' in source ? 'any-of' : 'place'
    const given = 'one-of' in source ? source['one-of'] : 'any-of' in source ? source['any-of'] : source.choices
    const list = typeof given === 'string' ? this.lists[given] : undefined
    if (typeof given === 'string' && !list)
      yaml.fault(
        [...path, 'any-of'],
        `there is no list "${given}" in flows/lists.yaml.${nearest(given, Object.keys(this.lists))}`,
      )
    const groups = Object.entries(list?.groups ?? {}).map(([group, { was, choices }]) => ({ id: group, was, choices }))
    if (groups.some((group) => group.was.length > 0)) this.#choicesRenamed = true
    const listed =
      typeof given === 'string'
        ? groups.flatMap((group) => group.choices).map((one): ChoiceSource => ({ id: one, was: [] }))
        : given
    const exclude = 'exclude' in source ? (source.exclude ?? null) : null
    const all =
      exclude !== null && !listed.some((one) => one.id === exclude) ? [...listed, { id: exclude, was: [] }] : listed
    const key = kind === 'place' ? 'choices' : kind
    const choices = all.map((one, i) => this.#choice(yaml, [...path, key, i], one))
    const byId = new Map<string, ChoiceSpec>()
    choices.forEach((choice, i) => {
      if (byId.has(choice.id)) yaml.fault([...path, key, i], `"${choice.id}" stands twice among the choices of "${id}"`)
      for (const one of [choice.id, ...choice.was]) byId.set(one, choice)
    })
    const skip = 'skip' in source ? (source.skip ?? null) : null
    if (skip !== null && !byId.has(skip))
      yaml.fault([...path, 'skip'], `"${skip}" is no choice of "${id}".${nearest(skip, byId.keys())}`)
    for (const [label, choice] of Object.entries(source.found)) {
      if (!byId.has(choice))
        yaml.fault([...path, 'found', label], `"${choice}" is no choice of "${id}".${nearest(choice, byId.keys())}`)
    }
    const found = new Map([
      ...(list ? listed.map((one): [string, string] => [one.id, one.id]) : []),
      ...Object.entries(source.found),
    ])
    const long = groups.length > 0 && listed.length > LONG_LIST
    return {
      id,
      kind,
      rev: source.rev,
      was: source.was,
      choices,
      byId,
      groups: long ? groups : [],
      exclude,
      skip,
      found,
      keep: new Set([...source.keep, ...(list?.keep ?? [])]),
      orWords: source['or-words'],
    }
  }

  #choice(yaml: Yaml<unknown>, path: Path, source: ChoiceSource): ChoiceSpec {
    const { raises, does } = source
    if (source.was.length > 0) this.#choicesRenamed = true
    if (source.nation !== undefined && !this.#context.nations.includes(source.nation)) {
      yaml.fault(
        [...path, 'nation'],
        `"${source.nation}" is no nation.${nearest(source.nation, this.#context.nations)}`,
      )
    }
    if (source.confirms !== undefined)
      this.#refer(yaml, [...path, 'confirms'], 'question', source.confirms, (program) => program.questions.keys())
    if (typeof does === 'object' && 'open' in does) this.#topic(yaml, [...path, 'does'], does.open)
    if (typeof does === 'object' && 'change' in does)
      this.#refer(yaml, [...path, 'does'], 'question', does.change, (program) => program.questions.keys())
    return {
      id: source.id,
      was: source.was,
      when: this.reader(yaml, [...path, 'when'], source.when),
      does: (does as Does | undefined) ?? null,
      raises: typeof raises === 'object' ? raises.alert : (raises ?? null),
      raisesWhen: typeof raises === 'object' ? this.reader(yaml, [...path, 'raises', 'when'], raises.when) : null,
      confirms: source.confirms ?? null,
      nation: source.nation ?? null,
    }
  }

  #topic(yaml: Yaml<unknown>, path: Path, id: string): void {
    this.topics.add(id)
    this.#refer(yaml, path, 'topic', id, (program) => program.flows.keys())
  }
  #refer(
    yaml: Yaml<unknown>,
    path: Path,
    what: string,
    id: string,
    among: (program: Program) => Iterable<string>,
  ): void {
    this.#later.push((program) => {
      const names = [...among(program)]
      if (!names.includes(id)) yaml.fault(path, `there is no ${what} "${id}".${nearest(id, names)}`)
    })
  }

  step(yaml: FlowYaml, path: Path, raw: Record<string, unknown>, asks: Set<string>): Step[] {
    const { when, part } = raw as { when?: Condition; part?: string }
    const base = {
      when: this.reader(yaml, [...path, 'when'], when),
      condition: when ?? null,
      part: part ?? null,
      at: `${yaml.file}:${yaml.lineOf(path)}`,
    }
    if ('ask' in raw || 'tell' in raw) return this.#ask(yaml, path, raw, asks, base)
    if ('say' in raw) return [{ kind: 'say', text: raw.say as string, ...base }]
    if ('show' in raw) {
      const guidance = raw.show as string
      if (!this.#context.guidance.has(guidance))
        yaml.fault(path, `there is no guidance "${guidance}".${nearest(guidance, this.#context.guidance)}`)
      return [{ kind: 'show', guidance, ...base }]
    }
    if ('run' in raw) {
      const run = steps.run.parse(raw)
      this.#refer(yaml, path, 'flow', run.run, (program) => program.flows.keys())
      this.#later.push((program) => {
        for (const one of program.flows.get(run.run)?.asks ?? []) asks.add(one)
      })
      return [{ kind: 'run', flow: run.run, as: run.as ?? null, thenStop: run.then === 'stop', ...base }]
    }
    if ('menu' in raw) {
      const menu = steps.menu.parse(raw)
      this.#take(yaml, path, menu.menu)
      this.rename(yaml, [...path, 'was'], menu.menu, menu.was)
      const groups = Array.isArray(menu.topics)
        ? [{ id: null, topics: menu.topics }]
        : Object.entries(menu.topics).map(([id, topics]) => ({ id, topics }))
      for (const topic of groups.flatMap((group) => group.topics)) this.#topic(yaml, [...path, 'topics'], topic)
      const step: MenuStep = { kind: 'menu', id: menu.menu, was: menu.was, groups, ...base }
      this.#menus.set(menu.menu, step)
      return [step]
    }
    return [{ kind: 'stop', ...base }]
  }

  #ask(
    yaml: FlowYaml,
    path: Path,
    raw: Record<string, unknown>,
    asks: Set<string>,
    base: Omit<AskStep, 'kind' | 'question' | 'groupsOnly'>,
  ): Step[] {
    const { ask, tell, 'groups-only': groupsOnly, when: _, part: __, ...own } = raw
    const id = (ask ?? tell) as string
    asks.add(id)
    if (tell !== undefined) {
      const { rev, was, keep } = steps.tell.parse(raw)
      this.#take(yaml, path, id)
      this.rename(yaml, [...path, 'was'], id, was)
      const kept = new Set([...keep, ...Object.values(this.lists).flatMap((list) => list.keep)])
      const question: Question = {
        id,
        kind: 'words',
        rev,
        was,
        choices: [],
        byId: new Map(),
        groups: [],
        exclude: null,
        skip: null,
        found: new Map(),
        keep: kept,
        orWords: false,
      }
      this.#questions.set(id, question)
      return [{ kind: 'ask', question, groupsOnly: false, ...base }]
    }
    if (Object.keys(own).length > 0) {
      const parsed = declaration.safeParse(own)
      for (const issue of parsed.error?.issues ?? []) yaml.fault([...path, ...issue.path], `ask: ${issue.message}`)
      const question = parsed.success ? this.declare(yaml, path, id, parsed.data) : null
      return question ? [{ kind: 'ask', question, groupsOnly: false, ...base }] : []
    }
    const question = this.#questions.get(id)
    if (!question)
      yaml.fault(path, `there is no fact "${id}" to ask in flows/facts.yaml.${nearest(id, this.#questions.keys())}`)
    return question ? [{ kind: 'ask', question, groupsOnly: groupsOnly === true, ...base }] : []
  }
}

/** A list of more choices than this asks its groups first. */
const LONG_LIST = 10

/** Facts that the engine makes beside those that are declared. */
const MADE = new Set(['said'])

/** Every fact and value that a condition names has to exist. `alerts` is for guidance alone. */
export function checkCondition(
  yaml: Yaml<unknown>,
  path: Path,
  condition: Condition,
  program: Program,
  extra: ReadonlySet<string> = new Set(),
): void {
  for (const { fact, values } of readings(condition)) {
    if (MADE.has(fact) || extra.has(fact) || program.derived.has(fact)) continue
    const [base = '', part] =
      fact.split('.').slice(-2).length === 2 && program.questions.has(fact.split('.').at(-2) ?? '')
        ? fact.split('.').slice(-2)
        : [fact.split('.').at(-1) ?? fact]
    const question = program.questions.get(base)
    if (!question) {
      const known = [...program.questions.keys(), ...program.derived.keys(), ...MADE, ...extra]
      yaml.fault(path, `there is no fact "${fact}".${nearest(fact, known)}`)
      continue
    }
    const valid =
      part === 'groups'
        ? question.groups.map((group) => group.id)
        : part
          ? null
          : question.kind === 'place'
            ? ['given', ...question.byId.keys()]
            : question.kind === 'words'
              ? ['given']
              : [...question.byId.keys()]
    for (const value of values) {
      if (valid && !valid.includes(value))
        yaml.fault(path, `"${value}" is no choice of "${fact}".${nearest(value, valid)}`)
    }
  }
}
