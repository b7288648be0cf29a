import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** An import that stands on lines of its own: `import { a, b } from './c.js'`. */
const IMPORT = /^import \{[^}]*\} from '(\.[^']+)'\n/gm

/**
 * Modules of web-widget/ as one script, so that a page asks for one file and nothing has to be built: what a module imports comes
 * before it, each module once, all of them inside one function. Modules import names as they are, with braces; a name at the top
 * of a module stands once in all of them.
 * @param file the module that begins, by its path
 * @param given what the script finds under names of its own, as JSON
 * @throws when a module cannot be read, or is written in a way that cannot be joined
 */
export function joinModules(file: string, given: Readonly<Record<string, unknown>> = {}): string {
  const taken = new Set<string>()
  const take = (path: string): string => {
    if (taken.has(path)) return ''
    taken.add(path)
    const source = readFileSync(path, 'utf8')
    const before = [...source.matchAll(IMPORT)].map(([, other = '']) => take(join(dirname(path), other)))
    const own = source.replace(IMPORT, '').replace(/^export (?=const|function|async function|class|let)/gm, '')
    const odd = /^(?:import|export)\b.*/m.exec(own)
    if (odd) throw new Error(`${path}: cannot be joined: ${odd[0]}`)
    return before.join('') + own
  }
  const values = Object.entries(given).map(([name, value]) => `const ${name}=${JSON.stringify(value)}\n`)
  return `(()=>{'use strict'\n${values.join('')}${take(file)}})()\n`
}

/**
 * A script of `joinModules` in fewer bytes, which does the same: without what is written for readers, and with short names.
 * @param passes how often it is gone through for ways to say the same in less: one spares a twentieth, and takes five times as long as all else
 * @throws when it is no script
 */
export function minified(script: string, passes = 0): string {
  // Read when the first script is asked for: the start does not wait for it.
  const { minify } = createRequire(import.meta.url)('uglify-js') as typeof import('uglify-js')
  const { code, error } = minify(script, { toplevel: true, compress: passes > 0 && { passes } })
  if (error) throw error
  return code
}
