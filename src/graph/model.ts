import { type Condition, conditionOf, type Reader } from '../facts/condition.ts'
import type { Flow, Program, Question, Step } from '../flows/types.ts'
import { conditionWords, requires } from './condition-words.ts'

/** What a part of the picture belongs to, told by its colour. */
export type Tone = 'plain' | 'emergency' | 'own-behaviour'

export interface GraphNode {
  /** unique in the picture: letters, digits and `_` */
  readonly id: string
  readonly kind: 'start' | 'end' | 'question' | 'said' | 'flow' | 'menu' | 'emergency'
  readonly lines: readonly string[]
  readonly tone: Tone
  /** what is wrong here */
  readonly failures: readonly string[]
}
export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly label: string
  readonly tone: Tone
  /** a way aside, that comes back */
  readonly aside: boolean
}
/** The flows as boxes, and the ways between what is in them. */
export interface Graph {
  readonly flows: readonly { readonly id: string; readonly nodes: readonly GraphNode[] }[]
  /** what stands in no flow */
  readonly around: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** Something that is wrong, and where. */
export interface Failure {
  readonly file: string
  readonly line: number
  readonly message: string
}

export interface Drawing {
  readonly program: Program
  /** the flows to draw; those that they lead to are named at the edge */
  readonly flows: readonly string[]
  /** when somebody is on a path that is theirs alone: those who worry about what they do themselves */
  readonly ownBehaviour: Condition | null
  readonly failures: readonly Failure[]
  /** the words of a text, where they are known */
  readonly textOf: (key: string) => string | null
}

const EMERGENCY = 'emergency'

/** The picture of flows, before anything draws it. Conditions stand in the steps that they guard, so that each flow is a line. */
export function graphOf({ program, flows: ids, ownBehaviour, failures, textOf }: Drawing): Graph {
  const drawn = ids.flatMap((id) => program.flows.get(id) ?? [])
  const afterDanger = new Set([...program.journeys.values()].flatMap((journey) => journey.afterDanger ?? []))
  const own = ownFlows(program, ownBehaviour)
  const toneOf = (id: string): Tone => (afterDanger.has(id) ? 'emergency' : own.has(id) ? 'own-behaviour' : 'plain')
  const edges: GraphEdge[] = []
  const named = new Set<string>()
  const beginOf = (id: string) => {
    if (!ids.includes(id)) named.add(id)
    return nodeId(id, 'start')
  }

  const flows = drawn.map((flow) => {
    const tone = toneOf(flow.id)
    const steps = flow.steps.map((step, i): { step: Step; node: GraphNode } => {
      const condition = written(step.when)
      const isOwn = condition !== null && ownBehaviour !== null && requires(condition, ownBehaviour)
      const node = stepNode(flow, step, i, isOwn ? 'own-behaviour' : tone, textOf)
      return { step, node: { ...node, failures: failuresAt(flow, i, failures) } }
    })
    const [begin, end] = [nodeId(flow.id, 'start'), nodeId(flow.id, 'end')]
    let before = begin
    for (const { step, node } of steps) {
      if (before !== '') edges.push({ from: before, to: node.id, label: '', tone: node.tone, aside: false })
      const leads = (to: string, label: string, kind = node.tone) =>
        edges.push({ from: node.id, to, label, tone: kind, aside: true })
      if (step.kind === 'run') leads(beginOf(step.flow), step.as === null ? '' : `as ${step.as}`)
      if (step.kind === 'menu')
        for (const topic of step.groups.flatMap(({ topics }) => topics)) leads(beginOf(topic), topic)
      if (step.kind === 'ask') {
        const danger = dangerChoices(step.question)
        if (danger.length > 0) leads(EMERGENCY, danger.join(', '), 'emergency')
      }
      if (step.kind === 'run' && step.thenStop)
        edges.push({ from: node.id, to: end, label: 'then stop', tone: node.tone, aside: false })
      before = step.kind === 'stop' && step.when === null ? '' : node.id
      if (step.kind === 'stop') edges.push({ from: node.id, to: end, label: '', tone: node.tone, aside: false })
    }
    if (before !== '') edges.push({ from: before, to: end, label: '', tone, aside: false })
    const edge = (kind: 'start' | 'end', lines: readonly string[]): GraphNode => ({
      id: nodeId(flow.id, kind),
      kind,
      lines,
      tone,
      failures: [],
    })
    const condition = written(flow.only)
    const only = condition ? [`only if ${conditionWords(condition)}`] : []
    return {
      id: flow.id,
      nodes: [edge('start', [flow.id, ...only]), ...steps.map(({ node }) => node), edge('end', ['end'])],
    }
  })

  for (const id of ids.length > 1 ? afterDanger : [])
    edges.push({ from: EMERGENCY, to: beginOf(id), label: 'it is over for now', tone: 'emergency', aside: true })
  const isAlarmed = edges.some(({ from, to }) => from === EMERGENCY || to === EMERGENCY)
  const around: GraphNode[] = [
    ...(isAlarmed
      ? [
          {
            id: EMERGENCY,
            kind: 'emergency' as const,
            lines: ['emergency', 'in reach at every step'],
            tone: 'emergency' as const,
            failures: [],
          },
        ]
      : []),
    ...[...named].map(
      (id): GraphNode => ({ id: nodeId(id, 'start'), kind: 'flow', lines: [id], tone: toneOf(id), failures: [] }),
    ),
  ]
  return { flows, around, edges }
}

/** Flows that are run only where that condition holds. */
function ownFlows(program: Program, own: Condition | null): ReadonlySet<string> {
  const elsewhere = new Set(
    [...program.journeys.values()].flatMap(({ flow, help, afterDanger }) => [flow, help, afterDanger ?? '']),
  )
  for (const topic of program.topics) elsewhere.add(topic)
  const runs = [...program.flows.values()].flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'run' ? [step] : [])),
  )
  const guarded = (id: string) => {
    const into = runs.filter(({ flow }) => flow === id)
    const isOwn = (condition: Condition | null) => condition !== null && own !== null && requires(condition, own)
    return into.length > 0 && into.every(({ when }) => isOwn(written(when)))
  }
  return new Set([...program.flows.keys()].filter((id) => !elsewhere.has(id) && guarded(id)))
}

