import { expect, it } from 'vitest'
import { besidesExceptions } from './exceptions.ts'

const found = (key: string) => ({ key, file: 'locales/en/main.json', line: 3, message: key })
const except = (...keys: string[]) => new Map(keys.map((key, i) => [key, { because: 'a name', line: i + 5 }]))

it('leaves out what is an exception, by its whole key or without its suffix', () => {
  expect(
    besidesExceptions([found('a'), found('b_them'), found('c_them')], except('a', 'b', 'c_them'), 'rules'),
  ).toEqual([])
})

it('keeps the rest, without the key', () => {
  expect(besidesExceptions([found('a')], except(), 'rules')).toEqual([
    { file: 'locales/en/main.json', line: 3, message: 'a' },
  ])
})

it('tells of an exception that nothing needs, at its line of the rules', () => {
  expect(besidesExceptions([found('a')], except('a', 'b'), 'rules')).toMatchObject([{ file: 'rules', line: 6 }])
})
