import type { Condition, Reader } from '../facts/condition.ts'
import { partNames } from '../flows/part-names.ts'
import type { About, ChoiceSpec, Does, Question } from '../flows/types.ts'
import type { Path, Yaml } from './document.ts'
import type { FlowNames } from './flow-names.ts'
import { TOGETHER, wrongName, wrongOldName } from './flow-rules.ts'
import { formMistakes, unknownKey, withPath } from './form-error.ts'
import { nearest } from './problem.ts'
import { type ChoiceSource, type Declaration, declaration, declarations, type ListSource } from './schema.ts'

/** What a question that is declared in a flow can be. */
const KINDS = ['one-of', 'any-of', 'place'] as const

/** Every fact that is declared, and the topics that choices open. */
export class Questions {
  readonly all = new Map<string, Question>()
  readonly derived = new Map<string, Reader>()
  readonly derivedFrom = new Map<string, Condition>()
  readonly topics = new Set<string>()
  /** whether a choice or group has had another name */
  choicesRenamed = false
  #lists: Readonly<Record<string, ListSource>> = {}
  readonly #shared = new Map<string, Yaml<unknown>>()
  readonly #names: FlowNames
  readonly #nations: readonly string[]
  /** what can be heard beside the choices of lists; null: anything */
  readonly #labels: ReadonlySet<string> | null

  constructor(names: FlowNames, nations: readonly string[], labels: ReadonlySet<string> | null) {
    this.#names = names
    this.#nations = nations
    this.#labels = labels
  }

