import { COLOURS } from './colours.ts'
import type { Graph, GraphNode } from './model.ts'

const SHAPES: Readonly<Record<GraphNode['kind'], readonly [string, string]>> = {
  start: ['([', '])'],
  end: ['([', '])'],
  question: ['{{', '}}'],
  said: ['[', ']'],
  flow: ['[[', ']]'],
  menu: ['{{', '}}'],
  emergency: ['((', '))'],
}

/** The picture as Mermaid, which many pages and editors draw by themselves. */
export function mermaid({ flows, around, edges }: Graph): string {
  const colours = Object.entries(COLOURS).map(
    ([tone, { fill, line, ink }]) => `  classDef ${tone} fill:${fill},stroke:${line},color:${ink}`,
  )
  const boxes = flows.flatMap(({ id, nodes }) => [
    `  subgraph ${quoted(`flow_${id}`.replace(/[^a-zA-Z0-9_]/g, '_'), [id])}`,
    ...nodes.map((one) => `    ${node(one)}`),
    '  end',
  ])
  const arrows = edges.map(
    ({ from, to, label, aside }) =>
      `  ${from} ${aside ? '-.->' : '-->'}${label === '' ? '' : `|"${escaped(label)}"|`} ${to}`,
  )
  const tones = edges.flatMap(({ tone }, i) =>
    tone === 'plain' ? [] : [`  linkStyle ${i} stroke:${COLOURS[tone].line}`],
  )
  return ['flowchart TD', ...colours, ...boxes, ...around.map((one) => `  ${node(one)}`), ...arrows, ...tones, ''].join(
    '\n',
  )
}

function node({ id, kind, lines, tone, failures }: GraphNode): string {
  const [open, close] = SHAPES[kind]
  const all = [...lines, ...failures.map((one) => `✗ ${one}`)]
  return `${id}${open}"${all.map(escaped).join('<br>')}"${close}:::${failures.length > 0 ? 'failure' : tone}`
}
const quoted = (id: string, lines: readonly string[]) => `${id}["${lines.map(escaped).join('<br>')}"]`

/** Marks that Mermaid would take for its own. */
const escaped = (text: string): string => text.replace(/[#"<>&]/g, (mark) => `#${mark.codePointAt(0)};`)
