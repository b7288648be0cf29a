// Runs in every frame before anything else, and only looks. Moments are milliseconds since 1970, so that those of a frame and those of
// the page around it can be compared.

const now = () => performance.timeOrigin + performance.now()
const when = (/** @type {Event} */ event) => performance.timeOrigin + event.timeStamp

const watch = {
  /** what every task that was longer than 50 ms took, in milliseconds @type {number[]} */
  longTasks: [],
  pressed: 0,
  usable: 0,
  elements: () => elements(document).length,
  until,
}
Object.defineProperty(window, 'benchWatch', { value: watch })

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) watch.longTasks.push(duration)
}).observe({ type: 'longtask', buffered: true })

/**
 * Every element, also in open shadow roots; scripts are no part of what is shown.
 * @param {Document | ShadowRoot} root
 * @returns {Element[]}
 */
function elements(root) {
  return [...root.querySelectorAll('*')].flatMap((one) => [
    ...(one.localName === 'script' ? [] : [one]),
    ...(one.shadowRoot ? elements(one.shadowRoot) : []),
  ])
}

/**
 * What lies at a point, also in open shadow roots.
 * @param {number} x
 * @param {number} y
 */
function elementAt(x, y) {
  let found = document.elementFromPoint(x, y)
  for (;;) {
    const inner = found?.shadowRoot?.elementFromPoint(x, y)
    if (!inner || inner === found) return found
    found = inner
  }
}

/**
 * Whether a person can press it or type in it now: it is there, is not switched off, and nothing lies over it.
 * @param {Element} one
 */
function isUsable(one) {
  const { left, top, width, height } = one.getBoundingClientRect()
  if (width === 0 || height === 0 || one.matches(':disabled') || one.closest('[inert]')) return false
  const hit = elementAt(left + width / 2, top + height / 2)
  return hit !== null && (hit === one || one.contains(hit))
}

/**
 * Notes when something can be used for the first time; looks before each picture.
 * @param {string} selector
 */
function until(selector) {
  const look = () => {
    const one = elements(document).find((other) => other.matches(selector))
    if (one && isUsable(one)) watch.usable = now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

// In the panel of ours: the first choice.
if (parent !== window) until('#now [name=choice]')

addEventListener(
  'pointerdown',
  (event) => {
    watch.pressed = when(event)
  },
  true,
)

// Leaving: the press, and the second picture after the page was taken away. By then the first, which is blank, has been handed over.
// Both are said aloud, since the page is about to go.
const say = (/** @type {string} */ what, /** @type {number} */ at) => console.debug(`bench ${what} ${at}`)
addEventListener('click', (event) => say('pressed', when(event)), true)
addEventListener('keyup', (event) => event.key === 'Shift' && say('pressed', when(event)), true)
if (parent === window)
  new MutationObserver(() => {
    if (document.documentElement.localName !== 'title') return
    requestAnimationFrame(() => requestAnimationFrame(() => say('blank', now())))
  }).observe(document, { childList: true })
