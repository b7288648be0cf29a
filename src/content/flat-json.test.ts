import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FlatJsonError, parseFlatJson } from './flat-json.ts'

const object = (source: string) => Object.fromEntries(parseFlatJson(source).map(({ key, text }) => [key, text]))

/** Where and how a source is refused. */
function refusal(source: string): string {
  try {
    parseFlatJson(source)
  } catch (error) {
    if (error instanceof FlatJsonError) return `${error.line}:${error.column}: ${error.message}`
    throw error
  }
  return 'taken'
}

describe('parseFlatJson', () => {
  it('keeps keys in order, with their lines', () => {
    expect(parseFlatJson('{\n  "who": "Who?",\n\n  "who.me": "Me"\n}\n')).toEqual([
      { key: 'who', text: 'Who?', line: 2 },
      { key: 'who.me', text: 'Me', line: 4 },
    ])
  })

  it('keeps a key that is there twice', () => {
    expect(parseFlatJson('{"a":"1","a":"2"}').map(({ text }) => text)).toEqual(['1', '2'])
  })

  it('reads whatever JSON.stringify writes', () => {
    const hard = [
      '"',
      '\\',
      '/',
      '\n',
      '\u0000',
      '\u007f',
      '\u009f',
      '\u2028',
      'a',
      ' ',
      'ŵ',
      '😀',
      '\uD83D',
      ':',
      ',',
      '}',
    ]
    const text = fc.string({ unit: fc.constantFrom(...hard) })
    const written = fc.tuple(fc.dictionary(text, text), fc.nat(4))
    fc.assert(
      fc.property(written, ([texts, indent]) => {
        const source = JSON.stringify(texts, null, indent)
        expect(object(source)).toEqual(JSON.parse(source))
      }),
    )
  })

  it('takes exactly the flat objects of texts that JSON.parse takes', () => {
    const pieces = [
      '{',
      '}',
      '"a"',
      '"b\\n"',
      ':',
      ',',
      ' ',
      '\n',
      '1',
      '[',
      '"\\x"',
      '"\u0001"',
      '"\u007f"',
      'null',
      '"',
    ]
    const flat = (source: string): boolean => {
      try {
        const value: unknown = JSON.parse(source)
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
        return Object.values(value).every((one) => typeof one === 'string') && !/:\s*(1|null)/.test(source)
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 9 }), (some) => {
        for (const source of [some.join(''), `{"a":"b"${some.join('')}}`])
          expect(refusal(source) === 'taken').toBe(flat(source))
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['', '1:1: expected "{" at the beginning of the texts, found the end of the file'],
    ['[]', '1:1: expected "{" at the beginning of the texts, found "["'],
    ['\uFEFF{}', '1:1: expected "{" at the beginning of the texts, found "\uFEFF"'],
    ['{\n  "a": "b"\n  "c": "d"\n}', '3:3: expected "," or "}" after the text, found """'],
    ['{\n  "a": "b",\n}', '3:1: expected a key in double quotes (no comma after the last text), found "}"'],
    ['{ "a" "b" }', '1:7: expected ":" after the key "a", found """'],
    [
      '{ "a": { "b": "c" } }',
      '1:8: expected a text in double quotes, on one line, not nested (\\n begins a new line), found "{"',
    ],
    [
      '{ "a": "b\nc" }',
      '1:8: expected a text in double quotes, on one line, not nested (\\n begins a new line), found """',
    ],
    ['{} x', '1:4: expected nothing after the last "}", found "x"'],
  ])('refuses %j and says where and why', (source, expected) => {
    expect(refusal(source)).toBe(expected)
  })
})
