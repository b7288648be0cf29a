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

describe('the chat in a terminal', () => {
  it('asks, understands numbers, labels and words, and ends with its input', { timeout: 30_000 }, async () => {
    const typed = ['start', '4', 'Me', 'he is outside my door right now', 'ok', '2']
    const { code, out, err } = await talk(typed)
    expect([code, err]).toEqual([0, ''])
    const person = new Person()
    const read = [person.reads, ...typed.map((text) => person.types(text).reads)]
    expect(out).toBe([...read.map((turn) => `\n${turn}\n`), ''].join('\n> '))
  })

  it('speaks another language, and says which there are', { timeout: 30_000 }, async () => {
    const [welsh, unknown] = await Promise.all([talk([], 'cy'), talk([], 'xx')])
    expect(welsh.out).toContain('Dechrau')
    expect([unknown.code, unknown.err.trim()]).toEqual([1, 'There are no words in "xx". There are: en, cy.'])
  })
})
