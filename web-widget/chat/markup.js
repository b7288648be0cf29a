const isSafe = 'setHTML' in Element.prototype
const policy = isSafe ? undefined : window.trustedTypes?.createPolicy('waymark', { createHTML: (html) => html })

/**
 * The only place where markup that came from the service becomes part of the page. It cannot bring a script with it: a browser that
 * knows how takes scripts out of it, and elsewhere the policy of the page runs none but ours.
 * @param {string} html
 * @returns {HTMLElement} an element that holds it, not yet on the page
 */
export function elementsOf(html) {
  const box = document.createElement('div')
  if (box.setHTML) box.setHTML(html, { sanitizer: {} })
  else box.innerHTML = policy ? policy.createHTML(html) : html
  return box
}
