import { expect, test } from 'vitest'
import { engineProgram } from '../../tests/fixtures/engine.ts'
import { dot } from './dot.ts'
import { mermaid } from './mermaid.ts'
import { type Failure, graphOf } from './model.ts'
import { svg } from './svg.ts'

const program = engineProgram()
const all = [...program.flows.keys()]
const draw = (flows: readonly string[], failures: readonly Failure[] = []) =>
  graphOf({
    program,
    flows,
    ownBehaviour: { who: 'myself' },
    failures,
    textOf: (key) => (key === 'who' ? 'Who is "it"?' : null),
  })
const nodesOf = (flows: readonly string[], failures?: readonly Failure[]) =>
  draw(flows, failures).flows.flatMap(({ nodes }) => nodes)
const lineOf = (name: string): Failure => {
  const at = program.flows.get('main')?.steps.find((step) => step.kind === 'ask' && step.question.id === name)?.at ?? ''
  const [file = '', line = ''] = at.split(':')
  return { file, line: Number(line), message: `"${name}" is wrong` }
}

test('every step of every flow is in the picture, in its order, with the condition that guards it', () => {
  const { flows, edges } = draw(all)
  for (const { id, nodes } of flows) {
    expect(nodes).toHaveLength((program.flows.get(id)?.steps.length ?? 0) + 2)
    for (const [i, { id: from }] of nodes.slice(0, -1).entries())
      if (nodes[i]?.lines[0] !== 'stop')
        expect(edges).toContainEqual(expect.objectContaining({ from, to: nodes[i + 1]?.id, aside: false }))
  }
  expect(nodesOf(['main']).find(({ lines }) => lines[0] === 'who')?.lines).toEqual(['who', '“Who is "it"?”'])
  expect(nodesOf(['main']).find(({ lines }) => lines[0] === 'law')?.lines).toContain('if home.nation is england')
})

test('every edge ends at something that is drawn', () => {
  for (const flows of [all, ...all.map((one) => [one])]) {
    const { flows: boxes, around, edges } = draw(flows)
    const ids = [...boxes.flatMap(({ nodes }) => nodes), ...around].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { from, to } of edges) expect(ids).toEqual(expect.arrayContaining([from, to]))
  }
})

test('emergency and own behaviour have tones of their own', () => {
  const { edges } = draw(all)
  const tones = new Map(nodesOf(all).map(({ id, tone }) => [id, tone]))
  expect([...new Set(edges.filter(({ to }) => to === 'emergency').map(({ tone }) => tone))]).toEqual(['emergency'])
  expect(edges.filter(({ to }) => to === 'emergency').map(({ label }) => label)).toContain('call')
  expect([tones.get('own_start'), tones.get('after_danger_start'), tones.get('main_start')]).toEqual([
    'own-behaviour',
    'emergency',
    'plain',
  ])
  expect(nodesOf(['main']).find(({ lines }) => lines[0] === 'runs own')?.tone).toBe('own-behaviour')
})

test('a failure is marked at the step on whose lines it is, and nowhere else', () => {
  const failure = lineOf('heard-right')
  for (const line of [failure.line, failure.line + 2]) {
    const marked = nodesOf(all, [{ ...failure, line }]).filter(({ failures }) => failures.length > 0)
    expect(marked).toMatchObject([{ lines: ['heard-right', expect.any(String)], failures: [failure.message] }])
  }
  expect(nodesOf(all, [{ ...failure, file: 'flows/help.yaml', line: 0 }]).flatMap(({ failures }) => failures)).toEqual(
    [],
  )
})

test('Mermaid gets no mark of its own language from words, and the failure in words and colour', () => {
  const text = mermaid(draw(['main'], [lineOf('who')]))
  expect(text).toContain('main_4{{"who<br>“Who is #34;it#34;?”<br>✗ #34;who#34; is wrong"}}:::failure')
  expect(text).toContain('main_5[["runs own<br>if who is myself"]]:::own-behaviour')
  expect(text).toMatch(/^flowchart TD\n/)
})

test('it is drawn as SVG, with every word', async () => {
  const drawn = await svg(dot(draw(all, [lineOf('who')])))
  expect(drawn).toMatch(/<svg.*<\/svg>/s)
  for (const words of ['“Who is &quot;it&quot;?”', '✗ &quot;who&quot; is wrong', 'runs own', 'in reach at every step'])
    expect(drawn).toContain(words)
})
