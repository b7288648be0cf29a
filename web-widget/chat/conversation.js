import { isSecondOfTwo } from './double.js'
import { elementsOf } from './markup.js'
import { editNotes } from './notes.js'
import { focusNext, goTo } from './place.js'

/** How long nothing may come before the page says so, with the emergency help, in milliseconds. */
const SLOW = 4000
/** Waits before what could not be sent is sent again, in milliseconds; then the last one again and again. */
const AGAIN = [1000, 2000, 4000, 8000, 15_000]

/**
 * The conversation on the page: one form, and above the question what was said. An answer goes out once; until its reply is here
 * nothing else does, and everything that was put in stays where it is.
 * @import { Form, Reply, TurnReply } from './connection.js'
 * @param {HTMLFormElement} form
 * @param {{ send(form: Form): Promise<Reply>, begin(): Promise<Reply>, giveUp(): void }} line
 */
export function conversation(form, line) {
  let isBusy = false
  let isOver = false
  /** ends the wait before the next try */
  let wake = () => {}
  let isHurried = false
  /** what was pressed last @type {HTMLButtonElement | null} */
  let pressed = null
  /** help in danger that was asked for while something else was on its way @type {HTMLButtonElement | null} */
  let danger = null

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter)
    if (!isBusy) return press(button)
    if (!button?.matches('.danger') || pressed?.matches('.danger')) return
    // What the page itself has is there at once, and the rest as soon as the service answers.
    danger = button
    showNotConnected()
  })
  addEventListener('click', (event) => {
    const { target } = event
    if (!(target instanceof Element)) return
    // The second click of two would fall on the next question, which may be there already.
    if (isSecondOfTwo(event) && target.closest('#now button')) event.preventDefault()
    if (target.closest('.send-again')) {
      if (isBusy) tryNow()
      else press(pressed)
    }
    if (!target.closest('.start-again')) return
    event.preventDefault()
    void exchange(line.begin)
  })
  addEventListener('online', tryNow)

  /** @param {HTMLButtonElement | null} button */
  function press(button) {
    pressed = button
    const fields = fieldsOf(form, button)
    void exchange(() => line.send(fields))
  }

  function tryNow() {
    isHurried = isBusy
    line.giveUp()
    wake()
  }

  /** @param {() => Promise<Reply>} ask */
  async function exchange(ask) {
    if (isBusy || isOver) return
    isBusy = true
    form.ariaBusy = 'true'
    const typed = wordsIn(form)
    const slow = setTimeout(showNotConnected, SLOW)
    const reply = await answered(ask)
    clearTimeout(slow)
    isBusy = false
    form.ariaBusy = null
    if (!reply || isOver) return
    if ('problem' in reply) showNotice(elementsOf(reply.html))
    else {
      const added = wordsIn(form).filter(([name, words]) => typed.every((one) => one[0] !== name || one[1] !== words))
      show(reply)
      // What was typed meanwhile is not lost.
      for (const [name, words] of added) {
        const box = form.elements.namedItem(name)
        if (!(box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement)) continue
        box.value = words
        box.closest('details')?.setAttribute('open', '')
      }
    }
    if (!danger) return
    const button = danger
    danger = null
    press(button)
  }

  /**
   * Asks until something answers.
   * @param {() => Promise<Reply>} ask
   * @returns {Promise<Reply | null>} null where the page was left meanwhile
   */
  async function answered(ask) {
    for (let tries = 0; !isOver; tries++) {
      isHurried = false
      try {
        const reply = await ask()
        // Where one service stops, another answers, or the same in a moment.
        if (!('problem' in reply) || reply.problem !== 'stopping') return reply
      } catch {
        // Nothing answers. What is to be said then is on the page already.
      }
      if (isOver) return null
      if (tries > 0 || !navigator.onLine) showNotConnected()
      if (isHurried) continue
      await /** @type {Promise<void>} */ (
        new Promise((resolve) => {
          wake = resolve
          setTimeout(resolve, AGAIN[Math.min(tries, AGAIN.length - 1)])
        })
      )
    }
    return null
  }

  /** @param {TurnReply} reply */
  function show({ state, to, lang, dir, html, fresh }) {
    const parts = elementsOf(html)
    const take = (/** @type {string} */ selector) => parts.querySelector(selector)
    // For pages that load. Here the focus is given below, and a frame may not ask for it.
    take('[autofocus]')?.removeAttribute('autofocus')
    for (const name of ['.top', '.bar', '#now', '#not-connected']) {
      const next = take(name)
      if (next) part(name).replaceWith(next)
    }
    const entry = take('.entry')
    if (fresh) part('#log').replaceChildren()
    if (entry) {
      editNotes(entry)
      part('#log').append(entry)
    }
    for (const [name, value] of Object.entries({ state, to, lang })) field(form, name).value = value
    Object.assign(document.documentElement, { lang, dir })
    goTo(entry)
  }

  function showNotConnected() {
    const template = /** @type {HTMLTemplateElement} */ (part('#not-connected'))
    if (document.querySelector('#notice')) goTo(null)
    else showNotice(template.content.cloneNode(true))
  }

  /** @param {Node} notice */
  function showNotice(notice) {
    document.querySelector('#notice')?.remove()
    part('#now').prepend(notice)
    goTo(null)
  }

  return {
    /** The question takes the focus, and the page stays where it was. */
    focus: () => void focusNext(null),

    /** Nothing of the conversation is on the page any more. */
    end() {
      isOver = true
      wake()
      for (const name of ['state', 'to']) field(form, name).value = ''
      for (const name of ['#log', '#now', '#status']) part(name).replaceChildren()
    },
  }
}

/** @param {string} selector of something that is on the page always */
const part = (selector) => /** @type {Element} */ (document.querySelector(selector))

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
const field = (form, name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name))

/**
 * The fields as the browser would send them.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null} button what was pressed
 * @returns {Form}
 */
function fieldsOf(form, button) {
  const fields = /** @type {Form} */ ([...new FormData(form)])
  if (!button?.name) return fields
  const label = (button.querySelector('span') ?? button).firstChild?.textContent ?? ''
  return [...fields, [button.name, button.value], ['pressed', label]]
}

/**
 * What stands in the boxes, by their names.
 * @param {HTMLFormElement} form
 * @returns {[string, string][]}
 */
const wordsIn = (form) =>
  [...form.querySelectorAll('textarea, input.box')].map((box) => {
    const { name, value } = /** @type {HTMLTextAreaElement | HTMLInputElement} */ (box)
    return [name, value]
  })
