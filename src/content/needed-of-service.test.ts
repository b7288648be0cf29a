import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isTyped, SERVICE_NEEDS } from './needed-of-service.ts'

const SRC = join(import.meta.dirname, '..')
const KEYS = SERVICE_NEEDS.map(({ key }) => key)

/** Rooms whose own `say` puts a word before every key. */
const PREFIXES: readonly (readonly [folder: string, prefix: string])[] = [
  // whole keys stand there
  ['channels/web/info-pages', ''],
  ['channels/web/', 'page.'],
  ['directory/hours/', 'hours.'],
]

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(?:test|fixture|cases)\.ts$/.test(file))
  // the lists themselves, and what finds mistakes in content, ask for no words
  .filter((file) => !file.startsWith('content/') && !file.startsWith('proof/') && !file.startsWith('cli/'))
  .map((file) => ({ file, code: readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '') }))

const prefixOf = (file: string) => PREFIXES.find(([folder]) => file.startsWith(folder))?.[1] ?? ''

/** The arguments of every call that asks for words, as written. */
function asked(code: string): string[] {
  return [...code.matchAll(/(?<![.\w])(?:\w+\.)?(?:texts\.(?:get|has)|say|text|list)\(/g)].map((match) => {
    const start = match.index + match[0].length
    let [at, depth] = [start, 1]
    for (; depth > 0 && at < code.length; at++) depth += code[at] === '(' ? 1 : code[at] === ')' ? -1 : 0
    // the values that words are filled with stand in braces
    return code.slice(start, at - 1).replace(/(?<!\$)\{[^{}]*\}/g, '')
  })
}

/** Whole keys in code: `'back.took'`. */
const literals = (code: string) => [...code.matchAll(/'([a-z0-9][a-z0-9.>-]*)'/g)].map((match) => match[1] ?? '')
/** Keys that code makes: `hours.day.${day}` finds hours.day.mo, but no key that is all variable. */
const patterns = (code: string, prefix: string) =>
  [...code.matchAll(/`((?:[a-z0-9.>-]|\$\{[^`{}]*\})+)`/g)].flatMap((match) => {
    const fixed = (match[1] ?? '').split(/\$\{[^}]*\}/)
    if (!fixed.some((part) => /[a-z]{3}/.test(part))) return []
    return [new RegExp(`^${[prefix, fixed.map((part) => part.replace(/[.>]/g, '\\$&')).join('[a-z0-9-]+')].join('')}$`)]
  })

describe('the texts that code asks for', () => {
  it('are all in the list', () => {
    const missing = sources.flatMap(({ file, code }) =>
      asked(code)
        .flatMap((call) => literals(call.replace(/[!=]== '[^']*'/g, '')))
        .map((key) => prefixOf(file) + key)
        .filter((key) => !KEYS.includes(key) && (prefixOf(file) !== '' || key.includes('.')))
        .map((key) => `${file}: ${key}`),
    )
    expect(missing).toEqual([])
  })

  it('are in the list only because code asks for them', () => {
    const found = new Set(
      sources.flatMap(({ file, code }) => literals(code).flatMap((key) => [key, prefixOf(file) + key])),
    )
    const made = sources.flatMap(({ file, code }) => patterns(code, prefixOf(file)))
    // a label's key is made of the prompt's
    const own = SERVICE_NEEDS.filter(({ list }) => list === undefined).map(({ key }) => key)
    const needless = own.filter((key) => !found.has(key) && !made.some((pattern) => pattern.test(key)))
    expect(needless).toEqual([])
  })

  it('stand there once', () => expect(KEYS.filter((key, i) => KEYS.indexOf(key) < i)).toEqual([]))
})

describe('isTyped', () => {
  it('tells lists of what people type from what they read', () => {
    expect(['commands.back', 'numbers.before', 'who.me.also', 'who.around'].filter(isTyped)).toHaveLength(4)
    expect(['who', 'also-for-you', 'page.also-for', 'who.numbers'].filter(isTyped)).toEqual([])
  })
})
