// The test command: `npm test`, or `npm test -- <filters of vitest>`. Every stage must pass before the next begins.
// Its last line is always `N passed, N failed, N skipped`.

const { fileURLToPath } = await import('node:url')
const { nodeProblem } = await import('../../bin/node-version.js')
const problem = nodeProblem()
if (problem) {
  console.error(problem)
  console.log('0 passed, 1 failed, 0 skipped')
  process.exit(78)
}

// tests start many commands of this project, and each would strip and compile the same modules anew
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url))

const { existsSync, readFileSync } = await import('node:fs')
const { spawnSync } = await import('node:child_process')
const { startVitest } = await import('vitest/node')
const { Summary, summaryLine } = await import('./summary.ts')
const { ChromiumMissing, chromium } = await import('./chromium.ts')
const { headlessShell } = await import('./headless-shell.ts')
const { redis } = await import('./redis.ts')

const withoutBrowser = 'Without a browser: "npx vitest run --project unit --project protocol".'

const summary = new Summary()
process.once('exit', (code) => {
  for (const line of summary.notRun) console.log(line)
  console.log(summaryLine(summary.counts, code))
})

/**
 * Runs a command line to its end and ends the whole run when it fails.
 * @param {string} what the stage, in the words of the failure
 * @param {string} command found in node_modules/.bin, since npm puts that folder first in PATH
 * @param {string[]} args
 */
function stage(what, command, ...args) {
  console.log(`\n> ${[command, ...args].join(' ')}`)
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' })
  if (status === 0) return
  fail(`${what} failed${error ? `: ${error.message}` : ''}. Mend what is listed above; no test was run.`)
}

/** npm leaves optional packages out without a word; the types and the tests of messaging need them. */
function needOptionalPackages() {
  const { optionalDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const missing = Object.keys(optionalDependencies)
    .filter((name) => !name.startsWith('node-linux-'))
    .filter((name) => !existsSync(new URL(`../../node_modules/${name}`, import.meta.url)))
  if (missing.length > 0) fail(`Not installed: ${missing.join(', ')}. Run "npm ci" without --omit; no test was run.`)
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(`\n${message}`)
  process.exit(1)
}

try {
  console.log(`> Chromium: ${chromium().executablePath}`)
  console.log(`> for most browser tests: ${headlessShell().executablePath}`)
  const server = redis()
  console.log(
    `> Redis: ${'missing' in server ? server.missing : 'url' in server ? 'REDIS_URL' : server.executablePath}`,
  )
  needOptionalPackages()
  stage('Format or lint ("npm run format" mends the format)', 'biome', 'ci', '.')
  stage('The type check', 'npm', 'run', '-s', 'types')
  // the tests hold in a year as they do today: ages are judged against a day that is written down
  const day = readFileSync(new URL('../../directory/as-of', import.meta.url), 'utf8').trim()
  stage('The check of the content', 'npm', 'run', '-s', 'check', '--', '--as-of', day)

  console.log('\n> vitest run')
  const vitest = await startVitest('test', process.argv.slice(2), {
    watch: false,
    allowOnly: false,
    reporters: ['default', summary],
  })
  await vitest.exit()
} catch (error) {
  // Left to Node, an error would be printed after the summary.
  if (error instanceof ChromiumMissing) fail(`${error.message} ${withoutBrowser}`)
  console.error(error)
  process.exit(1)
}
