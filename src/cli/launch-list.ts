import type { TextRow } from '../content/text-checks.ts'
import type { Directory, Fact } from '../directory/types.ts'
import type { Part, SignOff, TextPart } from './sign-off.ts'

/** A part of the list: who signs, and what they work down. */
interface Section extends Part {
  readonly lines: readonly string[]
  /** how many things are still to be looked at */
  readonly open: number
}

const HOW = [
  'What a person has to look at before people in danger use this, by who signs it.',
  '[ ] a fact: open its source. If it agrees, write the day as "checked" at the line that is named. If not, mend it; what nobody',
  '    can confirm gets the confidence "memory" or "conflict", and is then shown to nobody.',
  '[?] a question that is open: answer it, put what follows into the record, and take the question out.',
  '[x] a fact that somebody has checked: look again when its time is over, of which the check tells.',
  'What is kept of a signature: docs/before-launch.md.',
]

/**
 * Everything that a person has to look at before the launch, by who signs it, in the order in which it is worked down.
 * @param rows the texts in which people read of facts of the law and of organisations
 */
export function launchList(signOff: SignOff, directory: Directory, rows: readonly TextRow[]): string[] {
  const sections = sectionsOf(signOff, directory, new Map(rows.map((row) => [row.key, row])))
  return [
    ...HOW,
    ...sections.flatMap(({ name, signs, lines, open }, i) => [
      '',
      `== ${i + 1}. ${name}: ${open} to look at ==`,
      `Signs: ${signs}.`,
      ...lines,
    ]),
    '',
    ...totals(directory),
  ]
}

function sectionsOf(
  { law, organisations, others, texts }: SignOff,
  directory: Directory,
  read: ReadonlyMap<string, TextRow>,
): Section[] {
  const isLaw = (id: string) => directory.law.has(id)
  const isOther = ({ at }: Fact) => at.split('/').length < 3
  const questions = new Map(
    [...Map.groupBy(directory.checks, ({ organisation }) => organisation)].map(([id, all]) => [
      id,
      all.map(({ check }) => check),
    ]),
  )
  const section = (part: Part, facts: readonly Fact[], asked: readonly string[]): Section => {
    const byRecord = Map.groupBy(facts, ({ organisation }) => organisation)
    const ids = [...new Set([...byRecord.keys(), ...asked])]
    return {
      ...part,
      lines: ids.flatMap((id) => recordLines(id, byRecord.get(id) ?? [], questions.get(id) ?? [], read)),
      open: facts.filter(isOpen).length + ids.flatMap((id) => questions.get(id) ?? []).length,
    }
  }
  const asked = [...questions.keys()]
  return [
    ...law.map((part) => {
      const isHere = (id: string) => [...(directory.law.get(id)?.nations ?? [])].some((one) => part.nations.has(one))
      return section(
        part,
        directory.facts.filter(({ organisation }) => isHere(organisation)),
        asked.filter(isHere),
      )
    }),
    section(
      organisations,
      directory.facts.filter((fact) => !isLaw(fact.organisation) && !isOther(fact)),
      asked.filter((id) => !isLaw(id)),
    ),
    section(others, directory.facts.filter(isOther), []),
    ...texts.map(textSection),
  ]
}

const isOpen = ({ checked }: Fact): boolean => checked === null

/** What is said of an organisation, beside its facts. */
const SAID = ['does', 'limits'] as const

function recordLines(
  id: string,
  facts: readonly Fact[],
  questions: readonly string[],
  read: ReadonlyMap<string, TextRow>,
): string[] {
  const wordsOf = (key: string): string[] => {
    const row = read.get(key)
    return row ? [`      People read: "${oneLine(row.text)}" (${row.file}:${row.line})`] : []
  }
  return [
    '',
    id,
    ...SAID.flatMap((said) => wordsOf(`org.${id}.${said}`)),
    ...facts.flatMap((fact) => {
      const { field, value, at, checked, shown, confidence, sources } = fact
      const where = sources.map(({ url, date }) => `${url} (${date})`).join(', ') || 'no source is written down'
      const state = checked === null ? '[ ]' : '[x]'
      const since = checked === null ? '' : `, checked on ${checked}`
      const seen = shown ? 'shown to people' : `shown to nobody: it is "${confidence}"`
      return [
        `  ${state} ${field}: "${value}"`,
        ...wordsOf(`law.${id}.${field}`),
        `      ${at}, ${seen}${since}. Open ${where}`,
      ]
    }),
    ...questions.map((question) => `  [?] ${question}`),
  ]
}

const oneLine = (text: string): string => text.replaceAll('\n', ' / ')

function textSection({ name, signs, list, rows }: TextPart): Section {
  const lines =
    list === 'keys'
      ? rows.map(({ key, text, file, line }) => `  [ ] ${key}: "${oneLine(text)}"\n      ${file}:${line}`)
      : [...Map.groupBy(rows, ({ file }) => file)].map(([file, all]) => `  [ ] ${file}: ${countOf(all)}`)
  return { name, signs, lines: ['', ...lines], open: rows.length }
}
const countOf = ({ length }: readonly TextRow[]) => `${length} ${length === 1 ? 'text' : 'texts'}`

function totals({ facts, checks }: Directory): string[] {
  const open = facts.filter(isOpen)
  const shown = open.filter((fact) => fact.shown)
  return [
    `${shown.length} facts are shown that nobody has checked yet, ${open.length - shown.length} are shown to nobody until somebody confirms them, and ${checks.length} questions are open.`,
  ]
}
