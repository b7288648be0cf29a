import { inPanel, tellSite } from './panel.js'

/** How long the site around a panel has to leave, in milliseconds, before the panel does it. */
const SITE = 250

/**
 * Leaving at once: nothing is seen from the same moment on, nothing is left to come back to, and then the page is another one.
 * Whatever way the page is left by, a browser that keeps it for Back keeps it empty.
 * @param {() => void} clear ends everything and empties the page
 * @returns {() => void} leaves
 */
export function leaving(clear) {
  const root = document.documentElement
  addEventListener('pagehide', clear)
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })

  return () => {
    const elsewhere = /** @type {HTMLAnchorElement} */ (document.querySelector('.leave')).href
    const go = () => location.replace(elsewhere)
    root.style.setProperty('display', 'none', 'important')
    document.title = ''
    clear()
    if (!inPanel) return go()
    tellSite('leave')
    setTimeout(() => {
      try {
        // Allowed by the press itself, where the site around does not answer.
        top?.location.replace(elsewhere)
      } catch {
        go()
      }
    }, SITE)
  }
}
