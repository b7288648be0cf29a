import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { summaryLine } from './summary.ts'

const countFixtures = `
  import { startVitest } from 'vitest/node'
  import { Summary } from './tests/setup/summary.ts'
  const summary = new Summary()
  const options = { config: false, watch: false, include: ['tests/setup/fixtures/*.fixture.ts'], reporters: [summary] }
  const vitest = await startVitest('test', [], options)
  await vitest.close()
  console.log(JSON.stringify(summary.counts))
`

test('what broke without being a test counts as failed, each once', () => {
  const args = ['--input-type=module', '--eval', countFixtures]
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual({
    passed: 2, // one each in outcomes and unhandled
    failed: 4, // the failing test, the hook, the file that cannot be loaded, the error that nobody caught
    skipped: 3, // the skipped one, the one to be written, the one behind the broken hook
  })
})

test('the last line names the three counts', () => {
  expect(summaryLine({ passed: 12, failed: 2, skipped: 1 }, 1)).toBe('12 passed, 2 failed, 1 skipped')
  expect(summaryLine({ passed: 12, failed: 0, skipped: 1 }, 0)).toBe('12 passed, 0 failed, 1 skipped')
})

test('a run that ends badly without a failed test is still one failure', () => {
  expect(summaryLine({ passed: 0, failed: 0, skipped: 0 }, 1)).toBe('0 passed, 1 failed, 0 skipped')
})
