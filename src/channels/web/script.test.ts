import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinModules } from './script.ts'

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

test('comments and indentation are not sent, strings with slashes are', () => {
  const main = file(
    'comments.js',
    "/**\n * For readers.\n */\n// and this\nfunction f() {\n  // why\n  return 'https://example.org' // stays\n}\nout.push(f())\n",
  )
  const script = joinModules(main)
  expect(script).not.toMatch(/For readers|and this|why|^ /m)
  expect(run(script)).toEqual(['https://example.org'])
})

test('a module that cannot be joined is refused by name', () => {
  expect(() => joinModules(file('odd.js', 'export default 1\n'))).toThrow(/odd\.js: cannot be joined: export default 1/)
})
