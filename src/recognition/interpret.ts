import type { Finding } from './types.ts'

/** Where two relationships fit, the closer or more particular one holds: an ex who is a colleague is an ex. */
const CLOSEST = [
  'ex-partner',
  'partner',
  'family',
  'friend',
  'neighbour',
  'colleague',
  'client',
  'online-only',
  'other-role',
  'acquaintance',
  'stranger',
  'unknown-person',
] as const

/** What is heard of a person who writes of their own conduct: the lists of the rest describe what is done to somebody. */
const OF_OWN = new Set(['weapon', 'child'])

/**
 * What single findings mean together: whoever writes of their own conduct reports nothing that is done to them, and the person is
 * one thing to the writer.
 * @param findings that count, in the order of the text
 * @returns those that hold beside each other, in the same order
 */
export function interpret(findings: readonly Finding[]): readonly Finding[] {
  const own = findings.some(({ label }) => label === 'own-behaviour')
  const holding = own ? findings.filter(isOfOwn) : findings
  const closest = CLOSEST.find((label) => holding.some((finding) => finding.label === label))
  const told = holding.some(({ kind, label }) => kind === 'behaviour' || (kind === 'flag' && label !== 'repeated'))
  return holding.filter(({ kind, label }) => {
    if (kind === 'relationship') return label === closest
    return label !== 'repeated' || told
  })
}

const isOfOwn = ({ kind, label }: Finding): boolean =>
  kind === undefined ||
  kind === 'relationship' ||
  kind === 'situation' ||
  label === 'own-behaviour' ||
  OF_OWN.has(label)
