import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from '../../src/flows/types.ts'
import type { Workbench } from '../seeds/workbench.ts'
import type { Mutation } from './mutation.ts'
import { textMutations } from './text-operators.ts'
import { yamlMutations } from './yaml-operators.ts'

/** Every mutation of the content of a workbench. */
export function mutationsOf(bench: Workbench, program: Program): Mutation[] {
  const files = readdirSync(bench.root, { recursive: true, encoding: 'utf8' }).sort()
  return files.flatMap((file) => {
    if (file.endsWith('.yaml')) return yamlMutations(file, bench.read(file) ?? '', program)
    return /^locales\/.+\.json$/.test(file) ? textMutations(file, bench.read(join(file)) ?? '') : []
  })
}
