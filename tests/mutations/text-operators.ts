import type { Mutation } from './mutation.ts'

const TEXT = /^\s*"((?:[^"\\]|\\.)*)"\s*:\s*"((?:[^"\\]|\\.)*)"(,?)\s*$/

/** Every edit of a single text of a texts file, whose texts stand on a line each. */
export function textMutations(file: string, source: string): Mutation[] {
  const lines = source.split('\n')
  const last = lines.findLastIndex((line) => TEXT.test(line))
  return lines.flatMap((line, i): Mutation[] => {
    const [, key = '', text = '', comma = ''] = TEXT.exec(line) ?? []
    if (key === '') return []
    const made = (operator: string, edited: readonly string[]): Mutation => ({
      operator,
      file,
      line: i + 1,
      what: key,
      text: () => edited.join('\n'),
    })
    const withLine = (other: string) => lines.with(i, `  "${key}": "${other}"${comma}`)
    const slot = /\s*\{\{.*?\}\}/.exec(text)?.[0]
    return [
      ...(i === last ? [] : [made('text dropped', lines.toSpliced(i, 1))]),
      made('text emptied', withLine('')),
      ...(slot === undefined ? [] : [made('value of a text dropped', withLine(text.replace(slot, '')))]),
      ...(file.includes('/en/') ? [made('English changed', withLine(text.replace(/\p{L}+/u, 'Today')))] : []),
    ]
  })
}
