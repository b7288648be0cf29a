import { expect, test } from 'vitest'
import { pageHeaders } from './headers.ts'

const policy = (origins: readonly string[]) => pageHeaders(origins)['content-security-policy']

test('without a partner nobody frames a page; with one, its origins do and no other', () => {
  expect(policy([])).toContain("frame-ancestors 'none'")
  expect(policy(['https://a.example', 'https://b.example'])).toContain(
    'frame-ancestors https://a.example https://b.example;',
  )
})
