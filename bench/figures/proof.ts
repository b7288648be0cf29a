import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadWorld, type World, worldLoader } from '../../src/content/world.ts'
import type { Check } from '../../src/proof/check.ts'
import { alertsComeBack } from '../../src/proof/checks/alerts.ts'
import { firewallHolds } from '../../src/proof/checks/firewall.ts'
import { answerable } from '../../src/proof/checks/flows/answerable.ts'
import { endsAtContacts } from '../../src/proof/checks/flows/ends-at-contacts.ts'
import { helpInThree } from '../../src/proof/checks/flows/help-in-three.ts'
import { reached } from '../../src/proof/checks/flows/reached.ts'
import { bandsNeverEmpty } from '../../src/proof/checks/guidance/bands.ts'
import { guidanceReached } from '../../src/proof/checks/guidance/reached.ts'
import { nationsKept } from '../../src/proof/checks/nations.ts'
import { findingsOf, type Proof } from '../../src/proof/prove.ts'
import { Explorer } from '../../src/proof/slices/explorer.ts'
import { makeWholeProof } from '../../src/publishing/proof.ts'
import { ROOT } from '../content.ts'
import { doubled } from '../doubled.ts'
import { type Figure, goal, readable, table } from '../figure.ts'

const ROUNDS = 5
/** A text in which something that changes nothing of its meaning is changed. */
const TEXT = 'locales/en/main.json'
/** What walks the flows: all that grows with them faster than they do. */
const WALKING: readonly Check[] = [
  reached,
  answerable,
  endsAtContacts,
  helpInThree,
  alertsComeBack,
  guidanceReached,
  bandsNeverEmpty,
  nationsKept,
  firewallHolds,
]

export const proof: Figure = {
  title: 'The proof of the whole content, of one changed text, and of content that is twice as large',
  async measure() {
    const whole = rounds(() => {
      const world = loadWorld(ROOT)
      return timed(() => sound(makeWholeProof(ROOT)(world)))
    })
    const again = oneText()
    const world = loadWorld(ROOT)
    const [once, twice] = [walked(world), walked(doubled(world))]
    const ratio = twice.states / once.states
    return [
      ...table(
        ['', 'ms of processor time', 'parts of the flows', 'moments'],
        [
          ['whole proof', readable(whole.ms), whole.slices, whole.states],
          ['loaded and proved again after one text', readable(again), '', ''],
          ['walks of the content', readable(once.ms), once.slices, once.states],
          ['walks of twice the content', readable(twice.ms), twice.slices, twice.states],
        ],
      ),
      '',
      goal('the whole proof', whole.ms, 5_000, 'ms'),
      goal('one text', again, 1_000, 'ms'),
      goal('twice the content: moments, times those of the content', ratio, 2.5, 'times'),
    ]
  },
}

interface Measured {
  readonly ms: number
  readonly slices: number
  readonly states: number
}

function timed(prove: () => Pick<Proof, 'slices' | 'states'>): Measured {
  const from = process.cpuUsage()
  const { slices, states } = prove()
  const { user, system } = process.cpuUsage(from)
  return { ms: (user + system) / 1000, slices, states }
}

/** A proof that found nothing: one that did would measure something else. */
function sound(whole: Proof): Proof {
  const [first] = findingsOf(whole)
  if (first) throw new Error(`${first.file}:${first.line}: ${first.message}`)
  return whole
}

/** The round of middle length. */
function rounds(round: () => Measured): Measured {
  const all = Array.from({ length: ROUNDS }, round).sort((a, b) => a.ms - b.ms)
  return all[ROUNDS >> 1] as Measured
}

/**
 * Only what walks the flows, from nothing. In the second half of twice the content some lines are never shown, because help
 * asks nothing for it: looking for them to the end costs more than finding them.
 */
const walked = (world: World): Measured =>
  rounds(() =>
    timed(() => {
      const explorer = new Explorer(world.program)
      const subject = { world, explorer, rows: [], languages: new Map(), day: 0 }
      for (const check of WALKING) check.run(subject)
      return explorer.size
    }),
  )

/** The time from a saved text to its proof, in a process that has proved the content before. */
function oneText(): number {
  const root = mkdtempSync(join(tmpdir(), 'waymark-proof-'))
  try {
    for (const folder of ['directory', 'flows', 'guidance', 'locales', 'partners'])
      cpSync(join(ROOT, folder), join(root, folder), { recursive: true })
    const [load, prove] = [worldLoader(root), makeWholeProof(root)]
    prove(load())
    const path = join(root, TEXT)
    return rounds(() => {
      writeFileSync(path, `${readFileSync(path, 'utf8')}\n`)
      return timed(() => sound(prove(load())))
    }).ms
  } finally {
    rmSync(root, { recursive: true })
  }
}
