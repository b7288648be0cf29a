import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
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

describe('the chat in a terminal', { timeout: 30_000 }, () => {
  it('asks in the language that was named, understands numbers, labels and words, and ends with its input', async () => {
    const typed = ['dechrau', '4', 'Fi', 'mae o tu allan i fy nrws rwan', 'ok', '2']
    const { code, out, err } = await talk(typed, 'cy')
    expect([code, err]).toEqual([0, ''])
    const person = new Person({ locale: 'cy' })
    const read = [person.reads, ...typed.map((text) => person.types(text).reads)]
    expect(out).toBe([...read.map((turn) => `\n${turn}\n`), ''].join('\n> '))
    expect(read[4]).toContain('999')
  })

  it('says which languages there are', async () => {
    const { code, err } = await talk([], 'xx')
    expect([code, err.trim()]).toEqual([1, 'There are no words in "xx". There are: en, cy.'])
  })
})
