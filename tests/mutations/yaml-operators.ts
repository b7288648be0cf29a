import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { NATIONS } from '../../src/directory/places/types.ts'
import { ALERTS } from '../../src/facts/value.ts'
import type { Program } from '../../src/flows/types.ts'
import type { Mutation } from './mutation.ts'

type Path = readonly (string | number)[]
/** A place in a YAML file: the way to it, and what it is called by the nearest names above. */
interface Site {
  readonly path: Path
  readonly value: unknown
}

/** Edits a document at a place. */
type Change = (document: Document, site: Site) => void

/** A kind of edit: where it can be made, and how. */
interface Operator {
  readonly name: string
  readonly files: RegExp
  /** how the place is edited; nothing where it cannot be. Several: each is an edit of its own, with what tells it apart */
  readonly edits: (site: Site, file: YamlFile) => readonly { readonly change: Change; readonly how?: string }[]
}

/** A YAML file of the content, and what is known of the flows. */
interface YamlFile {
  readonly file: string
  readonly source: string
  readonly program: Program
  readonly sites: readonly Site[]
}

const FLOWS = /^flows\/(?!facts|lists|journeys)/
const GUIDANCE = /^guidance\/(?!law|firewall)/
const RECORDS = /^directory\/organisations\//
const ROLES = /^directory\/roles\.yaml$/
const LEXICON = /^locales\/[^/]+\/lexicon\//
const CONDITIONED = /^(flows|guidance|directory\/(roles|organisations))/

const remove: Change = (document, { path }) => document.deleteIn(path)
const set =
  (value: unknown): Change =>
  (document, { path }) =>
    document.setIn(path, document.createNode(value))
/** Puts an item of a list behind the next one. */
const swap: Change = (document, { path }) => {
  const list = document.getIn(path.slice(0, -1))
  const at = path.at(-1)
  if (!isSeq(list) || typeof at !== 'number') return
  const [one] = list.items.splice(at, 1)
  list.items.splice(at + 1, 0, one)
}

const ifAt = (test: boolean, change: Change) => (test ? [{ change }] : [])
const last = ({ path }: Site, n = 1) => path.at(-n)
/** An item of a list that stands under one of these keys. */
const isItemOf = (site: Site, ...keys: readonly string[]): boolean =>
  typeof last(site) === 'number' && keys.includes(String(last(site, 2)))
const isWhen = (site: Site): boolean => last(site) === 'when' && isKeys(site.value)
const isKeys = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const CONDITION_KEYS = ['when', 'only', 'them', 'derive']

