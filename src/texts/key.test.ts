import { describe, expect, it } from 'vitest'
import { pluralCategories, splitKey } from './key.ts'

describe('splitKey', () => {
  it.each([
    ['who', 'who', false, null],
    ['under-18_them', 'under-18', true, null],
    ['home>which.unsure', 'home>which.unsure', false, null],
    ['visits_few', 'visits', false, 'few'],
    ['visits_them_one', 'visits', true, 'one'],
  ])('takes %s apart', (key, base, them, plural) => expect(splitKey(key)).toEqual({ base, them, plural }))

  it.each([
    '',
    'Who',
    'who_they',
    'who_one_them',
    '_them',
    'who.',
    'who me',
    'who_them_them',
    'who..me',
    'who_other_other',
  ])('refuses %j', (key) => expect(splitKey(key)).toBeNull())
})

describe('pluralCategories', () => {
  it('knows the forms of a language', () => {
    expect(pluralCategories('en')).toEqual(['one', 'other'])
    expect(pluralCategories('cy')).toEqual(['zero', 'one', 'two', 'few', 'many', 'other'])
  })
})
