/** Strings, names and numbers, operators of more than one character, white space, anything else. */
const TOKEN = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|[\w$]+|=>|\?\.|[=!]==|&&|\|\||\s+|./g
const NAME = /^[A-Za-z_$]/
/** After these, and before those, a line does not end a statement. */
const GOES_ON_AFTER = new Set([
  '',
  '{',
  '(',
  '[',
  ',',
  ';',
  '=',
  '=>',
  '===',
  '!==',
  '+',
  '-',
  '?',
  ':',
  '&&',
  '||',
  '!',
])
const GOES_ON_BEFORE = new Set([
  '',
  '}',
  ')',
  ']',
  ',',
  ';',
  '=',
  '=>',
  '===',
  '!==',
  '+',
  '?',
  ':',
  '&&',
  '||',
  '.',
  '?.',
])
/** Those first that are often in the words around. */
const LETTERS = 'etnoiaslrdchupmfgbwykvxqjzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const CLOSES: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }

/**
 * A script of joinModules in fewer bytes, for the one file that every page of a charity loads: without white space, and with one
 * letter for each name that the modules give. It does the same, as long as a name that is given somewhere in them means nothing
 * else anywhere in them, such as something of the browser.
 * @throws when there is something in it that is not read here: a regular expression or a division, a class, a template in a template
 */
export function squeeze(script: string): string {
  // What strict mode would refuse, the check of types refuses.
  const plain = script.replace("'use strict'\n", '').replace(/`([^`]*)`/g, (_, inside: string) => added(inside))
  const tokens = spaceless((plain.match(TOKEN) ?? []).map(shorter))
  const unread = tokens.find((token) => token === '`' || token === '/' || token === 'class')
  if (unread) throw new Error(`a script with ${unread} cannot be squeezed`)
  return merged(renamed(inlined(tokens))).join('')
}

/** A template as its parts, added: `${home}chat` is home + 'chat'. */
function added(template: string): string {
  const parts = template.split(/\$\{([^{}]*)\}/).map((part, index) => {
    if (part.includes('${')) throw new Error('a script with a template in a template cannot be squeezed')
    if (index % 2 === 0) return part === '' ? '' : `'${part.replaceAll("'", "\\'")}'`
    return /^[\w$.]+$/.test(part) ? part : `(${part})`
  })
  // Two values side by side could be numbers.
  const isText = parts[0] !== '' || (parts[2] ?? '') !== ''
  return [isText ? '' : "''", ...parts].filter((part) => part !== '').join(' + ')
}

function shorter(token: string): string {
  if (token === 'const') return 'let'
  if (token === 'true') return '!0'
  if (token === 'false') return '!1'
  return token.startsWith("'") && !token.includes('"') ? `"${token.slice(1, -1)}"` : token
}

/** Line ends become semicolons where a statement ends. */
function spaceless(tokens: readonly string[]): string[] {
  const out: string[] = []
  for (const [index, token] of tokens.entries()) {
    const before = out.at(-1) ?? ''
    const after = tokens[index + 1] ?? ''
    if (token.trim() === '') {
      if (token.includes('\n') && !GOES_ON_AFTER.has(before) && !GOES_ON_BEFORE.has(after)) out.push(';')
      else if (/[\w$]$/.test(before) && /^[\w$]/.test(after)) out.push(' ')
      continue
    }
    // a comma that only ends a list, the parentheses of a single parameter, those of `new Set()`
    if (before === ',' && /^[)\]}]$/.test(token)) out.pop()
    if (token === '=>' && before === ')' && out.at(-3) === '(' && NAME.test(out.at(-2) ?? ''))
      out.splice(-3, 3, out.at(-2) ?? '')
    if (token === ')' && before === '(' && out.at(-4) === 'new' && after !== '.') out.pop()
    else out.push(token)
  }
  return out
}

/** A number or a string that has a name for readers only, since it is used once, stands where it is used. */
function inlined(tokens: readonly string[]): string[] {
  const out = [...tokens]
  const uses = (name: string) =>
    out.flatMap((token, at) => (token === name && !/^\??\.$/.test(out[at - 1] ?? '') ? [at] : []))
  for (let at = out.length; at >= 0; at--) {
    const [begin, , name = '', equals, value = '', end] = out.slice(at, at + 6)
    if (begin !== 'let' || equals !== '=' || end !== ';' || !/^["'\d]/.test(value)) continue
    const [, use = 0, more] = uses(name)
    const [before = '', , after = ''] = out.slice(use - 1)
    const isField = /^[{,]$/.test(before) && /^[,}]$/.test(after)
    if (use === 0 || more !== undefined || /^[=:]$/.test(after) || isField) continue
    out[use] = value
    out.splice(at, 6)
  }
  return out
}

/** The names that are given: after let and function, in patterns, as parameters. */
function given(tokens: readonly string[]): Set<string> {
  const names = new Set<string>()
  const collect = (from: number, step: 1 | -1, until: string) => {
    for (let at = from; at in tokens && tokens[at] !== until; at += step) {
      const token = tokens[at] ?? ''
      if (NAME.test(token) && tokens[at + 1] !== ':') names.add(token)
    }
  }
  for (const [index, token] of tokens.entries()) {
    if (token === '=>') collect(index - 1, -1, tokens[index - 1] === ')' ? '(' : (tokens[index - 2] ?? ''))
    if (token === 'function') {
      names.add(tokens[index + 2] ?? '')
      collect(index + 4, 1, ')')
    }
    if (token !== 'let') continue
    const first = tokens[tokens[index + 1] === ' ' ? index + 2 : index + 1] ?? ''
    if (first in CLOSES) collect(index + 2, 1, CLOSES[first] ?? '')
    else names.add(first)
  }
  return names
}

function renamed(tokens: readonly string[]): string[] {
  const names = given(tokens)
  const often = new Map<string, number>()
  for (const token of tokens) if (names.has(token)) often.set(token, (often.get(token) ?? 0) + 1)
  const letters = [...LETTERS].filter((one) => !tokens.includes(one))
  const short = new Map([...often].sort(([, a], [, b]) => b - a).map(([name], index) => [name, letters[index] ?? name]))
  const open: string[] = []
  return tokens.map((token, index) => {
    if (token in CLOSES) open.push(token)
    else if (/^[)\]}]$/.test(token)) open.pop()
    const [before = '', after = ''] = [tokens[index - 1], tokens[index + 1]]
    const other = short.get(token)
    if (other === undefined || before === '.' || before === '?.') return token
    const isField = open.at(-1) === '{' && /^[{,]$/.test(before)
    if (isField && after === ':') return token
    return isField && /^[,}]$/.test(after) ? `${token}:${other}` : other
  })
}

/** Declarations that follow each other are made one. */
function merged(tokens: readonly string[]): string[] {
  const out: string[] = []
  /** the first token of the last statement, for each bracket that is open */
  const begins: string[] = ['']
  let isFirst = true
  for (const [index, token] of tokens.entries()) {
    if (isFirst && token === 'let' && begins.at(-1) === 'let' && out.at(-1) === ';') {
      out[out.length - 1] = ','
      isFirst = false
      continue
    }
    if (token === ' ' && out.at(-1) === ',') continue
    if (isFirst) begins[begins.length - 1] = token
    isFirst = token === ';' || (token === '{' && /^(?:=>|\))$/.test(tokens[index - 1] ?? ''))
    if (token in CLOSES) begins.push('')
    else if (/^[)\]}]$/.test(token)) begins.pop()
    out.push(token)
  }
  return out
}