const OPERATORS: readonly Operator[] = [
  { name: 'step removed', files: FLOWS, edits: (at) => ifAt(isItemOf(at, 'steps'), remove) },
  {
    name: 'steps swapped',
    files: FLOWS,
    edits: (at, { sites }) => ifAt(isItemOf(at, 'steps') && hasNext(at, sites), swap),
  },
  { name: '"when" dropped', files: CONDITIONED, edits: (at) => ifAt(isWhen(at), remove) },
  { name: '"when" negated', files: CONDITIONED, edits: (at) => ifAt(isWhen(at), set({ not: at.value })) },
  {
    name: 'value of a condition replaced',
    files: CONDITIONED,
    edits: (at, { program }) =>
      isInCondition(at) && typeof at.value === 'string' && !isIncluded(at) ? siblingsOf(at, program) : [],
  },
  {
    name: '"includes" turned to another label',
    files: CONDITIONED,
    edits: (at, { program }) =>
      isInCondition(at) && typeof at.value === 'string' && isIncluded(at) ? siblingsOf(at, program) : [],
  },
  {
    name: 'promise of a flow or fact dropped',
    files: /^flows\//,
    edits: (at) =>
      ifAt(
        ['only', 'them', 'then', 'nations', 'keep', 'found', 'raises', 'skip', 'about', 'after-danger'].includes(
          String(last(at)),
        ),
        remove,
      ),
  },
  {
    name: 'choice removed',
    files: /^flows\//,
    edits: (at) =>
      ifAt(
        isItemOf(at, 'one-of', 'any-of', 'choices', 'topics') ||
          (typeof last(at) === 'number' && last(at, 3) === 'groups'),
        remove,
      ),
  },
  {
    name: 'contact removed',
    files: GUIDANCE,
    edits: (at) =>
      ifAt(
        isItemOf(at, 'contacts', 'call') ||
          ((last(at) === 'contact' || last(at) === 'beside') && at.path.includes('cards')),
        remove,
      ),
  },
  {
    name: 'line removed',
    files: GUIDANCE,
    edits: (at) => ifAt(isItemOf(at, 'why', 'do', 'say', 'danger', 'lines', 'after', 'more'), remove),
  },
  { name: 'card removed', files: GUIDANCE, edits: (at) => ifAt(isItemOf(at, 'cards'), remove) },
  {
    name: 'cards swapped',
    files: GUIDANCE,
    edits: (at, { sites }) => ifAt(isItemOf(at, 'cards') && hasNext(at, sites), swap),
  },
  {
    name: 'card moved to another band',
    files: GUIDANCE,
    edits: (at, { sites }) =>
      last(at) === 'band'
        ? bandsIn(sites)
            .filter((band) => band !== at.value)
            .map((band) => ({ change: set(band), how: `to ${band}` }))
        : [],
  },
  { name: 'button removed', files: GUIDANCE, edits: (at) => ifAt(isItemOf(at, 'actions'), remove) },
  {
    name: 'rule of the plan removed',
    files: /^guidance\/plan/,
    edits: (at) => ifAt(isItemOf(at, 'always', 'exclusive', 'order'), remove),
  },
  {
    name: 'name taken out of the firewall',
    files: /^guidance\/firewall/,
    edits: (at) => ifAt(isItemOf(at, 'flows', 'shows', 'asks', 'says'), remove),
  },
  {
    name: 'fact lowered to memory',
    files: RECORDS,
    edits: (at) => ifAt(last(at) === 'confidence' && at.value === 'confirmed', set('memory')),
  },
  { name: 'fact checked long ago', files: RECORDS, edits: (at) => ifAt(last(at) === 'checked', set('2020-01-01')) },
  {
    name: 'record marked as never to be offered',
    files: RECORDS,
    edits: (at) =>
      ifAt(last(at) === 'name' && at.path.length === 1, (document) => {
        document.set('offer', 'never')
        document.set('because', 'it has closed')
      }),
  },
  { name: 'nation of a record dropped', files: RECORDS, edits: (at) => ifAt(isItemOf(at, 'nations'), remove) },
  { name: 'area of a record dropped', files: RECORDS, edits: (at) => ifAt(isItemOf(at, 'areas'), remove) },
  {
    name: 'source of a record dropped',
    files: RECORDS,
    edits: (at) => ifAt(last(at, 2) === 'sources' && at.path.length === 2, remove),
  },
  { name: 'member of a role removed', files: ROLES, edits: (at) => ifAt(isItemOf(at, 'members', 'otherwise'), remove) },
  { name: 'known gap removed', files: ROLES, edits: (at) => ifAt(isItemOf(at, 'gaps'), remove) },
  { name: 'pattern of the lexicon removed', files: LEXICON, edits: (at) => ifAt(isItemOf(at, 'patterns'), remove) },
  {
    name: 'circumstance of the lexicon removed',
    files: LEXICON,
    edits: (at) => ifAt(isItemOf(at, 'not') && at.path.length === 2, remove),
  },
]

