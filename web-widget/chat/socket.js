/** Longest message, in characters: the service takes 64 kB, and one character has at most three bytes. */
const LONGEST = 20_000
/** How long an answer may wait for the line to open, and for its reply, in milliseconds, before it goes over HTTP. */
const OPENING = 1500
const REPLY = 2000
/** How long it may take once the service has said that it has the answer and needs longer, in milliseconds. */
const LATER = 15_000
/** How long a line may take to open at all; then this page does without. */
const HANGING = 5000

/**
 * One socket, opened when it is needed and opened again when it was cut. Where sockets do not get through, that is found out once.
 * @import { Form, Reply } from './connection.js'
 */
export function socket() {
  let isOff = false
  let last = 0
  /** @type {WebSocket | null} */
  let line = null
  /** @type {Promise<boolean>} whether the line is open */
  let opened = Promise.resolve(false)
  /** @type {Map<number, (reply: Reply | null) => void>} who waits for a reply */
  const waiting = new Map()
  /** @type {Set<number>} messages that the service has, and needs longer for */
  const slow = new Set()

  const lost = () => {
    line = null
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
  }

  /** @returns {WebSocket | null} null where the browser, or what guards it, has none for us */
  const opening = () => {
    try {
      return new WebSocket(`${location.origin.replace('http', 'ws')}/chat/socket`)
    } catch {
      isOff = true
      return null
    }
  }

  const open = () => {
    if (isOff || line) return
    const one = opening()
    if (!one) return
    line = one
    opened = new Promise((resolve) => {
      const never = () => {
        isOff = true
        resolve(false)
        one.close()
      }
      const late = setTimeout(never, HANGING)
      one.onopen = () => {
        clearTimeout(late)
        resolve(true)
        one.onerror = null
      }
      one.onerror = never
      one.onclose = () => {
        clearTimeout(late)
        resolve(false)
        if (line === one) lost()
      }
    })
    one.onmessage = ({ data }) => {
      const { id, waits, ...reply } = JSON.parse(data)
      if (waits) slow.add(waits)
      waiting.get(id)?.(reply)
      waiting.delete(id)
    }
  }

  return {
    open,

    /**
     * @param {Form} form
     * @returns {Promise<Reply | null>} null where it has to be sent in another way
     */
    async send(form) {
      const id = ++last
      const message = JSON.stringify({ id, form })
      if (message.length > LONGEST) return null
      open()
      if (!(await within(OPENING, opened, false)) || !line) return null
      /** @type {Promise<Reply | null>} */
      const reply = new Promise((resolve) => void waiting.set(id, resolve))
      line.send(message)
      const early = await within(REPLY, reply, null)
      const answer = slow.delete(id) ? await within(LATER, reply, null) : early
      // A line that was cut in silence is not trusted again.
      if (!answer && line) {
        line.close()
        lost()
      }
      return answer
    },

    end() {
      isOff = true
      line?.close()
    },
  }
}

/**
 * @template T
 * @param {number} milliseconds
 * @param {Promise<T>} promise
 * @param {T} otherwise what counts when it takes longer
 * @returns {Promise<T>}
 */
const within = (milliseconds, promise, otherwise) =>
  Promise.race([promise, new Promise((resolve) => void setTimeout(resolve, milliseconds, otherwise))])
