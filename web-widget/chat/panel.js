/** Whether the page stands in a panel of another page. */
export const inPanel = parent !== window

let place = 0
// A panel that is put away has no height, and browsers forget where in it somebody was.
if (inPanel)
  addEventListener('scroll', () => {
    if (innerHeight > 0) place = scrollY
  })

/** Where in the panel the person was, after it was put away. */
export const backInPlace = () => scrollTo(0, place)

/**
 * Tells the site around the panel. Nothing of the conversation is ever told to it.
 * @param {'ready' | 'leave' | 'hide'} what
 */
export function tellSite(what) {
  if (inPanel) parent.postMessage(what, '*')
}

/**
 * Does something when the site around the panel says a word.
 * @param {'open'} what
 * @param {() => void} then
 */
export function toldBySite(what, then) {
  addEventListener('message', ({ source, data }) => {
    if (source === parent && data === what) then()
  })
}
