import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { squeeze } from './squeeze.ts'

/** What a script put into `out`, as it was written and squeezed. */
function both(script: string): [unknown[], unknown[]] {
  const run = (text: string) => {
    const out: unknown[] = []
    runInNewContext(text, { out })
    return out
  }
  return [run(script), run(squeeze(script))]
}

test.each([
  [
    'declarations',
    'const first = 1\nconst second = first + 1\nlet third\nthird = second + 1\nout.push(first, second, third)\n',
  ],
  ['functions', 'function twice(count) {\n  return count + count\n}\nout.push(twice(2))\n'],
  [
    'arrows',
    'const add = (one, other) => one + other\nconst next = (one) => add(one, 1)\nconst none = () => 0\nout.push(next(1), none())\n',
  ],
  [
    'patterns',
    'const { length, other: name } = { length: 3, other: 4 }\nconst [one, , two] = [5, 6, 7]\nout.push(length, name, one, two)\n',
  ],
  [
    'fields',
    "const name = 'value'\nconst record = { name, other: name, length: 1 }\nout.push(record.name, record.other, record['name'])\n",
  ],
  ['a choice', 'const yes = true\nconst answer = yes ? 1 : 2\nout.push(answer, !yes)\n'],
  ['blocks', 'let count = 0\nif (count === 0) {\n  count = 1\n}\nif (!count) out.push(0)\nout.push(count)\n'],
  ['long lines', "const word =\n  'a' +\n  'b'\nout.push(\n  word,\n  word === 'ab' &&\n    word.length === 2,\n)\n"],
  [
    'values with a name',
    'const LIMIT = 5\nlet changed = 1\nchanged = 2\nconst field = 3\nconst record = { field: 4, other: field }\nconst word = "w"\nconst short = 6\nout.push({ short }, LIMIT, record, word, word, changed)\n',
  ],
  [
    'templates',
    [
      "const name = 'n'",
      'const two = 2',
      'out.push(`$' + '{name}`, `it\'s "$' + '{two}"`, `$' + '{two}$' + '{two}`)',
      'out.push(`$' + '{two}px`, `$' + '{name || 1}!`, ``)',
      '',
    ].join('\n'),
  ],
  ['strings', "const name = 'name of // a \"name\"'\nout.push(name, 'it\\'s', \"it's\")\n"],
  [
    'new things',
    'const set = new Set()\nconst other = new Set([1])\nset.add(2)\nout.push(set.size, other.size, new Set().size)\n',
  ],
  [
    'declarations in two blocks',
    'const outer = () => {\n  const one = 1\n  const two = 2\n  return one + two\n}\nconst last = outer()\nout.push(last)\n',
  ],
  [
    'optional fields',
    'const record = { run: () => 1 }\nconst none = undefined\nout.push(record?.run?.(), none?.run)\n',
  ],
])('%s do the same', (_, script) => {
  const [before, after] = both(`(()=>{'use strict'\n${script}})()\n`)
  expect(after).toEqual(before)
  expect(after.length).toBeGreaterThan(0)
})

test('a value that is used once is written where it is used', () => {
  expect(squeeze('const LIMIT = 5\nout.push(LIMIT)\n')).toBe('out.push(5)')
})

test('names are short, fields and words stay', () => {
  expect(squeeze("const counter = { counter: 1 }\nout.push(counter.counter, 'counter')\n")).toBe(
    'let e={counter:1};out.push(e.counter,"counter")',
  )
})

/** A template in a template. */
const NESTED = ['`a $', '{`b`}`'].join('')

test.each([NESTED, 'const pattern = /a/', 'class Thing {}'])('what is not read is refused: %s', (script) => {
  expect(() => squeeze(`${script}\n`)).toThrow(/cannot be squeezed/)
})
