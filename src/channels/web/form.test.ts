import { describe, expect, test } from 'vitest'
import { readForm } from './form.ts'

const page = { state: 'sealed', to: 'who', lang: 'en' }
const read = (fields: Record<string, string> = {}, ...ticks: string[]) => {
  const form = new URLSearchParams({ ...page, ...fields })
  for (const tick of ticks) form.append('choices', tick)
  return readForm(form)
}

describe('one button is one input', () => {
  test.each([
    [{ choice: 'me' }, { to: 'who', choice: 'me' }],
    [{ skip: '1' }, { to: 'who', skip: true }],
    [{ command: 'back' }, { command: 'back' }],
    [{ command: 'emergency' }, { command: 'emergency' }],
    [{ language: 'cy' }, { command: 'language', locale: 'cy' }],
    [{ open: 'tracker' }, { open: 'tracker' }],
    [{ change: 'home' }, { change: 'home' }],
    [{ change: 'under-18 yes' }, { change: 'under-18', choice: 'yes' }],
    [{ change: 'behaviours>near' }, { change: 'behaviours>near' }],
    [{ text: 'LE2' }, { to: 'who', text: 'LE2' }],
  ])('%o', (fields, input) => {
    expect(read(fields).inputs).toEqual([input])
  })

  test('a page without a button and without words asks again', () => {
    expect(read().inputs).toEqual([{ to: 'who', text: '' }])
  })

  test('a command that there is not is no command', () => {
    expect(read({ command: 'language' }).inputs).toEqual([{ to: 'who', text: '' }])
    expect(read({ command: 'format-disk' }).inputs).toEqual([{ to: 'who', text: '' }])
  })
})

describe('a list', () => {
  test('what is ticked, in order, with the mark of the list left out', () => {
    expect(read({}, 'near', 'online', '').inputs).toEqual([{ to: 'who', choices: ['near', 'online'] }])
  })

  test('nothing ticked is an empty list, so that it can be asked for', () => {
    expect(read({}, '').inputs).toEqual([{ to: 'who', choices: [] }])
  })

  test('words beside ticks are read first', () => {
    const { inputs, ticked } = read({ beside: 'he is here' }, 'near', '')
    expect(inputs).toEqual([
      { to: 'who', text: 'he is here' },
      { to: 'who', choices: ['near'] },
    ])
    expect(ticked).toEqual(['near'])
  })

  test('words alone are words', () => {
    expect(read({ beside: 'something else' }, '').inputs).toEqual([{ to: 'who', text: 'something else' }])
  })
})

describe('words and a button', () => {
  test('beside choices, words are read before the choice', () => {
    expect(read({ beside: 'he is here', choice: 'me' }).inputs).toEqual([
      { to: 'who', text: 'he is here' },
      { to: 'who', choice: 'me' },
    ])
  })

  test('words that were not sent are not said: skip, back, help, change', () => {
    for (const fields of [{ skip: '1' }, { command: 'back' }, { command: 'help' }, { change: 'home' }]) {
      expect(read({ beside: 'secret', ...fields }).inputs).toHaveLength(1)
    }
  })

  test('a choice stands in the place of an answer in words', () => {
    expect(read({ text: 'LE2', choice: 'moving' }).inputs).toEqual([{ to: 'who', choice: 'moving' }])
  })
})

describe('what was typed', () => {
  test('blank boxes are empty; line ends count once', () => {
    expect(read({ text: ' \r\n ' }).typed).toBeNull()
    expect(read({ text: 'one\r\ntwo\rthree' }).typed).toEqual({ box: 'text', words: 'one\ntwo\nthree' })
    expect(read({ beside: 'also' }).typed).toEqual({ box: 'beside', words: 'also' })
  })

  test('everything else is kept as it came, to be sent again', () => {
    expect(read({ text: 'words', choice: 'me' }).others).toEqual([...Object.entries(page), ['choice', 'me']])
  })

  test('an empty page is read without complaint', () => {
    expect(readForm(new URLSearchParams())).toMatchObject({ state: '', to: '', locale: '', typed: null })
  })
})
