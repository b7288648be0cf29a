import { describe, expect, test } from 'vitest'
import { findCodes, readCode } from './postcode.ts'

const known = new Set([
  'LE2',
  'LE12',
  'M1',
  'M12',
  'S1',
  'W1A',
  'B1',
  'E1',
  'E13',
  'SW1A',
  'CF10',
  'HU11',
  'OX1',
  'S10',
  'SO1',
])
const isOutcode = (code: string) => known.has(code)
const read = (text: string) =>
  readCode(text, isOutcode).map(({ outcode, digit, unit }) => [outcode, digit, unit].filter(Boolean).join(' '))

describe('readCode', () => {
  test.each([
    ['LE2', 'LE2'],
    ['le2', 'LE2'],
    ['le 2', 'LE2'],
    ['LE2 1AA', 'LE2 1 AA'],
    ['le21aa', 'LE2 1 AA'],
    ['L E 2 1 A A', 'LE2 1 AA'],
    ['LE2-1AA', 'LE2 1 AA'],
    ['L.E.2 1.A.A', 'LE2 1 AA'],
    ['LE2, 1AA', 'LE2 1 AA'],
    ['LE12 6', 'LE12 6'],
    ['LE126', 'LE12 6'],
    ['SW1A 1AA', 'SW1A 1 AA'],
    ['CF1O 1AA', 'CF10 1 AA'],
    ['CFI0 IAA', 'CF10 1 AA'],
    ['CFIO IAA', 'CF10 1 AA'],
    ['0X1', 'OX1'],
    ['SWIA 1AA', 'SW1A 1 AA'],
  ])('%j is %s', (text, code) => expect(read(text)).toEqual([code]))

  test('a code as typed is never repaired into another', () => expect(read('S10')).toEqual(['S10']))

  test('a blank before the last digit makes it the next one', () => {
    expect(read('M12')).toEqual(['M12'])
    expect(read('M1 2')).toEqual(['M1 2'])
  })

  test('a first half that is none may be one and a digit, in doubt; with a blank it surely is', () => {
    expect(readCode('M14', isOutcode)).toEqual([{ outcode: 'M1', digit: '4', doubtful: true }])
    expect(readCode('M1 4', isOutcode)).toEqual([{ outcode: 'M1', digit: '4' }])
  })

  test.each([
    ['', 'nothing'],
    ['Hull', 'letters alone are no code, though HU11 is one'],
    ['ZZ9', 'no such area'],
    ['LE2 1A', 'half a second half'],
    ['LE2 1AI', 'no postcode ends in I'],
    ['07700 900123', 'a phone number'],
    ['LE2 1AA LE12 6AB', 'two at once'],
  ])('%j: %s', (text) => expect(read(text)).toEqual([]))
})

describe('findCodes', () => {
  const find = (text: string) =>
    findCodes(text, isOutcode).map(({ outcode, digit, unit }) => `${outcode} ${digit}${unit}`)

  test.each([
    ['i live at LE2 1AA now', ['LE2 1AA']],
    ['i live at le21aa.', ['LE2 1AA']],
    ['CF1O 1AA', ['CF10 1AA']],
    ['from LE2 1AA to M1 2AB', ['LE2 1AA', 'M1 2AB']],
    ['flat B1 1st floor', []],
    ['on the m1 2am', []],
    ['xLE2 1AAx', []],
    ['he said so one day', []],
  ])('%j', (text, codes) => expect(find(text)).toEqual(codes))

  test('says where it stands', () => expect(findCodes('at LE2 1AA', isOutcode)).toMatchObject([{ from: 3, to: 10 }]))
})
