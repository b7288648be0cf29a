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
 * What single findings mean together. Whoever writes of their own conduct reports nothing that is done to them; whoever asks for somebody
 * else does not write of their own conduct; and the person is one thing to the target. What is heard with doubt counts or goes here.
 * @param findings that count, in the order of the text
 * @returns those that hold beside each other, in the same order
 */
export function interpret(findings: readonly Finding[]): readonly Finding[] {
  const own = tellsOfOwnConduct(findings)
  const holding = own ? findings.filter(isOfOwn) : withoutOwn(findings)
  const doer = doerOf(holding)
  const told = holding.some(({ kind, label }) => kind === 'behaviour' || (kind === 'flag' && label !== 'repeated'))
  return holding.filter(({ kind, label }) => {
    if (kind === 'relationship') return label === doer
    return label !== 'repeated' || told
  })
}

/** Those who may be meant when the writer asks for "my sister" or "a girl in my team", as well as do it themselves. */
const DEAR = new Set(['partner', 'family', 'friend', 'colleague', 'client'])

/** Who does it: first of those of whom it is plain, then of those who are only spoken of; but not the one for whom the writer asks. */
function doerOf(findings: readonly Finding[]): string | undefined {
  const askedFor = findings.filter(({ label }) => label === 'someone-else')
  const isAskedFor = ({ label, from, doubtful }: Finding): boolean =>
    DEAR.has(label) && askedFor.some((one) => one.from === from && (doubtful === true || isSure(one)))
  const doers = findings.filter((one) => one.kind === 'relationship' && !isAskedFor(one))
  const closest = (some: readonly Finding[]) => CLOSEST.find((label) => some.some((one) => one.label === label))
  return closest(doers.filter(isSure)) ?? closest(doers)
}

/**
 * "I went back to hers" may be an answer to what is done to the writer. In doubt it is their own conduct only if all that speaks of others
 * is heard in the same words: "i wait at her gate" is waiting at a gate, and speaks of a woman, too.
 */
function tellsOfOwnConduct(findings: readonly Finding[]): boolean {
  const own = findings.filter(({ label }) => label === 'own-behaviour')
  if (own.some(isSure)) return true
  return (
    own.length > 0 &&
    findings.every((one) => {
      if (one.kind === 'behaviour') return own.some((other) => overlap(one, other))
      return one.label !== 'someone-else' || (!isSure(one) && own.some((other) => beginsIn(one, other)))
    })
  )
}

/**
 * In doubt, somebody of whom the writer speaks is the target if something is reported, unless it is they who do it: "my brother" in "my
 * brother follows me".
 */
function withoutOwn(findings: readonly Finding[]): readonly Finding[] {
  const doers = findings.filter((one) => one.kind === 'relationship' && isSure(one))
  const reported = findings.some(
    ({ kind, label }) => kind === undefined || kind === 'behaviour' || kind === 'flag' || label === 'reported',
  )
  return findings.filter((one) => {
    if (one.label === 'own-behaviour') return false
    return one.label !== 'someone-else' || isSure(one) || (reported && !doers.some(({ from }) => from === one.from))
  })
}

const isSure = ({ doubtful }: Finding): boolean => doubtful !== true

const overlap = (a: Finding, b: Finding): boolean => a.from < b.to && b.from < a.to

const beginsIn = (a: Finding, b: Finding): boolean => b.from <= a.from && a.from < b.to

const isOfOwn = ({ kind, label }: Finding): boolean =>
  kind === undefined ||
  (kind === 'relationship' && label !== 'unknown-person') ||
  kind === 'situation' ||
  label === 'own-behaviour' ||
  OF_OWN.has(label)
