import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadWorld, worldLoader } from '../../src/content/world.ts'
import { judge } from '../../src/publishing/judge.ts'
import { makeProof } from '../../src/publishing/proof.ts'
import { ROOT } from '../content.ts'
import { type Figure, goal, readable, table } from '../figure.ts'

const ROUNDS = 15
/** One file of each kind, in which something that changes nothing of the meaning is changed. */
const CHANGES = {
  'one text': 'locales/en/main.json',
  'one flow': 'flows/main.yaml',
  'one fact': 'directory/organisations/samaritans.yaml',
  'one list of words': 'locales/en/lexicon/danger.yaml',
}

export const reload: Figure = {
  title: 'Content that is loaded and judged again after one file was saved',
  async measure() {
    const root = mkdtempSync(join(tmpdir(), 'waymark-reload-'))
    try {
      for (const folder of ['directory', 'flows', 'guidance', 'locales', 'partners'])
        cpSync(join(ROOT, folder), join(root, folder), { recursive: true })
      const [load, prove] = [worldLoader(root), makeProof(root)]
      const judged = () => {
        if (!('world' in judge(root, load, prove))) throw new Error('the content of the product is refused')
      }
      judged()
      const whole = median(() => loadWorld(root).findPlace(''))
      const changed = Object.entries(CHANGES).map(([name, file]) => {
        const path = join(root, file)
        const time = median(judged, () => writeFileSync(path, `${readFileSync(path, 'utf8')}\n`))
        return [name, time] as const
      })
      return [
        ...table(
          ['', 'ms'],
          [['everything, loaded once', readable(whole)], ...changed.map(([name, time]) => [name, readable(time)])],
        ),
        '',
        goal('one text', changed[0]?.[1] ?? Number.NaN, 1_000, 'ms'),
      ]
    } finally {
      rmSync(root, { recursive: true })
    }
  },
}

/** The time of the middle round, in milliseconds. */
function median(work: () => void, before: () => void = () => {}): number {
  const times = Array.from({ length: ROUNDS }, () => {
    before()
    const from = performance.now()
    work()
    return performance.now() - from
  })
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
}
