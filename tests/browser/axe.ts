import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * What axe finds against WCAG 2.2 A and AA, a line each: rule, then where. Empty when all is well. The window is made as
 * high as the page meanwhile: what lies under a sticky bar until it is scrolled would be taken for too small to be tapped.
 * @param schemes the colour schemes to look at, one after the other; from the second on only colours can differ
 */
export async function violations(page: Page, schemes: readonly ('light' | 'dark')[]): Promise<string[]> {
  // A page of which only the beginning is there would be measured too low.
  await page.waitForLoadState('load')
  // What has not quite arrived yet has weaker colours than it is going to have.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const viewport = page.viewportSize() ?? { width: 1280, height: 800 }
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: viewport.width, height })
  await page.evaluate(source)
  const found: string[] = []
  for (const [index, colorScheme] of schemes.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await page.evaluate(
      (runOnly) =>
        (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({ runOnly }),
      index === 0 ? { type: 'tag', values: TAGS } : { type: 'rule', values: ['color-contrast'] },
    )
    found.push(
      ...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${colorScheme}: ${id}: ${node.target.join(' ')}`)),
    )
  }
  await page.setViewportSize(viewport)
  return found
}
