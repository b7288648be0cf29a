import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release } from 'node:os'
import { ROOT } from './content.ts'
import type { Figure } from './figure.ts'
import { bots } from './figures/bots.ts'
import { http } from './figures/http.ts'
import { install } from './figures/install.ts'
import { leaving } from './figures/leaving.ts'
import { lookups } from './figures/lookups.ts'
import { messaging } from './figures/messaging.ts'
import { proof } from './figures/proof.ts'
import { reload } from './figures/reload.ts'
import { socket } from './figures/socket.ts'
import { start } from './figures/start.ts'
import { texts } from './figures/texts.ts'
import { token } from './figures/token.ts'
import { turn } from './figures/turn.ts'
import { widget } from './figures/widget.ts'

/** Every figure by the name under which it is asked for: `npm run bench -- turn token`. */
const FIGURES: Readonly<Record<string, Figure>> = {
  turn,
  texts,
  http,
  bots,
  token,
  start,
  install,
  lookups,
  reload,
  proof,
  socket,
  widget,
  leaving,
  messaging,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in FIGURES))
if (unknown.length > 0) {
  console.error(`There is no figure "${unknown.join('", "')}". There are: ${Object.keys(FIGURES).join(', ')}.`)
  process.exit(64) // EX_USAGE of sysexits.h
}

console.log(`${machine()}\n`)
for (const [name, figure] of Object.entries(FIGURES)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const lines = await figure.measure()
  console.log([`## ${name}: ${figure.title}`, '', ...lines, ''].join('\n'))
}

/** What the figures were measured on: they mean nothing without. */
function machine(): string {
  const [cpu] = cpus()
  const load = loadavg().map((one) => one.toFixed(1))
  return [
    new Date().toISOString().slice(0, 10),
    commit(),
    `Node ${process.versions.node}`,
    `${process.platform} ${release()}`,
    `${cpus().length} x ${cpu?.model}`,
    `load ${load.join(' ')}`,
  ].join(', ')
}

/** The commit that is measured, and whether files differ from it. The product can be measured without its history as well. */
function commit(): string {
  const git = (...what: string[]) =>
    execFileSync('git', ['-C', ROOT, ...what], { encoding: 'utf8', stdio: 'pipe' }).trim()
  try {
    return `commit ${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ', with changes'}`
  } catch {
    return 'no commit known'
  }
}
