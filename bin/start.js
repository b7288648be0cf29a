// Plain JavaScript without static imports: an old Node cannot even parse the TypeScript behind it, so it is told here.

const { nodeProblem } = await import('./node-version.js')
const problem = nodeProblem()
if (problem) {
  console.error(problem)
  process.exit(78) // EX_CONFIG of sysexits.h: a supervisor should not try again
}

// Caching compiled code makes the next start faster; where the cache cannot be written, Node goes on without it.
const { enableCompileCache } = await import('node:module')
enableCompileCache()
await import('../src/main.ts')
