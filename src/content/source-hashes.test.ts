import { expect, it } from 'vitest'
import { rowsOf } from '../../tests/fixtures/subject.ts'
import { sourceHashes } from './source-hashes.ts'

it('hashes all forms of a key together, whatever their order, and nothing else', () => {
  const hash = (texts: Record<string, string>) => sourceHashes(rowsOf(texts), 'en').get('who')
  const both = hash({ who: 'Who?', who_them: 'Who else?' })
  expect(hash({ who_them: 'Who else?', who: 'Who?', other: 'x' })).toBe(both)
  expect(hash({ who: 'Who?' })).not.toBe(both)
  expect(hash({ who: 'Who else?', who_them: 'Who?' })).not.toBe(both)
  expect(sourceHashes(rowsOf({ who: 'Pwy?' }, 'cy'), 'en').size).toBe(0)
})
