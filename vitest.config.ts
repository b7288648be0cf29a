import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { nodeProblem } from './bin/node-version.js'

// vitest can be started directly, and then runs on whatever Node comes first in PATH.
const problem = nodeProblem()
if (problem) throw new Error(problem)

/** Files that take minutes begin first, or one of them would be waited for at the end, alone. */
const LONG = /tests\/(?:seeds|mutations)\/|src\/proof\/slices\/coverage|src\/publishing\/judge/
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((one) => !isLong(one))]
  }
}

// Two cores, real servers and browsers: a slow machine is no failure, and nothing here is timed.
const patience = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          ...patience,
          name: 'unit',
          // Modules are read, and what they keep is made, once a worker and not once a file: a third of the time of these tests.
          isolate: false,
          include: [
            'src/**/*.test.ts',
            'bin/**/*.test.ts',
            'web-widget/**/*.test.ts',
            'tests/{setup,structure,seeds,mutations,recognition}/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...patience,
          name: 'protocol',
          include: ['tests/{protocol,journeys,channels,failures}/**/*.test.ts'],
          globalSetup: 'tests/setup/redis.ts',
        },
      },
      {
        test: {
          ...patience,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/setup/browser.ts',
        },
      },
    ],
  },
})
