import { join } from 'node:path'
import { readLexicon } from '../content/lexicon.ts'
import { ContentError, type Problem } from '../content/problem.ts'
import { loadWorld } from '../content/world.ts'
import { checkLexicon } from '../recognition/check.ts'

/**
 * `npm run check`: reads all content and holds it against itself; prints every mistake as file:line, what was expected and
 * how to mend it. Exit code 0 when there is none.
 */
const root = join(import.meta.dirname, '../..')
try {
  const world = loadWorld(root)
  world.findPlace('')
  const problems: Problem[] = []
  problems.push(...checkLexicon(readLexicon(join(root, 'locales'), problems)))
  if (problems.length > 0) throw new ContentError(problems)
  const { program, directory, texts } = world
  console.log(
    `Content is sound: ${program.flows.size} flows, ${program.questions.size} questions, ${directory.organisations.size} organisations, ` +
      `${directory.forces.size} police forces, ${texts.locales.map((locale) => `${texts.keys(locale).length} texts in ${locale}`).join(', ')}.`,
  )
} catch (error) {
  if (!(error instanceof ContentError)) throw error
  console.error(error.message)
  console.error(`\n${error.problems.length} ${error.problems.length === 1 ? 'mistake' : 'mistakes'} in the content.`)
  process.exitCode = 1
}