  /** Everything that can count as said, or null where anything can: what is heard, and the choices of lists. */
  get heard(): readonly string[] | null {
    if (this.#labels === null) return null
    const tied = [...this.all.values()].flatMap(({ found }) => [...found.keys()])
    return [...new Set([...this.#labels, ...this.#listed(), ...tied])]
  }
  /** old label -> new label, for choices of lists that had another name */
  readonly labels = new Map<string, string>()
  #listed = (): string[] =>
    Object.values(this.#lists).flatMap(({ groups }) =>
      Object.values(groups).flatMap(({ choices }) => choices.map(({ id }) => id)),
    )

  /** Takes the lists of flows/lists.yaml. */
  takeLists(yaml: Yaml<Readonly<Record<string, ListSource>>>): void {
    this.#lists = yaml.value
    for (const [id, { groups, keep }] of Object.entries(yaml.value)) {
      const choices: string[] = []
      const byName = Object.entries(groups).map(([group, { was }]) => ({ id: group, was }))
      const listed = Object.values(groups).flatMap(({ choices: own }) => own)
      for (const [group, { was, choices: own }] of Object.entries(groups)) {
        const fault = (message: string | null) => message !== null && yaml.fault([id, 'groups', group], message)
        fault(wrongName(group))
        for (const old of was) fault(wrongOldName(old, group, byName))
        for (const one of own) {
          if (choices.includes(one.id)) fault(`"${one.id}" stands twice in the list "${id}"`)
          choices.push(one.id)
          for (const old of one.was) {
            fault(wrongOldName(old, one.id, listed))
            this.labels.set(old, one.id)
          }
        }
      }
      for (const one of keep) {
        if (!choices.includes(one))
          yaml.fault([id, 'keep'], `"${one}" is not in the list "${id}".${nearest(one, choices)}`)
      }
    }
  }

  /** A fact of flows/facts.yaml, which any flow may ask. */
  share(yaml: Yaml<unknown>, id: string, source: Declaration): void {
    this.#shared.set(id, yaml)
    this.#declare(yaml, [id], id, source)
  }
  /** A fact that is derived from itself. */
  faultDerived([id = '', ...others]: readonly string[]): void {
    this.#shared.get(id)?.fault([id, 'derive'], `"${id}" is derived from itself: ${[id, ...others].join(' → ')}`)
  }

  /** The question of an `ask` without a declaration of its own; null where no shared fact has the name. */
  shared(yaml: Yaml<unknown>, path: Path, id: string): Question | null {
    const question = this.#shared.has(id) ? this.all.get(id) : undefined
    if (question) return question
    this.#names.later(({ questions, derived }) => {
      const hint = derived.has(id)
        ? `"${id}" follows from other facts, so it can't be asked`
        : questions.has(id)
          ? `"${id}" is declared in ${this.#names.whereGiven(id)}. To ask it here as well, move what it can be to flows/facts.yaml`
          : `there is no fact "${id}" to ask in flows/facts.yaml.${nearest(id, this.#shared.keys())}`
      yaml.fault(path, hint)
    })
    return null
  }

  /** A question that is declared where it is asked, by the keys beside `ask`. */
  here(yaml: Yaml<unknown>, path: Path, id: string, source: Record<string, unknown>): Question | null {
    const kind = KINDS.find((one) => one in source)
    const known = [...(kind ? Object.keys(declarations[kind].shape) : KINDS), 'when', 'part', 'nations', 'groups-only']
    const strange = Object.keys(source).filter((key) => !known.includes(key))
    for (const key of strange) yaml.fault([...path, key], withPath(['ask'], unknownKey(key, known)))
    if (strange.length > 0) return null
    const parsed = declaration.safeParse(source)
    for (const { at, path: way, message } of formMistakes(parsed.error))
      yaml.fault([...path, ...at], withPath(['ask', ...way], message))
    return parsed.success ? this.#declare(yaml, path, id, parsed.data) : null
  }

  /** A question for the person's own words. */
  tell(
    yaml: Yaml<unknown>,
    path: Path,
    source: { tell: string; rev: number; was: string[]; keep: string[]; 'as-written': boolean },
  ): Question {
    const { tell: id, rev, was, keep, 'as-written': asWritten } = source
    this.#names.give(yaml, path, id)
    this.#names.rename(yaml, [...path, 'was'], id, was)
    const kept = new Set([...keep, ...Object.values(this.#lists).flatMap((list) => list.keep)])
    const question: Question = {
      ...NO_CHOICES,
      id,
      kind: 'words',
      rev,
      was,
      keep: kept,
      asWritten,
      parts: partNames(id, []),
    }
    this.all.set(id, question)
    return question
  }

  checkNation(yaml: Yaml<unknown>, path: Path, nation: string): void {
    if (!this.#nations.includes(nation)) yaml.fault(path, `"${nation}" is no nation.${nearest(nation, this.#nations)}`)
  }
  /** A flow that may be opened on its own. */
  topic(yaml: Yaml<unknown>, path: Path, id: string): void {
    this.topics.add(id)
    this.#names.refer(yaml, path, 'flow', id, (program) => program.flows.keys())
  }

  #declare(yaml: Yaml<unknown>, path: Path, id: string, source: Declaration): Question | null {
    this.#names.give(yaml, path, id)
    if ('derive' in source) {
      const reader = this.#names.reader(yaml, [...path, 'derive'], source.derive)
      if (reader) this.derived.set(id, reader)
      this.derivedFrom.set(id, source.derive)
      return null
    }
    this.#names.rename(yaml, [...path, 'was'], id, source.was)
    const question = this.#question(yaml, path, id, source)
    this.all.set(id, question)
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
    const list = typeof given === 'string' ? this.#lists[given] : undefined
    if (typeof given === 'string')
      this.#names.refer(yaml, [...path, kind], 'list in flows/lists.yaml called', given, () => Object.keys(this.#lists))
    const ofList = Object.entries(list?.groups ?? {})
    const groups = ofList.map(([group, { was, choices }]) => ({
      id: group,
      text: `${id}.group.${group}`,
      was,
      choices: choices.map((one) => one.id),
    }))
    if (groups.some((group) => group.was.length > 0)) this.choicesRenamed = true
    const listed = typeof given === 'string' ? ofList.flatMap(([, group]) => group.choices) : given
    const most = TOGETHER.choices
    if (typeof given !== 'string' && given.length > most)
      yaml.fault(
        [...path, kind === 'place' ? 'choices' : kind],
        kind === 'any-of'
          ? `"${id}" has ${given.length} choices. Put more than ${most} in groups: a list in flows/lists.yaml, and its name here`
          : `"${id}" has ${given.length} choices. At most ${most} can stand together`,
      )
    const exclude = 'exclude' in source ? (source.exclude ?? null) : null
    const added = exclude !== null && !listed.some((one) => one.id === exclude) ? [{ id: exclude, was: [] }] : []
    const at = [...path, kind === 'place' ? 'choices' : kind]
    const choices = [...listed, ...added].map((one, i) =>
      this.#choice(yaml, [...at, i], one, { place: i, text: `${id}.${one.id}` }),
    )
    const byId = new Map<string, ChoiceSpec>()
    choices.forEach((choice, i) => {
      if (choice.does === 'done' && (kind !== 'one-of' || path.length < 2))
        yaml.fault(
          [...at, i],
          `"${choice.id}" leaves a topic, so its question has one answer (one-of) and is declared where it is asked`,
        )
      if (byId.get(choice.id)?.id === choice.id && !list)
        yaml.fault([...at, i], `"${choice.id}" stands twice among the choices of "${id}"`)
      for (const old of list ? [] : choice.was) {
        const wrong = wrongOldName(old, choice.id, choices)
        if (wrong !== null) yaml.fault([...at, i], wrong)
      }
      for (const one of [choice.id, ...choice.was]) byId.set(one, choice)
    })
    const checkChoice = (where: Path, choice: string) => {
      if (!byId.has(choice)) yaml.fault(where, `"${choice}" is no choice of "${id}".${nearest(choice, byId.keys())}`)
    }
    const way = listed.findIndex((one) => 'skips' in one && one.skips)
    const named = 'skip' in source ? (source.skip ?? null) : null
    const ways = listed.filter((one) => 'skips' in one && one.skips)
    if (way >= 0 && (named !== null || kind !== 'one-of' || ways.length > 1))
      yaml.fault([...at, way], `only one choice of a one-of question can skip it, and "skip" beside it says the same`)
    const skip = named ?? listed[way]?.id ?? null
    if (skip !== null) checkChoice([...path, 'skip'], skip)
    for (const [label, tied] of Object.entries(source.found)) {
      for (const choice of tied) checkChoice([...path, 'found', label], choice)
      const known = this.#labels && [...this.#labels, ...this.#listed()]
      if (known && !known.includes(label))
        yaml.fault([...path, 'found', label], `nothing that is heard is called "${label}".${nearest(label, known)}`)
    }
    for (const [label, choice] of Object.entries(source.covers)) {
      checkChoice([...path, 'covers', label], choice)
      if (this.#labels && !this.#labels.has(label))
        yaml.fault(
          [...path, 'covers', label],
          `nothing that is heard is called "${label}".${nearest(label, this.#labels)}`,
        )
    }
    const own = list ? listed.map((one): [string, string] => [one.id, one.id]) : []
    const asked = listed.length > TOGETHER.choices ? groups : []
    return {
      id,
      kind,
      rev: source.rev,
      was: source.was,
      choices,
      byId,
      groups: asked,
      exclude,
      skip,
      skipsByChoice: way >= 0,
      found: new Map([...own, ...Object.entries(source.found).map(([label, [one = '']]) => [label, one] as const)]),
      covers: new Map(Object.entries(source.covers)),
      agrees: new Map(Object.entries(source.found).map(([label, [, ...others]]) => [label, others])),
      keep: new Set([...source.keep, ...(list?.keep ?? [])]),
      orWords: source['or-words'],
      asWritten: false,
      parts: partNames(id, asked),
      about: this.#about(yaml, [...path, 'about'], 'about' in source ? source.about : undefined),
    }
  }

  #about(yaml: Yaml<unknown>, path: Path, source: About | undefined): About | null {
    if (!source) return null
    this.#names.refer(yaml, path, 'question with one answer (one-of) called', source.fact, ({ questions }) =>
      [...questions.values()].filter(({ kind }) => kind === 'one-of').map(({ id }) => id),
    )
    this.#names.lastly(({ questions }) => {
      const known = [...(questions.get(source.fact)?.byId.keys() ?? [])]
      for (const one of source.same)
        if (!known.includes(one)) yaml.fault(path, `"${one}" is no choice of "${source.fact}".${nearest(one, known)}`)
    })
    return source
  }

  #choice(
    yaml: Yaml<unknown>,
    path: Path,
    source: ChoiceSource,
    where: Pick<ChoiceSpec, 'place' | 'text'>,
  ): ChoiceSpec {
    const { raises, does, confirms, nation } = source
    const names = this.#names
    if (source.was.length > 0) this.choicesRenamed = true
    if (nation !== undefined) this.checkNation(yaml, [...path, 'nation'], nation)
    if (confirms !== undefined)
      names.refer(yaml, [...path, 'confirms'], 'list of choices (any-of) called', confirms, ({ questions }) =>
        [...questions.values()].filter(({ kind }) => kind === 'any-of').map(({ id }) => id),
      )
    if (typeof does === 'object' && 'open' in does) this.topic(yaml, [...path, 'does'], does.open)
    if (typeof does === 'object' && 'change' in does)
      names.refer(yaml, [...path, 'does'], 'question', does.change, ({ questions }) => questions.keys())
    return {
      id: source.id,
      ...where,
      was: source.was,
      when: names.reader(yaml, [...path, 'when'], source.when),
      does: (does as Does | undefined) ?? null,
      raises: typeof raises === 'object' ? raises.alert : (raises ?? null),
      raisesWhen: typeof raises === 'object' ? names.reader(yaml, [...path, 'raises', 'when'], raises.when) : null,
      confirms: confirms ?? null,
      nation: nation ?? null,
    }
  }
}

const NO_CHOICES = {
  choices: [],
  byId: new Map(),
  groups: [],
  exclude: null,
  skip: null,
  skipsByChoice: false,
  found: new Map(),
  agrees: new Map(),
  covers: new Map(),
  orWords: false,
  asWritten: false,
  about: null,
} as const