/** Every edit that an operator can make of a YAML file of the content. */
export function yamlMutations(file: string, source: string, program: Program): Mutation[] {
  const operators = OPERATORS.filter(({ files }) => files.test(file))
  if (operators.length === 0) return []
  const counter = new LineCounter()
  const document = parseDocument(source, { lineCounter: counter })
  const all = sitesOf(document)
  const yaml: YamlFile = { file, source, program, sites: all }
  return operators.flatMap(({ name, edits }) =>
    all.flatMap((site) =>
      edits(site, yaml).map(({ change, how }): Mutation => {
        const node = document.getIn(site.path, true) as { range?: readonly number[] } | undefined
        return {
          operator: name,
          file,
          line: counter.linePos(node?.range?.[0] ?? 0).line,
          what: `${calledIn(document, site)}${how === undefined ? '' : ` ${how}`}`,
          text: () => {
            const edited = parseDocument(source)
            change(edited, site)
            return String(edited)
          },
        }
      }),
    ),
  )
}

function sitesOf(document: Document): Site[] {
  const walk = (node: unknown, path: Path): Site[] => {
    const own = path.length === 0 ? [] : [{ path, value: toPlain(node) }]
    if (isMap(node))
      return [
        ...own,
        ...node.items.flatMap(({ key, value }) => walk(value, [...path, String(isScalar(key) ? key.value : key)])),
      ]
    return isSeq(node) ? [...own, ...node.items.flatMap((one, i) => walk(one, [...path, i]))] : own
  }
  return walk(document.contents, [])
}
const toPlain = (node: unknown): unknown => {
  if (isScalar(node)) return node.value
  return isMap(node) || isSeq(node) ? node.toJSON() : node
}

/** A place by names: those of the items on the way to it, and its own key. Numbers of items would move with others. */
function calledIn(document: Document, { path }: Site): string {
  return path
    .map((part, i) =>
      typeof part === 'number' ? nameOfItem(toPlain(document.getIn(path.slice(0, i + 1), true)), part) : part,
    )
    .join(' › ')
}
const NAMED_BY = [
  'id',
  'ask',
  'tell',
  'say',
  'show',
  'run',
  'menu',
  'stop',
  'text',
  'contact',
  'organisation',
  'open',
  'force',
  'command',
  'first',
]
function nameOfItem(item: unknown, at: number): string {
  if (isKeys(item)) {
    const key = NAMED_BY.find((one) => one in item)
    if (key !== undefined) return isKeys(item[key]) ? Object.values(item[key]).join() : String(item[key])
    return JSON.stringify(item).slice(0, 60)
  }
  return typeof item === 'string' ? item : Array.isArray(item) ? [item].flat().join('+') : String(at)
}

const hasNext = ({ path }: Site, sites: readonly Site[]): boolean => {
  const next = [...path.slice(0, -1), Number(path.at(-1)) + 1].join()
  return sites.some((site) => site.path.join() === next)
}
const bandsIn = (sites: readonly Site[]): readonly string[] =>
  (sites.find(({ path }) => path.join() === 'bands')?.value as readonly string[] | undefined) ?? []

const isInCondition = ({ path }: Site): boolean => path.some((part) => CONDITION_KEYS.includes(String(part)))
const isIncluded = ({ path }: Site): boolean => path.includes('includes')

/** The next of the other values that the fact of a condition can have. */
function siblingsOf({ path, value }: Site, program: Program): { change: Change; how: string }[] {
  const begin = path.findLastIndex((part) => CONDITION_KEYS.includes(String(part)))
  const fact = path
    .slice(begin + 1)
    .findLast((part) => typeof part === 'string' && !['in', 'includes', 'any', 'all', 'not'].includes(part))
  const all = valuesOf(String(fact), program)
  const at = all.indexOf(String(value))
  const next = all[(at + 1) % all.length]
  return at < 0 || next === undefined || next === value ? [] : [{ change: set(next), how: `to ${next}` }]
}
function valuesOf(fact: string, program: Program): readonly string[] {
  if (fact === 'alerts') return ALERTS
  if (fact === 'said') return [...new Set([...program.questions.values()].flatMap(({ found }) => [...found.keys()]))]
  const [id = '', part] = fact.split('.')
  const question = program.questions.get(id)
  if (part === 'nation') return NATIONS
  if (part === 'groups') return question?.groups.map((group) => group.id) ?? []
  return question?.choices.map((choice) => choice.id) ?? []
}
