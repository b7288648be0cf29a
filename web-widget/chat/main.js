import { threeShifts } from '../leaving/shift.js'
import { connection } from './connection.js'
import { conversation } from './conversation.js'
import { copyWords } from './copy.js'
import { leaving } from './leaving.js'
import { editNotes, pressInNotes } from './notes.js'
import { backInPlace, inPanel, tellSite, toldBySite } from './panel.js'

/** Brings the page of a conversation to life: what its buttons send is answered without a new page. */
function main() {
  const form = document.querySelector('form')
  const line = connection()
  const chat = form && conversation(form, line)
  const leave = leaving(() => {
    line.end()
    chat?.end()
  })

  threeShifts((type, listener) => addEventListener(type, listener, true), leave)
  addEventListener('click', (event) => {
    const { target } = event
    if (!(target instanceof Element)) return
    if (target.closest('.leave')) {
      event.preventDefault()
      leave()
    } else if (target.closest('.hide')) tellSite('hide')
    else if (target.closest('.copy')) copyWords(target)
    else pressInNotes(target)
  })
  document.documentElement.classList.add('alive')
  editNotes(document)
  if (!chat) return
  // The line is made ready by the first touch, so that the first answer need not wait for it.
  for (const sign of ['pointerdown', 'keydown']) addEventListener(sign, line.open, { once: true })

  form.inert = false
  if (!inPanel) return
  document.documentElement.classList.add('in-panel')
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') tellSite('hide')
  })
  toldBySite('open', () => {
    chat.focus()
    backInPlace()
  })
  tellSite('ready')
}

main()
