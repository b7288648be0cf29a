import { defineConfig } from 'vitest/config'
import { nodeProblem } from '../../bin/node-version.js'

const problem = nodeProblem()
if (problem) throw new Error(problem)

// Apart from `npm test`: these engines are not on every machine.
export default defineConfig({
  test: {
    name: 'engines',
    reporters: ['verbose'],
    include: ['tests/engines/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // One engine at a time: the focus and the keyboard belong to one window.
    fileParallelism: false,
  },
})
