import { describe, expect, test } from 'vitest'
import { anyOf } from './any-of.ts'
import type { Choice, Finding } from './choice.ts'

const choice = (name: string, force: string): Choice => ({
  force,
  nation: 'england',
  name,
  labels: [name],
  shorts: [name],
})
const sure = (...choices: readonly Choice[]): Finding => ({ choices, certain: true, by: 'place' })
const asked = (...choices: readonly Choice[]): Finding => ({ choices, certain: false, by: 'council' })

describe('anyOf', () => {
  test('nothing of nothing', () => expect(anyOf([null, null])).toBeNull())
  test('the only one', () => expect(anyOf([null, sure(choice('Leeds', 'a'))])).toEqual(sure(choice('Leeds', 'a'))))

  test('what agrees stays certain, under its first name', () => {
    expect(anyOf([sure(choice('Leeds', 'a')), sure(choice('Armley', 'a'))])).toEqual(sure(choice('Leeds', 'a')))
  })

  test('what differs is asked, each with its likeliest first', () => {
    const leeds = sure(choice('Leeds', 'a'), choice('Leeds', 'kent'))
    const york = asked(choice('York', 'b'), choice('Yorke', 'c'))
    expect(anyOf([leeds, york])).toMatchObject({ certain: false, by: 'place' })
    expect(anyOf([leeds, york])?.choices.map(({ name }) => name)).toEqual(['Leeds', 'York', 'Yorke'])
  })

  test('the same place is one choice', () => {
    expect(anyOf([asked(choice('York', 'b')), asked(choice('York', 'b'))])?.choices).toHaveLength(1)
  })
})
