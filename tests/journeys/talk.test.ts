import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJourney } from '../../src/talk/journey.ts'
import { Person } from './person.ts'

const TALK = join(import.meta.dirname, '../../src/cli/talk.ts')

/** What the chat in a terminal prints for these lines. */
function talk(
  lines: readonly string[],
  ...args: readonly string[]
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [TALK, ...args])
    const read = { out: '', err: '' }
    child.stdout.on('data', (bytes) => (read.out += bytes))
    child.stderr.on('data', (bytes) => (read.err += bytes))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...read }))
    child.stdin.end(lines.map((line) => `${line}\n`).join(''))
  })
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-talk-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What the chat prints where this was read and then typed. */
const printed = (turns: readonly string[]) => [...turns.map((turn) => `\n${turn}\n`), ''].join('\n> ')

describe('the chat in a terminal', { timeout: 30_000 }, () => {
  it('asks in the language that was named, understands numbers, labels and words, and ends with its input', async () => {
    const typed = ['dechrau', '4', 'Fi', 'mae o tu allan i fy nrws rwan', 'ok', '2']
    const { code, out, err } = await talk(typed, '--locale', 'cy')
    expect([code, err]).toEqual([0, ''])
    const person = new Person({ locale: 'cy' })
    const read = [person.reads, ...typed.map((text) => person.types(text).reads)]
    expect(out).toBe(printed(read))
    expect(read[4]).toContain('999')
  })

  it('is held as on the pages of a charity that was named', async () => {
    const path = ['who can help', 'skip', 'skip', 'LE2']
    const read = await talk(path, '--partner', 'demo')
    expect([read.code, read.err]).toEqual([0, ''])
    expect(read.out).toContain('Harbour Women and Families')
    expect((await talk(path)).out).not.toContain('Harbour')
  })

  it('is held at the moment that was named', async () => {
    const path = ['who can help', 'skip', 'skip', 'LE2']
    const at = (now: string) => new Person({ now: new Date(now) }).types(...path).reads
    expect(at('2026-12-25T03:00Z')).not.toBe(at('2026-07-15T10:30Z'))
    for (const [moment, now] of [
      ['2026-12-25T03:00', '2026-12-25T03:00Z'],
      ['2026-07-15T11:30', '2026-07-15T10:30Z'],
    ] as const)
      expect((await talk(path, '--at', moment)).out).toContain(at(now))
  })

  it('saves what was done as a journey, which can be replayed and gone on with', async () => {
    const file = join(folder, 'saved.yaml')
    const typed = ['start', '4', 'no', 'Me', '2', 'he follows me']
    const first = await talk(typed, '--save', file, '--at', '2026-12-25T03:00')
    expect(first.err).toBe('')
    expect(readJourney(file)).toMatchObject({
      at: '2026-12-25T03:00',
      says: [
        'start',
        { to: 'danger-now', choice: 'no' },
        'no',
        'Me',
        { to: 'under-18', choice: 'no' },
        'he follows me',
      ],
    })
    const again = await talk(['back'], '--replay', file)
    const turns = (out: string) => out.split(/\n> .*\n|\n> /).map((turn) => turn.trim())
    expect(turns(again.out).slice(0, typed.length + 1)).toEqual(turns(first.out).slice(0, typed.length + 1))
    expect(again.out).toContain('> [No]')
    const more = await talk([], '--replay', file, '--save', file)
    expect([more.code, more.err]).toEqual([1, `--save: ${file} is there already. Name a new file.\n`])
  })

  it('replays lines that were typed', async () => {
    const file = join(folder, 'lines.txt')
    writeFileSync(file, 'start\nno\nme\n')
    const { code, out } = await talk([], '--replay', file)
    const person = new Person()
    const read = [person.reads, ...['start', 'no', 'me'].map((text) => person.types(text).reads)]
    expect([code, out.endsWith(`${read[3]}\n\n> `)]).toEqual([0, true])
  })

  it.each([
    [['--locale', 'xx'], '--locale: there is no "xx". There are: en, cy.'],
    [['cy'], '"cy": expected an option, as --locale cy or --replay cy.'],
    [['--channel', 'fax'], /^--channel: there is no "fax"\. There are: web, json/],
    [['--partner', 'nobody'], /^--partner: there is no "nobody"\. There are: demo\./],
    [['--at', 'noon'], '--at: "noon" is no moment on clocks in the UK. Write it as 2026-12-25T03:00.'],
    [['--replay', 'none.yaml'], /^--replay: none\.yaml cannot be read \(ENOENT\)\./],
    [['--where'], /^--where: there is no such option\. There are: --channel, --locale/],
  ])('%j is told in a sentence', async (args, message) => {
    const { code, err } = await talk([], ...args)
    expect(code).toBe(1)
    expect(err.trim()).toEqual(typeof message === 'string' ? message : expect.stringMatching(message))
  })
})
