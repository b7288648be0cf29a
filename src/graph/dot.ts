import { COLOURS } from './colours.ts'
import type { Graph, GraphEdge, GraphNode } from './model.ts'

const SHAPES: Readonly<Record<GraphNode['kind'], string>> = {
  start: 'oval',
  end: 'oval',
  question: 'hexagon',
  said: 'box',
  flow: 'component',
  menu: 'hexagon',
  emergency: 'doubleoctagon',
}
const FONT = 'fontname="Helvetica, Arial, sans-serif"'
/** Characters of a line in a node; longer ones go on in the next. */
const WIDTH = 44

/** The picture in the language of Graphviz. */
export function dot({ flows, around, edges }: Graph): string {
  const boxes = flows.flatMap(({ id, nodes }, i) => [
    `  subgraph cluster_${i} {`,
    `    label=${text([id])} style=rounded color="#dcd7cd" fontsize=16 ${FONT}`,
    ...nodes.map((one) => `    ${node(one)}`),
    '  }',
  ])
  const inFlows = new Set(flows.flatMap(({ nodes }) => nodes.map(({ id }) => id)))
  const head = [
    'digraph flows {',
    '  rankdir=TB compound=true',
    `  node [style=filled fontsize=11 margin="0.15,0.08" ${FONT}]`,
    `  edge [fontsize=10 ${FONT}]`,
  ]
  return [
    ...head,
    ...boxes,
    ...around.map((one) => `  ${node(one)}`),
    ...edges.map((one) => `  ${edge(one, inFlows.has(one.to))}`),
    '}',
    '',
  ].join('\n')
}

function node({ id, kind, lines, tone, failures }: GraphNode): string {
  const { fill, line, ink } = COLOURS[failures.length > 0 ? 'failure' : tone]
  const all = [...lines, ...failures.map((one) => `✗ ${one}`)].flatMap(wrapped)
  return `${id} [label=${text(all)} shape=${SHAPES[kind]} fillcolor="${fill}" color="${line}" fontcolor="${ink}" tooltip=${text([kind])}]`
}

/** A way aside does not pull the flow that it leads to out of its own order; what stands in no flow is put below it. */
function edge({ from, to, label, tone, aside }: GraphEdge, isInFlow: boolean): string {
  const { line, ink } = COLOURS[tone]
  return `${from} -> ${to} [label=${text([label])} color="${line}" fontcolor="${ink}"${aside ? ' style=dashed' : ''}${aside && isInFlow ? ' constraint=false' : ''}]`
}

function wrapped(line: string): string[] {
  const lines = ['']
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + word.length >= WIDTH) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines
}

/** Lines as one quoted text. */
const text = (lines: readonly string[]): string => `"${lines.map((one) => one.replace(/[\\"]/g, '\\$&')).join('\\n')}"`
