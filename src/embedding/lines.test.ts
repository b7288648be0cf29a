import { describe, expect, it } from 'vitest'
import { chatAddress, embeddingText, firstLine, link, policy, usualLine } from './lines.ts'
import { selfTestPage } from './self-test-page.ts'

const plain = { origin: 'https://chat.example.org', partner: 'acme' }
const whole = { ...plain, lang: 'cy', position: 'left' } as const

it('the usual line waits for nobody; the first one is there before the scripts of the page', () => {
  expect(usualLine(plain)).toBe('<script async src="https://chat.example.org/embed.js" data-partner="acme"></script>')
  expect(usualLine(whole)).toBe(
    '<script async src="https://chat.example.org/embed.js" data-partner="acme" data-lang="cy" data-position="left"></script>',
  )
  expect(firstLine(whole)).toBe(usualLine(whole).replace(' async', ''))
})

it('a link is the page of the chat, in the language that was asked for', () => {
  expect(chatAddress(plain)).toBe('https://chat.example.org/chat?partner=acme')
  expect(link(whole)).toContain('href="https://chat.example.org/chat?partner=acme&amp;lang=cy"')
})

it('a policy has to allow the script and the frame, and nothing else', () => {
  expect(policy(plain)).toEqual([
    ['script-src', 'https://chat.example.org'],
    ['frame-src', 'https://chat.example.org'],
  ])
})

it('says all of it, and how the page for the test is made', () => {
  const text = embeddingText(whole, 'Acme')
  for (const part of [usualLine(whole), firstLine(whole), link(whole), 'script-src https://chat.example.org', 'nonce='])
    expect(text).toContain(part)
  expect(text).toContain(
    '--partner acme --origin https://chat.example.org --lang cy --position left --page > chat-test.html',
  )
})

describe('the page for the test', () => {
  const page = selfTestPage(whole, 'Acme & Sons <Ltd>', ['https://acme.example', 'https://www.acme.example'])

  it('has the line and no other script, so that a strict policy does not spoil the test', () => {
    const scripts = page.match(/<script[^>]*>/g)
    expect(scripts).toEqual([usualLine(whole).replace('</script>', '')])
    expect(page).not.toMatch(/ on[a-z]+=|style=|<style/)
  })

  it('says of each part what is wrong where it cannot be seen', () => {
    const parts = page.split('<h2>').slice(1)
    expect(parts.length).toBe(7)
    const silent = parts.filter((part) => !part.includes('<strong>')).map((part) => part.split('</h2>')[0])
    expect(silent).toEqual(['7. On a phone'])
    for (const part of ['<code>script-src https://chat.example.org</code>', '<code>https://www.acme.example</code>'])
      expect(page).toContain(part)
    expect(page).toContain('on the left')
  })

  it('writes the name of the charity as words', () => {
    expect(page).toContain('Acme &amp; Sons &lt;Ltd&gt;')
  })
})
