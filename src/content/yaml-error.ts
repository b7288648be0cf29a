import { createRequire } from 'node:module'
import type { Document, YAMLError } from 'yaml'

/** The reader that explains slips best. It is slow, and only needed where there is one. */
const yaml = () => createRequire(import.meta.url)('yaml') as typeof import('yaml')

/** A slip in the YAML itself: what is wrong, in the terms of somebody who writes it, and where. */
export interface SyntaxProblem {
  readonly line: number
  readonly message: string
}

/** What keeps a YAML file from being read: at least one problem. */
export function syntaxProblems(source: string): SyntaxProblem[] {
  const { LineCounter, parseDocument } = yaml()
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  const found = slips(document, source)
  if (found.length === 0) return [{ line: 1, message: "this can't be read as YAML" }]
  return found.map(({ offset, message }) => ({ line: lines.linePos(offset).line || 1, message }))
}

/**
 * Of the slips that make the rest unreadable only the first is told: what the parser says after it is about its own
 * confusion.
 */
function slips(document: Document.Parsed, source: string): { readonly offset: number; readonly message: string }[] {
  const { isAlias, visit } = yaml()
  const first = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY')
  const told = first ? [first] : [...document.errors, ...document.warnings]
  const problems = told.map((error) => ({ offset: error.pos[0], message: explain(error, source) }))
  if (problems.length > 0) return problems
  visit(document, {
    Alias: (_, alias) => {
      if (isAlias(alias) && !alias.resolve(document))
        problems.push({ offset: alias.range?.[0] ?? 0, message: needsQuotes('*') })
    },
  })
  return problems
}

const needsQuotes = (sign: string): string => `a text that begins with "${sign}" needs quotes around it`
const NOT_ALIKE = 'this line is not indented like the lines that it belongs with'

function explain({ code, message, pos }: YAMLError, source: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'a tab stands where spaces are expected: use two spaces for each step inwards'
    case 'DUPLICATE_KEY':
      return `"${/^[^\s:]*/.exec(source.slice(pos[0]))?.[0]}" stands twice in one place. Take one out`
    case 'MULTIPLE_DOCS':
      return 'a line "---" begins a second document. Take it out'
    case 'BAD_SCALAR_START':
      return needsQuotes(source[pos[0]] ?? '')
    case 'TAG_RESOLVE_FAILED':
      return needsQuotes('!')
    case 'BAD_DQ_ESCAPE':
      return 'a backslash in double quotes has a meaning of its own: use single quotes'
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return /compact mappings/.test(message) ? 'a text that holds ": " needs quotes around it' : NOT_ALIKE
    case 'BAD_INDENT':
    case 'BLOCK_IN_FLOW':
      return unclosed(message) ?? NOT_ALIKE
    case 'MISSING_CHAR':
      return missing(message)
    case 'UNEXPECTED_TOKEN':
      return 'this does not belong here: is a comma, a quote or a new line missing before it?'
    default:
      return `this can't be read as YAML: ${message}`
  }
}

const unclosed = (message: string): string | undefined => {
  const bracket = /end with a (.)/.exec(message)?.[1]
  return bracket && `a bracket opens above and is not closed: a "${bracket}" is missing`
}

function missing(message: string): string {
  if (/closing ./.test(message)) return 'a quote opens here or above and is never closed'
  if (/^Missing ,/.test(message)) return 'a comma is missing before this'
  if (/space after :/.test(message)) return 'put a space after the ":"'
  if (/Sequence item/.test(message)) return NOT_ALIKE
  return /implicit map keys/i.test(message)
    ? 'a ":" is missing: expected "key: value"'
    : `this can't be read as YAML: ${message}`
}
