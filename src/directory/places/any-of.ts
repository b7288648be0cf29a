import type { Choice, Finding } from './choice.ts'
import { nameKey } from './text.ts'

/** What several findings amount to when a text may mean any of them: certain only where all are, and agree. `null` where there is none. */
export function anyOf(all: readonly (Finding | null)[]): Finding | null {
  const findings = all.filter((finding) => finding !== null)
  const [first, ...rest] = findings
  if (first === undefined || rest.length === 0) return first ?? null
  const agrees = findings.every((finding) => finding.certain && sameForce(finding, first))
  if (agrees) return first
  const lists = findings.map((finding) => (finding.certain ? finding.choices.slice(0, 1) : finding.choices))
  const by = findings.every((finding) => finding.by === 'council') ? 'council' : 'place'
  return { choices: distinct(inTurn(lists)), certain: false, by }
}

/** The first of each list, then the second of each: whatever is cut later, each finding keeps its likeliest choice. */
function inTurn(lists: readonly (readonly Choice[])[]): readonly Choice[] {
  const longest = Math.max(...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat()
}

function sameForce(a: Finding, b: Finding): boolean {
  return a.choices[0]?.force === b.choices[0]?.force && a.choices[0]?.nation === b.choices[0]?.nation
}

function distinct(choices: readonly Choice[]): readonly Choice[] {
  const seen = new Set<string>()
  return choices.filter(({ force, labels }) => {
    const [label = ''] = labels
    const key = `${force} ${nameKey(label)}`
    return !seen.has(key) && seen.add(key)
  })
}
