import { defineConfig } from 'vitest/config'
import { nodeProblem } from './bin/node-version.js'

// vitest can be started directly, and then runs on whatever Node comes first in PATH.
const problem = nodeProblem()
if (problem) throw new Error(problem)

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'bin/**/*.test.ts',
            'web-widget/**/*.test.ts',
            'tests/{setup,structure}/**/*.test.ts',
          ],
        },
      },
      { test: { name: 'protocol', include: ['tests/{protocol,journeys,channels,failures}/**/*.test.ts'] } },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/setup/browser.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
