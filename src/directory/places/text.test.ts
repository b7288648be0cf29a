import { describe, expect, test } from 'vitest'
import { clean, LONGEST_READ, nameKey, tokenise } from './text.ts'

describe('clean', () => {
  test.each([
    ['LE2\u00a01AA', 'LE2 1AA'],
    ['LE2\u200b1\u200dA\u2060A', 'LE21AA'],
    ['\u202aLeeds\u202c', 'Leeds'],
    ['ＬＥ２', 'LE2'],
    ['Leeds\u0000\u0007', 'Leeds'],
    ['  Leeds\n', 'Leeds'],
  ])('%j becomes %j', (text, cleaned) => expect(clean(text)).toBe(cleaned))

  test('keeps line breaks, which part an address', () => expect(clean('Armley\nLeeds')).toBe('Armley\nLeeds'))

  test('reads no further than its limit, also where one character stands for many', () => {
    expect(clean('\ufdfa'.repeat(LONGEST_READ)).length).toBeLessThanOrEqual(LONGEST_READ)
  })
})

describe('nameKey', () => {
  test.each([
    ['Leeds', 'leeds'],
    ["King's Lynn", 'kings lynn'],
    ['King’s Lynn', 'kings lynn'],
    ['Stoke-on-Trent', 'stoke on trent'],
    ['St. Helens', 'st helens'],
    ['Saint Helens', 'st helens'],
    ['SAINT HELENS', 'st helens'],
    ['Ynys Môn', 'ynys mon'],
    ['Brighton & Hove', 'brighton and hove'],
    ['Bournemouth, Christchurch and Poole', 'bournemouth christchurch and poole'],
    ['  ', ''],
    ['!?', ''],
  ])('%j is %j', (name, key) => expect(nameKey(name)).toBe(key))
})

describe('tokenise', () => {
  const gaps = (text: string) =>
    tokenise(text).map(({ word, gap }) => `${{ none: '', comma: ',', stop: '.' }[gap]}${word}`)

  test.each([
    ['Beeston, Leeds', ['beeston', ',leeds']],
    ['Beeston (Leeds)', ['beeston', ',leeds']],
    ['Beeston\nLeeds', ['beeston', ',leeds']],
    ['Beeston - Leeds', ['beeston', ',leeds']],
    ['Stoke-on-Trent', ['stoke', 'on', 'trent']],
    ['St. Albans, Co. Durham', ['st', 'albans', ',co', 'durham']],
    ["I'm here. In Leeds!", ['im', 'here', '.in', 'leeds']],
    ['he came... Leeds', ['he', 'came', '.leeds']],
  ])('%j', (text, words) => expect(gaps(text)).toEqual(words))

  test('knows capitals and where each word stands', () => {
    expect(tokenise('in Bath')).toEqual([
      { word: 'in', capital: false, gap: 'none', from: 0, to: 2 },
      { word: 'bath', capital: true, gap: 'none', from: 3, to: 7 },
    ])
  })
})
