import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinModules, minified } from './script.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'script-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** What the script put into `out`. */
function run(script: string): unknown[] {
  const out: unknown[] = []
  runInNewContext(script, { out })
  return out
}

test('what a module imports comes before it, once, and nothing of it is seen from outside', () => {
  file('deep.js', "export const deep = 'deep'\nout.push('deep is read')\n")
  file('other.js', "import { deep } from './deep.js'\n\nexport function other() {\n  return deep + ' and other'\n}\n")
  const main = file(
    'main.js',
    "import { deep } from './deep.js'\nimport {\n  other,\n} from './other.js'\n\nout.push(deep, other(), typeof globalThis.deep)\n",
  )
  expect(run(joinModules(main))).toEqual(['deep is read', 'deep', 'deep and other', 'undefined'])
})

test('values are given by name, whatever stands in them', () => {
  const main = file('given.js', 'out.push(WORDS.a)\n')
  expect(run(joinModules(main, { WORDS: { a: '</script>\u2028"`' } }))).toEqual(['</script>\u2028"`'])
})

test('in fewer bytes it does the same, without what is for readers', () => {
  const main = file(
    'comments.js',
    "/** For readers. */\nfunction greet(somebody) {\n  // why\n  return 'https://example.org/' + somebody // stays\n}\nout.push(greet('x'))\nout.push(greet(String(out.length)))\n",
  )
  const script = joinModules(main)
  const small = minified(script)
  expect(small).not.toMatch(/readers|why|stays|somebody/)
  expect(small.length).toBeLessThan((2 / 3) * script.length)
  expect(minified(script, 2).length).toBeLessThan(small.length)
  expect(run(small)).toEqual(run(script))
  expect(run(small)).toEqual(['https://example.org/x', 'https://example.org/1'])
})

test('what is no script is refused', () => {
  expect(() => minified('const = 1')).toThrow()
})

test('a module that cannot be joined is refused by name', () => {
  expect(() => joinModules(file('odd.js', 'export default 1\n'))).toThrow(/odd\.js: cannot be joined: export default 1/)
})
