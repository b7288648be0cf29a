import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { TEXT_CHECKS } from './registry.ts'

it('has every check of this folder, under the name of its file, and each has a test', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.startsWith('registry.'))
  const named = TEXT_CHECKS.flatMap(({ id }) => [`${id}.test.ts`, `${id}.ts`])
  expect(named.sort()).toEqual(files.sort())
})
