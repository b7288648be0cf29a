import type { Partner } from '../deps.ts'
import { type Asset, makeAsset } from './assets.ts'

/** The style sheet of a page: one file, that of the chat with the colours of a charity behind it. */
export interface Stylesheets {
  /** the sheet for the pages of a charity; for every other page without one */
  of(partner: string | null): Asset
}

/**
 * Makes style sheets from that of the chat, once for each content. What was made stays known by its address: a page that was sent
 * just before new content came asks for the sheet that it names.
 */
export class StylesheetMaker {
  /** the sheet of every page that is no charity's */
  readonly plain: Asset
  readonly #css: string
  readonly #made = new Map<string, Asset>()

  /** @param css the text of web-widget/chat.css */
  constructor(css: string) {
    this.#css = css
    this.plain = this.#keep(css)
  }

  make(partners: ReadonlyMap<string, Pick<Partner, 'colours'>>): Stylesheets {
    const own = new Map(
      [...partners].flatMap(([id, { colours }]) =>
        colours ? [[id, this.#keep(`${this.#css}${coloursRule(colours)}`)] as const] : [],
      ),
    )
    return { of: (partner) => (partner === null ? undefined : own.get(partner)) ?? this.plain }
  }

  /** The sheet at an address. */
  at(path: string): Asset | undefined {
    return this.#made.get(path)
  }

  #keep(css: string): Asset {
    const sheet = makeAsset('chat.css', 'text/css; charset=utf-8', css)
    const known = this.#made.get(sheet.path)
    if (known) return known
    this.#made.set(sheet.path, sheet)
    return sheet
  }
}

/** The dark scheme keeps the accent of the chat: a colour that is read on paper is lost on the dark ground. */
const coloursRule = ({ accent, onAccent }: NonNullable<Partner['colours']>): string =>
  `@media not all and (prefers-color-scheme:dark){:root{--accent:${accent};--on-accent:${onAccent}}}\n`
