import {
  address,
  callWord,
  chatWord,
  element,
  emergency,
  hideWord,
  home,
  leaveWord,
  listen,
  pageWord,
  root,
} from './host.js'
import { leave } from './leave.js'

/** How long the chat may take until the emergency help stands in its place, in milliseconds. If it comes later, it is shown. */
const PATIENCE = 3000

/**
 * The chat; hidden until it says that it is ready, since a browser's own error page is no help.
 * @type {any}
 */
let frame

// Closed, it gives the focus back to whatever had it before.
const dialog = element('dialog', { title: chatWord })
const hide = () => dialog.close()
dialog.append(
  element('button', { textContent: hideWord, onclick: hide }),
  element('button', { textContent: leaveWord, onclick: leave }),
)

root.append(dialog)

/** Fetches the chat, once. */
export const load = () => {
  if (!frame) {
    frame = element('iframe', { title: chatWord, hidden: true, allow: 'clipboard-write', src: `${address}&frame` })
    dialog.prepend(frame)
    setTimeout(
      () =>
        dialog.append(
          element('a', { textContent: callWord, href: 'tel:999' }),
          element('p', { textContent: emergency }),
          element('a', { textContent: pageWord, href: address }),
        ),
      PATIENCE,
    )
  }
}

/** Shows the panel: beside the page, or instead of it where there is no room for both. */
export const open = () => {
  load()
  dialog.open || (innerWidth > 640 && innerHeight > 480 ? dialog.show() : dialog.showModal())
  if (!frame.hidden) {
    // The frame cannot take the keyboard by itself when it is of another site.
    frame.focus()
    frame.contentWindow.postMessage('open', home)
  }
}

/**
 * What the chat says.
 * @type {Record<string, () => void>}
 */
const says = {
  leave,
  hide,
  ready: () => {
    frame.hidden = false
    dialog.open && open()
  },
}
listen('message', (event) => {
  if (`${event.origin}/` === home && event.source === frame?.contentWindow) says[event.data]?.()
})
listen('keydown', (event) => event.key === 'Escape' && hide())
// A page that the browser keeps for Back does not keep the conversation.
listen('pagehide', () => {
  hide()
  frame = frame?.remove()
})
