import { execFileSync } from 'node:child_process'
import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../content.ts'
import { type Figure, goal, table } from '../figure.ts'

const goals = { packages: 80, megabytes: 30 }

export const install: Figure = {
  title: 'What is installed for production, without optional packages',
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
    try {
      for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(join(ROOT, file), join(folder, file))
      execFileSync('npm', ['ci', '--omit=dev', '--omit=optional', '--no-audit', '--no-fund'], {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      const { packages } = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'))
      const count = Object.keys(packages).length
      const all = filesIn(join(folder, 'node_modules'))
      const size = (of: 'bytes' | 'disk') => all.reduce((sum, file) => sum + file[of], 0) / 1e6
      const biggest = sizes(all, join(folder, 'node_modules')).slice(0, 5)
      return [
        ...table(
          ['packages', 'files', 'MB', 'MB on this disk'],
          [[count, all.length, size('bytes').toFixed(1), size('disk').toFixed(1)]],
        ),
        '',
        `The largest: ${biggest.map(([name, bytes]) => `${name} ${(bytes / 1e6).toFixed(1)} MB`).join(', ')}.`,
        '',
        goal('installed', count, goals.packages, 'packages'),
        goal('on disk', size('disk'), goals.megabytes, 'MB'),
      ]
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

interface FileSize {
  readonly path: string
  readonly bytes: number
  /** what it takes on this disk, which keeps whole blocks */
  readonly disk: number
}

const BLOCK = 512

function filesIn(folder: string): FileSize[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(folder, name)
    const stat = lstatSync(path)
    return stat.isFile() ? [{ path, bytes: stat.size, disk: stat.blocks * BLOCK }] : []
  })
}

/** Bytes of each package at the top, the largest first. */
function sizes(files: readonly FileSize[], modules: string): [name: string, bytes: number][] {
  const all = new Map<string, number>()
  for (const { path, bytes } of files) {
    const [first = '', second = ''] = path.slice(modules.length + 1).split('/')
    const name = first.startsWith('@') ? `${first}/${second}` : first
    all.set(name, (all.get(name) ?? 0) + bytes)
  }
  return [...all].sort(([, a], [, b]) => b - a)
}
