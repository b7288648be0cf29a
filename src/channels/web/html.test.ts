import { describe, expect, test } from 'vitest'
import { html } from './html.ts'

const awkward = `<b>"it's" & 'that'</b>`
const escaped = '&lt;b&gt;&quot;it&#39;s&quot; &amp; &#39;that&#39;&lt;/b&gt;'

describe('html', () => {
  test('text is escaped, in an element and in an attribute', () => {
    expect(String(html`<p title="${awkward}">${awkward}</p>`)).toBe(`<p title="${escaped}">${escaped}</p>`)
  })

  test('markup inside markup is not escaped again, however deep', () => {
    const inner = html`<i>${awkward}</i>`
    expect(String(html`<ul>${[inner, [html`<li>${inner}</li>`]]}</ul>`)).toBe(
      `<ul><i>${escaped}</i><li><i>${escaped}</i></li></ul>`,
    )
  })

  test('text that looks escaped already is shown as it was written', () => {
    expect(String(html`${'&amp; &lt;'}`)).toBe('&amp;amp; &amp;lt;')
  })

  test('nothing, false and null leave no trace; a number is written', () => {
    expect(String(html`a${undefined}b${false}c${null}d${0}`)).toBe('abcd0')
  })

  test('line ends of the template are left out, those of the text stay', () => {
    const words = 'one\n  two'
    expect(
      String(html`
        <pre>
          ${words}
        </pre>
      `),
    ).toBe('<pre>one\n  two</pre>')
  })

  test('characters that HTML forbids are left out; line ends and tabs stay', () => {
    expect(String(html`${'a\u0000b\u0007c\u0085d\te\nf'}`)).toBe('abcd\te\nf')
    expect(String(html`${'half \ud83d'}`)).toBe('half \ufffd')
  })

  test('an object that only looks like markup is not taken for it', () => {
    const forged = { toString: () => '<script>' } as unknown as string
    expect(String(html`${[String(forged)]}`)).toBe('&lt;script&gt;')
  })
})
