import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { loadFlows } from '../../src/content/flows.ts'
import { guidanceNames } from '../../src/content/guidance.ts'
import { NATIONS } from '../../src/directory/places/types.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const SRC = join(ROOT, 'src')

/** What each pure room may import beside itself. Rooms that are not here have effects and may import everything. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  facts: [],
  recognition: [],
  texts: [],
  messages: [],
  flows: ['facts'],
  directory: ['facts', 'messages', 'texts'],
  guidance: ['facts', 'directory', 'messages', 'texts'],
  conversation: ['content', 'facts', 'flows', 'recognition', 'directory', 'guidance', 'messages', 'texts'],
  proof: ['content', 'channels', 'facts', 'flows', 'recognition', 'directory', 'guidance', 'messages', 'texts'],
}
/** Modules of content/ that only work on what was read: a test holds them to that. */
const DISKLESS = [
  'label-checks',
  'needed-of-directory',
  'needed-of-service',
  'needed-texts',
  'problem',
  'source-hashes',
].map((name) => `content/${name}.ts`)
/** i18next resolves the texts at load; it reads no disk, clock or network. */
const PURE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  texts: ['i18next'],
  recognition: ['node:crypto'],
  proof: ['flesch-kincaid', 'syllable'],
}

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !/\.(?:test|cases|fixture)\.ts$/.test(file),
)
const textOf = (file: string) => readFileSync(join(SRC, file), 'utf8')
const roomOf = (file: string) => file.split('/')[0] ?? ''

function importsOf(file: string): { target: string; isType: boolean }[] {
  return importsIn(stripComments(textOf(file), true))
}

