import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** An import that stands on lines of its own: `import { a, b } from './c.js'`. */
const IMPORT = /^import \{[^}]*\} from '(\.[^']+)'\n/gm
/** What is written for whoever reads the code: comments that have their lines for themselves, and indentation. */
const FOR_READERS = /^\s*(?:\/\*[\s\S]*?\*\/|\/\/.*)?\s*\n|^[ \t]+/gm

/**
 * Modules of web-widget/ as one script, so that a page asks for one file and nothing has to be built: what a module imports comes
 * before it, each module once, all of them inside one function. Modules import names as they are, with braces; a name at the top
 * of a module stands once in all of them; a template string holds no line that begins with a comment.
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
    const own = source
      .replace(IMPORT, '')
      .replace(/^export (?=const|function|async function|class|let)/gm, '')
      .replace(FOR_READERS, '')
    const odd = /^(?:import|export)\b.*/m.exec(own)
    if (odd) throw new Error(`${path}: cannot be joined: ${odd[0]}`)
    return before.join('') + own
  }
  const values = Object.entries(given).map(([name, value]) => `const ${name}=${JSON.stringify(value)}\n`)
  return `(()=>{'use strict'\n${values.join('')}${take(file)}})()\n`
}
