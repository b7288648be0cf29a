import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type {
  Circumstance,
  Lexicon,
  LexiconLabel,
  LexiconLanguage,
  LexiconWords,
  WordClass,
} from '../recognition/lexicon.ts'
import { readYaml, type Yaml, yamlNames } from './document.ts'
import type { Problem } from './problem.ts'
import { format, name, names } from './schema.ts'

/** Shared by the lists of one language; every other file of the folder is the list of one label. */
const WORDS = 'words'

const texts = z.array(z.string().trim().min(1))
const readAs = z.record(z.string(), z.string().trim().min(1)).default({})
/** "door, front door, gate" on as many lines as are easy to read */
const listed = texts.transform((lines) =>
  lines.flatMap((line) => line.split(/\s*,\s*/)).filter((entry) => entry !== ''),
)
const classes = z.record(name, listed).default({})
const reach = z.enum(['words', 'ahead', 'clause', 'onward', 'sentence', 'message'])
const circumstances = z
  .record(name, z.strictObject({ reach, say: texts.min(1), except: texts.default([]), examples: texts.min(1) }))
  .default({})
const wordsSchema = z.strictObject({
  format,
  alike: readAs,
  endings: readAs,
  mutations: z.record(z.string(), z.array(z.string())).default({}),
  ordinary: listed.default([]),
  glued: listed.default([]),
  joins: listed.default([]),
  carries: listed.default([]),
  stops: listed.default([]),
  tenses: listed.default([]),
  irregular: z.record(z.string(), z.array(z.string())).optional(),
  classes,
  circumstances,
})
const patternSchema = z.strictObject({
  id: name,
  say: z.string().trim().min(1),
  doubtful: z.boolean().default(false),
  despite: names.default([]),
  yes: texts.min(1),
  no: texts.default([]),
})
const labelSchema = z.strictObject({
  format,
  label: name,
  alert: z.enum(['danger', 'perhaps', 'crisis']).optional(),
  kind: z.enum(['behaviour', 'flag', 'relationship', 'perspective', 'situation']).optional(),
  not: names.default([]),
  classes,
  circumstances,
  patterns: z.array(patternSchema).min(1),
})

/**
 * Reads `<locales>/<lng>/lexicon/*.yaml` of every language that has them, languages and lists in the order of their names.
 * What is wrong in form goes to `problems` with its line, and the list is left out, or the language if it is its words.yaml.
 * Whether patterns and examples hold is asked of `checkLexicon`. Errors of the disk are thrown as they are.
 */
export function readLexicon(locales: string, problems: Problem[]): Lexicon {
  const languages = readdirSync(locales).sort()
  return { languages: languages.flatMap((lng) => readLanguage(locales, lng, problems) ?? []) }
}

/** Whether a file of the content, by its path from the root, is one of the lists. */
export const isLexiconFile = (file: string): boolean => /^locales\/[^/]+\/lexicon\//.test(file)

/** A label that can be heard, known before its list is read. */
export interface KnownLabel {
  readonly label: string
  /** whether it raises an alert */
  readonly raises: boolean
  /** "locales/en/lexicon/danger.yaml:1" */
  readonly at: string
}

/**
 * The labels of lists, by the names of their files and one line of each: to read all of a list takes long, and is left for later.
 * @param files of the folders lexicon/, as paths from `root`
 */
export function knownLabels(root: string, files: readonly string[]): readonly KnownLabel[] {
  return files.flatMap((file) => {
    const label = basename(file, '.yaml')
    if (label === WORDS) return []
    return [{ label, raises: /^alert:/m.test(readFileSync(join(root, file), 'utf8')), at: `${file}:1` }]
  })
}

function readLanguage(locales: string, lng: string, problems: Problem[]): LexiconLanguage | undefined {
  if (!existsSync(join(locales, lng, 'lexicon'))) return undefined
  const root = dirname(locales)
  const folder = join(basename(locales), lng, 'lexicon')
  const lists = yamlNames(root, folder)
  if (lists.length === 0) return undefined
  const words = readWords(root, join(folder, `${WORDS}.yaml`), problems)
  const labels = lists.filter((list) => list !== WORDS).flatMap((list) => readLabel(root, folder, list, problems) ?? [])
  return words === undefined ? undefined : { lng, words, labels }
}

function readWords(root: string, file: string, problems: Problem[]): LexiconWords | undefined {
  if (!existsSync(join(root, file))) {
    problems.push({ file, line: 1, message: 'the lists beside it need it; write at least "format: 1"' })
    return undefined
  }
  const yaml = readYaml(root, file, wordsSchema, problems)
  if (yaml === undefined) return undefined
  const { format: _, irregular, ...words } = yaml.value
  return { ...words, ...(irregular === undefined ? {} : { irregular }), ...placed(yaml), file, line: 1 }
}

function readLabel(root: string, folder: string, list: string, problems: Problem[]): LexiconLabel | undefined {
  const file = join(folder, `${list}.yaml`)
  const yaml = readYaml(root, file, labelSchema, problems)
  if (yaml === undefined) return undefined
  const { format: _, alert, kind, patterns, ...rest } = yaml.value
  if (rest.label !== list) yaml.fault(['label'], `the list of "${rest.label}" belongs in ${rest.label}.yaml`)
  patterns.forEach(({ id }, index) => {
    const first = patterns.findIndex((pattern) => pattern.id === id)
    if (first < index) yaml.fault(['patterns', index], `another pattern is called "${id}"; give each its own name`)
  })
  return {
    ...rest,
    ...(alert === undefined ? {} : { alert }),
    ...(kind === undefined ? {} : { kind }),
    ...placed(yaml),
    patterns: patterns.map((pattern, index) => ({ ...pattern, file, line: yaml.lineOf(['patterns', index]) })),
    file,
    line: yaml.lineOf(['label']),
  }
}

type Classes = z.output<typeof classes>
type Circumstances = z.output<typeof circumstances>

/** Classes and circumstances, each with the line on which it stands. */
function placed({ value, file, lineOf }: Yaml<{ classes: Classes; circumstances: Circumstances }>): {
  classes: Record<string, WordClass>
  circumstances: Record<string, Circumstance>
} {
  const at = (...path: string[]) => ({ file, line: lineOf(path) })
  return {
    classes: Object.fromEntries(Object.entries(value.classes).map(([id, say]) => [id, { say, ...at('classes', id) }])),
    circumstances: Object.fromEntries(
      Object.entries(value.circumstances).map(([id, one]) => [id, { ...one, ...at('circumstances', id) }]),
    ),
  }
}
