import { ELSEWHERE } from './elsewhere.ts'
import type { Sent } from './form.ts'
import { type Html, html, type Part } from './html.ts'
import type { Say } from './words.ts'

/** What stands around every page, in one language. */
export interface Frame {
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  readonly say: Say
  /** the other languages, each in its own words */
  readonly languages: readonly { readonly locale: string; readonly name: string; readonly dir: 'ltr' | 'rtl' }[]
  /** addresses of the style sheet, the script and the icon */
  readonly style: string
  readonly script: string
  readonly icon: string
  /** shown where a script finds that nothing answers: it has to be on the page before that */
  readonly notConnected: Html
}

/** Fields that a page carries along; switched off in the browser's memory too, which otherwise brings old ones back. */
export function hiddenFields(fields: Readonly<Record<string, string>> | Sent['others']): Html[] {
  const entries: Sent['others'] = Array.isArray(fields) ? fields : Object.entries(fields)
  return entries.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" autocomplete="off">`)
}

/**
 * A page around anything: what every page has, whatever went wrong.
 * @param alive whether the page has its script
 */
export function shell(inside: Part, frame: Frame, alive = false): string {
  const { locale, dir, say, style, icon } = frame
  const page = html`
    <!doctype html>
    <html lang="${locale}" dir="${dir}">
      <head>
        <meta charset="utf-8">
        <title>${say('name')}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1,interactive-widget=resizes-content">
        <meta name="color-scheme" content="light dark">
        <meta name="format-detection" content="telephone=no">
        <link rel="stylesheet" href="${style}">
        <link rel="icon" type="image/svg+xml" href="${icon}">
        ${alive && html`<script src="${frame.script}" defer></script>`}
      </head>
      <body>
        ${top(frame, alive)}
        ${inside}
      </body>
    </html>
  `
  return page.toString()
}

/** The name of the page and the way out of it; for its script the button that puts a panel away, which is not seen outside of one. */
export function top({ say }: Frame, alive: boolean): Html {
  return html`
    <header class="top">
      <div>
        <p class="name">${say('name')}</p>
        <a class="leave" href="${ELSEWHERE}" rel="noreferrer">${say('leave')}${arrow}</a>
        ${alive && html`<button type="button" class="hide">${say('hide')}</button>`}
      </div>
    </header>
  `
}

/** What the script will need when nothing can be asked for any more. */
export const ahead = ({ notConnected }: Frame): Html => html`<template id="not-connected">${notConnected}</template>`

const arrow = html`
  <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
    <path d="M3 13 13 3M5 3h8v8" fill="none" stroke="currentColor" stroke-width="2.2"/>
  </svg>
`
