import type { Finding } from './check.ts'
import type { Life } from './lives.ts'
import { findingsOf, type Proof } from './prove.ts'

/** A finding as people read it: where, what and how to mend it, and the conversation that leads there. */
export function findingLines({ file, line, message, conversation = [] }: Finding): string[] {
  const told = conversation.map((one) => `    ${one}`)
  return [`${file}:${line}: ${message}`, ...(told.length > 0 ? ['  It happens like this:', ...told] : [])]
}

/** What was proved, in sentences, and every finding. `ms`: how long it took. */
export function reportOf(proof: Proof, ms: number): string {
  const { checks, slices, states } = proof
  const broken = checks.filter(({ findings }) => findings.length > 0)
  const found = findingsOf(proof)
  const kept = checks.filter(({ findings }) => findings.length === 0)
  return [
    ...found.flatMap(findingLines),
    ...(found.length > 0 ? [''] : []),
    ...kept.map(({ check }) => `✓ ${check.proves}`),
    ...broken.map(({ check, findings }) => `✗ ${check.proves} (${findings.length})`),
    '',
    `${kept.length} of ${checks.length} promises hold. ${states} moments of ${slices} parts of the flows were walked in ${(ms / 1000).toFixed(1)} s.`,
  ].join('\n')
}

/** The same for machines. */
export const reportForMachines = (proof: Proof, hash: string, ms: number) => ({
  hash,
  ms: Math.round(ms),
  slices: proof.slices,
  states: proof.states,
  promises: proof.checks.map(({ check: { id, proves }, findings }) => ({ id, proves, holds: findings.length === 0 })),
  findings: [
    ...proof.besides.map((finding) => ({ promise: 'besides', ...finding })),
    ...proof.checks.flatMap(({ check, findings }) => findings.map((finding) => ({ promise: check.id, ...finding }))),
  ],
})

/** The life of each fact, one after the other. */
export const livesReport = (journey: string, lives: readonly Life[]): string =>
  [
    `The facts of the journey "${journey}", in the order in which they are asked:`,
    ...lives.flatMap(({ fact, asked, read }) => [
      fact,
      `  asked at ${asked.join(', ') || 'no step: it comes from words, or from other facts'}`,
      `  read at ${read.join(', ') || 'no step; guidance may read it'}`,
    ]),
  ].join('\n')
