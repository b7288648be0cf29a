import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const EMBED = join(import.meta.dirname, 'embed.ts')
function embed(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [EMBED, ...args], { encoding: 'utf8' })
  return { status, out: stdout, err: stderr.trim() }
}

it('prints the line for a charity, and that the address is this machine where none was named', () => {
  const { status, out, err } = embed('--partner', 'demo')
  expect([status, err]).toEqual([0, ''])
  expect(out).toContain('<script async src="http://127.0.0.1:8080/embed.js" data-partner="demo"></script>')
  expect(out).toContain('is this machine alone')
})

it('prints the page for the test alone, so that it can be put into a file', () => {
  const { status, out } = embed('--partner', 'demo', '--origin', 'https://chat.example.org', '--lang', 'cy', '--page')
  expect(status).toBe(0)
  expect(out).toMatch(/^<!doctype html>\n/)
  expect(out).toMatch(/<\/html>\n$/)
  expect(out).toContain('<code>http://localhost:8090</code>')
})

describe('what was typed wrongly is told in a sentence', () => {
  it.each([
    [[], '--partner: say whose pages it is for, as --partner demo. There are: demo.'],
    [
      ['--partner', 'dmeo'],
      '--partner: there is no "dmeo": it would be the file partners/dmeo.yaml. Did you mean "demo"?',
    ],
    [['demo'], '"demo": expected an option, as --partner demo.'],
    [['--partner', 'demo', '--orgin', 'x'], '--orgin: there is no such option. Did you mean "--origin"?'],
    [['--partner', 'demo', '--lang', 'cu'], '--lang: the pages of "demo" are not offered in "cu". Did you mean "cy"?'],
    [['--partner', 'demo', '--position', 'lft'], '--position: there is no "lft". There are: left, right.'],
    [
      ['--partner', 'demo', '--origin', 'chat.example.org'],
      '--origin: "chat.example.org" is no address. Write it as https://chat.example.org.',
    ],
    [
      ['--partner', 'demo', '--origin', 'https://chat.example.org/chat'],
      '--origin: expected the address without a path: https://chat.example.org.',
    ],
    [
      ['--partner', 'demo', '--origin', 'http://chat.example.org'],
      '--origin: pages with https load nothing without it. Use https://chat.example.org.',
    ],
  ])('%j', (args, message) => {
    const { status, out, err } = embed(...args)
    expect([status, out, err]).toEqual([1, '', message])
  })
})