const written = (reader: Reader | null): Condition | null => reader && conditionOf(reader)

function stepNode(
  flow: Flow,
  step: Step,
  i: number,
  tone: Tone,
  textOf: Drawing['textOf'],
): Omit<GraphNode, 'failures'> {
  const condition = written(step.when)
  const guard = condition ? [`if ${conditionWords(condition)}`] : []
  const node = (kind: GraphNode['kind'], name: string, text: string | null = null) => ({
    id: nodeId(flow.id, String(i + 1)),
    kind,
    lines: [name, ...(text === null ? [] : [`“${text}”`]), ...guard],
    tone,
  })
  switch (step.kind) {
    case 'ask':
      return node('question', step.question.id, textOf(step.question.id))
    case 'say':
      return node('said', step.text, textOf(step.text))
    case 'show':
      return node('said', `shows ${step.guidance}`)
    case 'run':
      return node('flow', `runs ${step.flow}`)
    case 'menu':
      return node('menu', step.id, textOf(step.id))
    case 'stop':
      return node('end', 'stop')
  }
}

/** Choices that raise an alert, or are the emergency button. */
const dangerChoices = ({ choices }: Question): string[] =>
  choices.filter(({ raises, does }) => raises !== null || does === EMERGENCY).map(({ id }) => id)

/** What is wrong between the line of a step and that of the next. */
function failuresAt({ steps }: Flow, i: number, failures: readonly Failure[]): string[] {
  const [file = '', from = 0] = place(steps[i])
  const [, to = Number.POSITIVE_INFINITY] = steps[i + 1] ? place(steps[i + 1]) : []
  return failures.filter((one) => one.file === file && one.line >= from && one.line < to).map(({ message }) => message)
}
function place(step: Step | undefined): [string, number] {
  const [file = '', line = '0'] = step?.at.split(/:(?=\d+$)/) ?? []
  return [file, Number(line)]
}

const nodeId = (flow: string, part: string): string => `${flow}_${part}`.replace(/[^a-zA-Z0-9_]/g, '_')
