import { readFileSync } from 'node:fs'
import type { BrowserContext } from 'playwright-core'
import { readAsset, readWidgetFile } from '../../../src/channels/web/assets.ts'
import { makeFrames } from '../../../src/channels/web/frame.ts'
import { pageHeaders } from '../../../src/channels/web/headers.ts'
import { chatPage } from '../../../src/channels/web/page.ts'
import { problemPage } from '../../../src/channels/web/problem-page.ts'
import { StylesheetMaker } from '../../../src/channels/web/stylesheets.ts'
import { compileTexts } from '../../../src/texts/compile.ts'
import { problems, type ScreenName, screens } from './screens.ts'

const styles = new StylesheetMaker(readWidgetFile('chat.css')).make(new Map())
const style = styles.of(null)
const icon = readAsset('icon.svg', 'image/svg+xml')

function chrome(locale: string): { locale: string; texts: Map<string, string> } {
  const file = new URL(`../../../locales/${locale}/page.json`, import.meta.url)
  return { locale, texts: new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)) }
}
const texts = compileTexts([chrome('en'), chrome('cy')])
const frame = makeFrames({ texts, partners: new Map() }, styles, icon.path)

/** A token as long as that of a long conversation. */
const state = 'x'.repeat(1500)

const ORIGIN = 'http://gallery.test'

export const names = [...Object.keys(screens), ...Object.keys(problems)] as readonly ScreenName[]

/** The page of an example, as the service would send it. */
export function galleryPage(name: ScreenName, locale = 'en', dir: 'ltr' | 'rtl' = 'ltr'): string {
  const around = { ...frame(locale), dir }
  if (name in problems) {
    const { problem, sent } = problems[name as keyof typeof problems]
    return problemPage(problem, sent, around)
  }
  return chatPage({ ...screens[name as keyof typeof screens], state }, around)
}

/** Address of an example in a context that was given to `serveGallery`. */
export const address = (name: ScreenName, locale = 'en', dir = 'ltr'): string =>
  `${ORIGIN}/${name}?locale=${locale}&dir=${dir}`

/** Answers every request of a browser context from the gallery, with the headers of the service. */
export async function serveGallery(context: BrowserContext): Promise<void> {
  await context.route('**', async (route) => {
    const url = new URL(route.request().url())
    const asset = [style, icon].find(({ path }) => path === url.pathname)
    if (asset) return route.fulfill({ contentType: asset.type, body: asset.body })
    const name = names.find((known) => `/${known}` === url.pathname)
    if (!name) return route.abort()
    const body = galleryPage(
      name,
      url.searchParams.get('locale') ?? 'en',
      url.searchParams.get('dir') === 'rtl' ? 'rtl' : 'ltr',
    )
    return route.fulfill({ headers: pageHeaders([]), body })
  })
}
