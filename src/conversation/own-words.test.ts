import { describe, expect, it } from 'vitest'
import { quoteOf } from './own-words.ts'

const quoted = (words: string, heard: string) =>
  quoteOf(words, words.indexOf(heard), words.indexOf(heard) + heard.length)

describe('what is quoted of somebody', () => {
  it.each([
    ['my ex keeps waiting outside my work', 'waiting outside my', 'my ex keeps waiting outside my work'],
    ['hi. he waits outside! every day', 'waits outside', 'he waits outside'],
    ['we split up\nhe  has\ta key\nno idea how', 'has\ta key', 'he has a key'],
    ['he follows me.', 'he follows me', 'he follows me'],
  ])('of %j: the sentence around %j', (words, heard, quote) => {
    expect(quoted(words, heard)).toBe(quote)
  })

  it('of a long sentence only some words around it, and what is left out is marked', () => {
    const words =
      'so it all started when we split up in march and since then he keeps waiting outside my work and then he drives off when my manager comes out to look'
    expect(quoted(words, 'keeps waiting outside')).toBe('…since then he keeps waiting outside my work and…')
  })

  it('begins and ends with what was said where that is all', () => {
    const words = `he keeps waiting outside my work ${'and then he goes away again '.repeat(5).trim()}`
    expect(quoted(words, 'he keeps waiting outside my work')).toBe('he keeps waiting outside my work and then he…')
  })

  it('never cuts a word in two where it was heard within one', () => {
    const words = `outsidemywork ${'and then he goes away again '.repeat(5).trim()}`
    expect(quoted(words, 'outside')).toBe('outsidemywork and then…')
  })

  it('is never longer than 140 signs', () => {
    const words = `he ${'a'.repeat(400)} waits`
    expect(quoted(words, 'a'.repeat(400))).toHaveLength(140)
  })
})
