import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../content.ts'
import { type Figure, goal, table } from '../figure.ts'
import { median, type Series, spread } from '../rounds.ts'
import { listening } from '../servers.ts'

const ROUNDS = 7
const goals = { listening: 1_000 }

/** One start, in milliseconds: until it prints that it listens, until /health answers, and the processor time until it listens. */
interface Start {
  readonly listening: number
  readonly health: number
  readonly cpu: number
}

export const start: Figure = {
  title: 'Start: from nothing to listening',
  async measure() {
    const warmed = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
    const found = { warm: [] as Start[], cold: [] as Start[], none: [] as Start[], bare: [] as number[] }
    try {
      await startOnce(warmed)
      for (let round = 0; round < ROUNDS; round++) {
        found.bare.push(await bareNode())
        found.warm.push(await startOnce(warmed))
        const empty = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
        found.cold.push(await startOnce(empty))
        rmSync(empty, { recursive: true })
        found.none.push(await startOnce(null))
      }
    } finally {
      rmSync(warmed, { recursive: true })
    }
    const row = (name: string, starts: readonly Start[]) => {
      const all = (of: (start: Start) => number): Series => starts.map(of)
      return [
        name,
        spread(all((one) => one.listening)),
        spread(all((one) => one.health)),
        spread(all((one) => one.cpu)),
      ]
    }
    return [
      ...table(
        ['', 'listening, ms', '/health answered, ms', 'CPU until listening, ms'],
        [
          row('compile cache warm', found.warm),
          row('compile cache empty', found.cold),
          row('compile cache off', found.none),
          ['bare node that ends at once', spread(found.bare), '', ''],
        ],
      ),
      '',
      goal('start to listening, warm', median(found.warm.map((one) => one.listening)), goals.listening, 'ms'),
      goal('start to listening, cold', median(found.cold.map((one) => one.listening)), goals.listening, 'ms'),
    ]
  },
}

/** @param cache folder of the compile cache; null for none */
async function startOnce(cache: string | null): Promise<Start> {
  const { PATH = '', HOME = '' } = process.env
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    ['--import', join(import.meta.dirname, '../servers/report-cpu.ts'), join(ROOT, 'bin/start.js')],
    {
      env: {
        PATH,
        HOME,
        PORT: '0',
        ...(cache === null ? { NODE_DISABLE_COMPILE_CACHE: '1' } : { NODE_COMPILE_CACHE: cache }),
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  )
  const origin = await listening(child)
  const listened = performance.now() - begun
  const { status } = await fetch(`${origin}/health`)
  const health = performance.now() - begun
  if (status !== 200) throw new Error(`/health answered ${status}`)
  const answered = once(child, 'message')
  child.send('cpu')
  const [{ untilListening }] = (await answered) as [{ untilListening: number }]
  // Ended kindly: Node writes its compile cache when it exits.
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  return { listening: listened, health, cpu: untilListening / 1000 }
}

async function bareNode(): Promise<number> {
  const begun = performance.now()
  await once(spawn(process.execPath, ['--eval', '0'], { stdio: 'ignore' }), 'exit')
  return performance.now() - begun
}
