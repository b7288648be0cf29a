// The page of the charity: what its line says, and the one element of ours on it. Everything of the page that is needed later is
// taken here, before a script of the page can put something else in its place. Words that repeat pack well; what packs badly was
// left out: this is sent to everybody who only passes by.

export const page = document.documentElement
/** @type {any} */
const script = document.currentScript
const lang = script.dataset.lang || page.lang || 'en'
export const [chatWord, hideWord, leaveWord, callWord, pageWord, emergency] = (
  OTHERS[lang.slice(0, 2)] || ENGLISH
).split('|')

/** Where the service is, with a slash at the end. */
export const [home] = script.src.split('embed.js')
export const address = `${home}chat?lang=${lang}&partner=${script.dataset.partner}`

/**
 * Listens at the window before anything of the page does, so that the page cannot swallow it.
 * @param {string} type
 * @param {(event: any) => void} listener
 */
export const listen = (type, listener) => addEventListener(type, listener, true)

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Partial<HTMLElementTagNameMap[T]>} properties
 */
export const element = (tag, properties) => Object.assign(document.createElement(tag), properties)

// The panel is at the end of a line of the page, wherever that is; a side that the charity chose is a direction of our own. What
// is no direction is left out by the browser.
/** @type {Record<string, any>} */
const sides = { left: 'rtl', right: 'ltr' }
const host = element('waymark-chat', { dir: sides[script.dataset.position] })
export const root = host.attachShadow({ mode: 'open' })
const sheet = new CSSStyleSheet()
sheet.replaceSync(STYLE)
root.adoptedStyleSheets = [sheet]
// Not in the body: it may not be there yet, and some pages replace it.
page.append(host)
