import { chromium } from 'playwright-core'
import { expect, inject, test } from 'vitest'

test('the browser of the tests draws a page and reaches no other machine', async () => {
  const { executablePath, args } = inject('wholeChromium')
  const browser = await chromium.launch({ executablePath, args: [...args] })
  try {
    const page = await browser.newPage()
    await page.setContent('<h1>Hello</h1>')
    expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Hello')
    await expect(page.goto('http://example.org/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
  } finally {
    await browser.close()
  }
})
