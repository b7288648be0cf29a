import { textOf } from './notes.js'

/**
 * Copies the words beside a button, and says so only when it is true. Where it cannot be done the words are marked, to be copied by hand.
 * @param {Element} pressed in the button, which carries what is said afterwards
 */
export async function copyWords(pressed) {
  const button = pressed.closest('button')
  const words = button?.parentElement?.querySelector('q, .copied') ?? button?.closest('.notes')?.querySelector('.sheet')
  if (!button || !words) return
  const isCopied = await copied(words)
  const status = document.querySelector('#status')
  button.dataset.label ??= button.textContent
  const said = (isCopied ? button.dataset.copied : button.dataset.failed) ?? ''
  button.textContent = said
  if (!status) return
  // The same words again are told again.
  status.textContent = ''
  setTimeout(() => {
    status.textContent = said
  })
}

/** @param {Element} words */
async function copied(words) {
  try {
    await navigator.clipboard.writeText(words.matches('.sheet') ? textOf(words) : words.textContent)
    return true
  } catch {
    // In a panel the site around may not have allowed it; what is marked can still be copied in the older way.
    getSelection()?.selectAllChildren(words)
    return document.execCommand('copy')
  }
}
