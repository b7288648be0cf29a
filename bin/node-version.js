// Plain JavaScript that any Node can parse: an old Node must be able to read it, to say that it is too old.

/** The oldest Node that runs TypeScript without flags; `engines` in package.json says the same. */
export const oldestNode = '22.18'

/**
 * @param {string} [version] a version of Node, as in `process.versions.node`
 * @returns {string | null} one line that says what to do when that Node cannot run Waymark, else null
 */
export function nodeProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode.split('.').map(Number)
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null
  return `Waymark needs Node ${oldestNode} or newer, and this is Node ${version}. Use "npm start" and "npm test" after "npm ci" (on Linux they bring their own Node), or install a newer Node.`
}
