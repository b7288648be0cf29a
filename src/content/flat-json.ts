/** One `"key": "text"` of a texts file, and the line that its key stands on, counted from 1. */
export interface FlatEntry {
  readonly key: string
  readonly text: string
  readonly line: number
}

/** What is wrong with the form of a texts file, and where: line and column, both counted from 1. */
export class FlatJsonError extends Error {
  override readonly name = 'FlatJsonError'
  readonly line: number
  readonly column: number
  constructor(message: string, line: number, column: number) {
    super(message)
    this.line = line
    this.column = column
  }
}

const SPACE = /[ \t\n\r]*/y
const STRING = /"(?:[^"\\\p{Cc}]|\u007f|[\u0080-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy

/**
 * Reads a texts file: one JSON object that holds nothing but texts. Unlike JSON.parse it keeps a key that is there twice,
 * and knows the line of each, so that a mistake can be pointed at.
 * @throws FlatJsonError at the first place that is not such an object
 */
export function parseFlatJson(source: string): readonly FlatEntry[] {
  let at = 0
  const fail = (expected: string): never => {
    const before = source.slice(0, at).split('\n')
    const found = at < source.length ? `"${String.fromCodePoint(source.codePointAt(at) ?? 0)}"` : 'the end of the file'
    throw new FlatJsonError(
      `expected ${expected}, found ${found}`,
      before.length,
      (before[before.length - 1]?.length ?? 0) + 1,
    )
  }
  const skipSpace = (): void => {
    SPACE.lastIndex = at
    SPACE.exec(source)
    at = SPACE.lastIndex
  }
  const take = (mark: string): boolean => {
    skipSpace()
    if (source[at] !== mark) return false
    at++
    return true
  }
  const takeString = (expected: string): string => {
    skipSpace()
    STRING.lastIndex = at
    const match = STRING.exec(source)
    if (!match) return fail(expected)
    at = STRING.lastIndex
    return JSON.parse(match[0])
  }
  const entries: FlatEntry[] = []
  if (!take('{')) fail('"{" at the beginning of the texts')
  let line = 1
  let counted = 0
  while (entries.length > 0 || !take('}')) {
    skipSpace()
    for (; counted < at; counted++) if (source[counted] === '\n') line++
    const entry = { key: takeString('a key in double quotes (no comma after the last text)'), line }
    if (!take(':')) fail(`":" after the key "${entry.key}"`)
    entries.push({
      ...entry,
      text: takeString('a text in double quotes, on one line, not nested (\\n begins a new line)'),
    })
    if (take(',')) continue
    if (take('}')) break
    fail('"," or "}" after the text')
  }
  skipSpace()
  if (at < source.length) fail('nothing after the last "}"')
  return entries
}