/** What code imports: `import a from 'b'`, `export * from 'b'`, `import 'b'`, `import('b')`, `require('b')`, in any quotes. */
function importsIn(code: string): { target: string; isType: boolean }[] {
  const named = code.matchAll(/^(?:import|export)\s+(type\s+)?[^'"`;]*?from\s+['"]([^'"]+)['"]/gm)
  const bare = code.matchAll(/(?:^import\s+|\bimport\s*\(\s*|\brequire\s*\(\s*)()['"`]([^'"`]+)['"`]/gm)
  return [
    ...[...named].map((match) => ({ target: match[2] ?? '', isType: match[1] !== undefined })),
    ...[...bare].map((match) => ({ target: match[2] ?? '', isType: false })),
  ]
}

it.each([
  ["import { a } from 'node:fs'", 'node:fs', false],
  ["import type { a } from './b.ts'", './b.ts', true],
  ["export * from './b.ts'", './b.ts', false],
  ["import 'node:fs'", 'node:fs', false],
  ['import "node:fs"', 'node:fs', false],
  ["const fs = await import('node:fs')", 'node:fs', false],
  ['const fs = await import(`node:fs`)', 'node:fs', false],
  ["createRequire(import.meta.url); require('yaml')", 'yaml', false],
])('sees what is imported by %s', (code, target, isType) => {
  expect(importsIn(code)).toEqual([{ target, isType }])
})

it('pure rooms import only what their room may', () => {
  const wrong = sources.flatMap((file) => {
    const room = roomOf(file)
    const allowed = PURE[room]
    if (!allowed) return []
    return importsOf(file).flatMap(({ target, isType }) => {
      if (!target.startsWith('.'))
        return isType || PURE_PACKAGES[room]?.includes(target) ? [] : [`${file} imports ${target}`]
      const other = roomOf(relative(SRC, resolve(SRC, dirname(file), target)))
      // the world is made by content/ and only its type is known to a pure room
      const path = relative(SRC, resolve(SRC, dirname(file), target))
      const isKnown = other !== 'content' || isType || DISKLESS.includes(path)
      const fine = other === room || (allowed.includes(other) && isKnown)
      return fine ? [] : [`${file} imports ${target}`]
    })
  })
  expect(wrong).toEqual([])
})

it('a store knows nothing of us: it holds bytes under names', () => {
  const wrong = sources
    .filter((file) => roomOf(file) === 'store')
    .flatMap((file) =>
      importsOf(file)
        .filter(
          ({ target }) =>
            !target.startsWith('.') || roomOf(relative(SRC, resolve(SRC, dirname(file), target))) !== 'store',
        )
        .map(({ target }) => target),
    )
  expect([...new Set(wrong)]).toEqual(['ioredis'])
})

/** What a messaging channel says, before anything is kept or sent. */
const PURE_OF_MESSAGING = ['session', 'reading', 'silence', 'choice-payload', 'brief', 'packing'].map(
  (name) => `channels/messaging/${name}.ts`,
)

it('what is said on messaging channels is made without a store, a log or a clock', () => {
  const effects = /\bDate\.now\b|\bnew Date\(\)|\bprocess\.|\bfetch\(|\bset(?:Timeout|Interval)\(|\bMath\.random\b/
  expect(PURE_OF_MESSAGING.filter((file) => effects.test(textOf(file)))).toEqual([])
  const rooms = PURE_OF_MESSAGING.flatMap((file) =>
    importsOf(file)
      .filter(({ isType }) => !isType)
      .map(({ target }) => roomOf(relative(SRC, resolve(SRC, dirname(file), target)))),
  )
  expect(rooms.filter((room) => ['store', 'log', 'sealing'].includes(room))).toEqual([])
})

it('what only some services need is loaded only by them', () => {
  const late = /^(?:ioredis|prom-client|jose|@microsoft\/.*)$/
  const early = sources.flatMap((file) => {
    const code = stripComments(textOf(file), true)
    const named = [...code.matchAll(/^(?:import|export)\s+(?!type\b)[^'";]*?from\s+'([^']+)'/gm)]
    return named.filter(([, target = '']) => late.test(target)).map(([, target]) => `${file}: ${target}`)
  })
  // loaded as a whole where bots are switched on (channels/messaging/adapters.ts)
  expect(early.filter((line) => !line.startsWith('channels/botframework/'))).toEqual([])
})

it('modules of content that a pure room uses read no disk', () => {
  const reading = DISKLESS.filter((file) =>
    /from '(?:node:fs|\.\/(?:document|csv|texts|flows)\.ts)'/.test(textOf(file)),
  )
  expect(reading).toEqual([])
})

it('pure rooms read no clock, no environment and write nothing', () => {
  const effects =
    /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bprocess\.|\bconsole\.|\bMath\.random\b|\bfetch\(|\bset(?:Timeout|Interval)\(/
  expect(sources.filter((file) => roomOf(file) in PURE && effects.test(textOf(file)))).toEqual([])
})

/**
 * Alerts, and words that mean something else in the rooms named: the state of opening hours, the kind of a question, an answer
 * that the engine gives a meaning to. Everything else that a fact or choice is called stays out of code.
 */
const MEANS_SOMETHING_ELSE: Readonly<Record<string, readonly string[]>> = {
  danger: ['*'],
  perhaps: ['*'],
  crisis: ['*'],
  other: ['*'],
  closed: ['directory/hours', 'directory/contact', 'messages', 'channels'],
  unknown: ['directory', 'messages', 'channels'],
  home: ['demo'],
  known: ['content', 'directory', 'recognition', 'proof'],
  words: ['content', 'flows', 'recognition', 'proof', 'channels/web'],
  unsure: ['flows'],
  yes: ['content', 'directory', 'recognition'],
  no: ['content', 'directory', 'recognition'],
}
/** What speaks of labels, by the names that the lists of words have: a fact has to do with one only where flows/facts.yaml says so. */
const SPEAKS_OF_LABELS = ['recognition/', 'content/lexicon.ts', 'cli/recognise.ts']
const hasOwnMeaning = (file: string, text: string) =>
  SPEAKS_OF_LABELS.some((room) => file.startsWith(room)) ||
  (MEANS_SOMETHING_ELSE[text]?.some((room) => room === '*' || file.startsWith(room)) ?? false)
/** The one question that the directory answers from: where somebody is. */
const WHERE = { file: 'guidance/showing.ts', question: 'home' }

it('no product decision hides in code: no string in src is the name of a fact or a choice', () => {
  const program = loadFlows(ROOT, { guidance: guidanceNames(ROOT), nations: NATIONS }, [])
  const names = new Set<string>()
  for (const question of program.questions.values()) {
    names.add(question.id)
    for (const choice of question.choices) names.add(choice.id)
  }
  for (const name of program.derived.keys()) names.add(name)
  const found = sources.flatMap((file) =>
    stringsIn(stripComments(textOf(file)))
      .filter((text) => names.has(text.split(/[.>]/)[0] ?? '') && !hasOwnMeaning(file, text))
      .filter((text) => !(file === WHERE.file && text.startsWith(`${WHERE.question}.`)))
      .map((text) => `${file}: '${text}'`),
  )
  expect(found).toEqual([])
})

/** The names that stand in code as strings, in any quotes. */
const stringsIn = (code: string): string[] =>
  [...code.matchAll(/(['"`])([a-z0-9][a-z0-9.>-]*)\1/g)].map((match) => match[2] ?? '')

it('sees a name in any quotes', () => {
  expect(stringsIn('a = \'home\'; b = "told"; c = `home>which`')).toEqual(['home', 'told', 'home>which'])
})

const stripComments = (code: string, withImports = false) => {
  const bare = code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return withImports ? bare : bare.replace(/^import .*$/gm, '')
}
