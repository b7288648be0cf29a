import type { Summary } from '../../src/recognition/summary.ts'
import type { Labelled } from './messages.ts'

/** A message beside what was heard in it. */
export interface Scored {
  readonly message: Labelled
  readonly heard: Summary
}

/** Something that should be found: how often it was, how often it was said where it is not, how often it was missed. */
export interface Tally {
  readonly hits: number
  readonly wrong: number
  readonly missed: number
}

/** One figure of a group, what it must be and what is aimed at; `of` are the cases behind a share. */
export interface Score {
  readonly name: string
  readonly value: number
  readonly must: number
  readonly aim: number
  readonly of?: readonly [hits: number, cases: number]
}

export const precision = ({ hits, wrong }: Tally): number => share(hits, hits + wrong)
export const recall = ({ hits, missed }: Tally): number => share(hits, hits + missed)
export const f1 = ({ hits, wrong, missed }: Tally): number =>
  hits === 0 ? 0 : (2 * hits) / (2 * hits + wrong + missed)

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

/** How one behaviour or flag was found. */
export function tallyOf(scored: readonly Scored[], kind: 'behaviours' | 'flags', label: string): Tally {
  return tally(
    scored,
    ({ message }) => message[kind].includes(label),
    ({ heard }) => heard[kind].includes(label),
  )
}

function tally(scored: readonly Scored[], is: (one: Scored) => boolean, said: (one: Scored) => boolean): Tally {
  const count = (wanted: (one: Scored) => boolean) => scored.filter(wanted).length
  return {
    hits: count((one) => is(one) && said(one)),
    wrong: count((one) => !is(one) && said(one)),
    missed: count((one) => is(one) && !said(one)),
  }
}

/** Every label of a kind that some message has, by name. */
export const labelsOf = (scored: readonly Scored[], kind: 'behaviours' | 'flags'): readonly string[] =>
  [...new Set(scored.flatMap(({ message }) => message[kind]))].sort()

/** The figures of a group of messages. What they must be is decided in docs/recognition.md. */
export function scores(scored: readonly Scored[]): readonly Score[] {
  const pooled = labelsOf(scored, 'behaviours')
    .map((label) => tallyOf(scored, 'behaviours', label))
    .reduce((a, b) => ({ hits: a.hits + b.hits, wrong: a.wrong + b.wrong, missed: a.missed + b.missed }), {
      hits: 0,
      wrong: 0,
      missed: 0,
    })
  const danger = tallyOf(scored, 'flags', 'danger-now')
  const risk = tallyOf(scored, 'flags', 'self-harm-risk')
  const own = tally(
    scored,
    ({ message }) => message.perspective === 'own-behaviour',
    ({ heard }) => heard.perspective === 'own-behaviour',
  )
  const innocent = scored.filter(({ message }) => isInnocent(message))
  const quiet = innocent.filter(({ heard }) => heard.behaviours.length === 0).length
  const stated = scored.filter(({ message }) => message.relationship !== null)
  const related = stated.filter(({ message, heard }) => heard.relationship === message.relationship).length
  const seenAs = scored.filter(({ message, heard }) => heard.perspective === message.perspective).length
  return [
    { name: 'behaviours, F1', value: f1(pooled), must: 0.78, aim: 0.87 },
    part('danger now, recall', danger.hits, danger.hits + danger.missed, 0.92, 0.97),
    part('danger now, precision', danger.hits, danger.hits + danger.wrong, 0.65, 0.85),
    part("writer's own risk, recall", risk.hits, risk.hits + risk.missed, 0.88, 0.95),
    part("writer's own risk, precision", risk.hits, risk.hits + risk.wrong, 0.65, 0.85),
    part('innocent messages left alone', quiet, innocent.length, 0.93, 0.97),
    part('perspective', seenAs, scored.length, 0.88, 0.94),
    part('own behaviour, recall', own.hits, own.hits + own.missed, 0.8, 0.9),
    part('stated relationship, recall', related, stated.length, 0.78, 0.88),
  ]
}

const part = (name: string, hits: number, cases: number, must: number, aim: number): Score => ({
  name,
  value: share(hits, cases),
  must,
  aim,
  of: [hits, cases],
})

const isInnocent = ({ behaviours, flags, perspective }: Labelled): boolean =>
  behaviours.length === 0 && flags.length === 0 && perspective === 'none'

/** Wilson's score interval of a share, for 95 of 100 samples. */
export function interval([hits, cases]: readonly [number, number]): readonly [from: number, to: number] {
  if (cases === 0) return [0, 1]
  const z2 = 1.96 ** 2
  const p = hits / cases
  const middle = p + z2 / (2 * cases)
  const half = Math.sqrt(z2 * ((p * (1 - p)) / cases + z2 / (4 * cases ** 2)))
  return [(middle - half) / (1 + z2 / cases), (middle + half) / (1 + z2 / cases)]
}
