import { socket } from './socket.js'

/** Longest wait for a reply over HTTP, in milliseconds, before it counts as not sent. */
const PATIENCE = 15_000

/**
 * @typedef {[string, string][]} Form the fields of the form
 * @typedef {{ state: string, to: string, lang: string, dir: string, html: string }} TurnReply
 * @typedef {{ problem: string, next: string, retryAfter?: number, html: string }} ProblemReply
 * @typedef {TurnReply | ProblemReply} Reply
 */

/**
 * The line to the service: over a socket, and over HTTP where there is none. A turn changes nothing on the other side, so the same may
 * be sent twice: the first reply counts.
 */
export function connection() {
  const wire = socket()
  const ended = new AbortController()

  /**
   * @param {string} url
   * @param {RequestInit} request
   * @returns {Promise<Reply>}
   */
  const overHttp = async (url, request = {}) => {
    const late = new AbortController()
    const abort = () => late.abort()
    ended.signal.addEventListener('abort', abort)
    const timer = setTimeout(abort, PATIENCE)
    try {
      const headers = { accept: 'application/json' }
      const reply = await fetch(url, { ...request, headers, signal: late.signal, credentials: 'omit' })
      return await reply.json()
    } finally {
      clearTimeout(timer)
      ended.signal.removeEventListener('abort', abort)
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

    /** A new conversation, with what the page was asked for. @returns {Promise<Reply>} */
    begin: () => overHttp(`/chat${location.search}`),

    /** Nothing is sent or taken any more. */
    end() {
      ended.abort()
      wire.end()
    },
  }
}
