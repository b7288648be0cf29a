import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/**
 * Counts the tests of a run. What is no test but broke also counts as failed, each once: a file that could not be
 * loaded, a hook around tests, an error that nobody caught, and a test that never got a result.
 */
export function countTests(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Counts {
  const counts = { passed: 0, failed: unhandled.length, skipped: 0 }
  for (const module of modules) {
    if (module.errors().length > 0) counts.failed++
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) counts.failed++
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      counts[state === 'pending' ? 'failed' : state]++
    }
  }
  return counts
}

/** Every test that was left out and said why: a line each, by its full name. */
export function notRun(modules: readonly TestModule[]): string[] {
  return modules.flatMap((module) =>
    [...module.children.allTests('skipped')].flatMap((test) => {
      const result = test.result()
      return result.state === 'skipped' && result.note ? [`not run: ${test.fullName}: ${result.note}`] : []
    }),
  )
}

/** The last line of `npm test`. A run that fails without a failed test (no test found, say) counts as one failure. */
export function summaryLine(counts: Counts, exitCode: number): string {
  const failed = counts.failed === 0 && exitCode !== 0 ? 1 : counts.failed
  return `${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`
}

/** Keeps the counts of a run until the process ends. Before a run has ended there is nothing but zeros. */
export class Summary implements Reporter {
  counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  notRun: readonly string[] = []

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    this.counts = countTests(modules, unhandled)
    this.notRun = notRun(modules)
  }
}
