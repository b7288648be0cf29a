import { chatWord, element, home, listen, root } from './host.js'
import { load, open } from './panel.js'

const launcher = element('button', {
  textContent: chatWord,
  // The chat is fetched when somebody is about to press.
  onpointerover: load,
  onfocus: load,
  onclick: () => {
    // Safari gives a pressed button no focus, and it could not come back to it.
    launcher.focus()
    open()
  },
})
root.append(launcher)

// A link of the page to the chat opens it here. Where this script does not run, it is a link.
listen('click', (event) => {
  if (event.target.closest?.(`[href^="${home}chat"]`)) {
    event.preventDefault()
    open()
  }
})

window.waymark = { open }
