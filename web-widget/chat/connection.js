import { socket } from './socket.js'

/** Longest wait for a reply over HTTP, in milliseconds, before it counts as not sent. */
const PATIENCE = 15_000

/**
 * @typedef {[string, string][]} Form the fields of the form
 * @typedef {{ state: string, to: string, lang: string, dir: string, html: string, fresh?: boolean }} TurnReply
 * @typedef {{ problem: string, html: string }} ProblemReply
 * @typedef {TurnReply | ProblemReply} Reply
 */

/**
 * The line to the service: over a socket, and over HTTP where there is none. A turn changes nothing on the other side, so the same may
 * be sent twice: the first reply counts.
 */
export function connection() {
  const wire = socket()
  const ended = new AbortController()
  /** the request that is on its way */
  let going = new AbortController()

  /**
   * @param {string} url
   * @param {RequestInit} request
   * @returns {Promise<Reply>}
   */
  const overHttp = async (url, request = {}) => {
    // Whoever has left sends nothing any more.
    if (ended.signal.aborted) throw new Error('left')
    const late = new AbortController()
    going = late
    const timer = setTimeout(() => late.abort(), PATIENCE)
    try {
      const headers = { accept: 'application/json' }
      const reply = await fetch(url, { ...request, headers, signal: late.signal, credentials: 'omit' })
      const found = await reply.json()
      // Something between here and the service may answer in its stead.
      if (typeof found.html !== 'string') throw new Error('not from the service')
      return found
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    open: wire.open,

    /**
     * @param {Form} form
     * @returns {Promise<Reply>} @throws when nothing answers
     */
    async send(form) {
      const early = await wire.send(form)
      return early ?? overHttp('/chat', { method: 'POST', body: new URLSearchParams(form) })
    },

    /** A new conversation, in the language that the page has now. @returns {Promise<Reply>} */
    begin() {
      const search = new URLSearchParams(location.search)
      search.set('lang', document.documentElement.lang)
      return overHttp(`/chat?${search}`)
    },

    /** What is on its way is not waited for any longer. */
    giveUp: () => going.abort(),

    /** Nothing is sent or taken any more. */
    end() {
      ended.abort()
      going.abort()
      wire.end()
    },
  }
}
