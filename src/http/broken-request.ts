import type { Socket } from 'node:net'
import type { Problem } from '../channels/problem.ts'
import type { ProblemCode } from '../errors.ts'
import { PRIVATE_HEADERS } from './headers.ts'

const CODES: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'timeout',
  HPE_HEADER_OVERFLOW: 'too-long',
}

/**
 * Answers what Node could not read as a request at all, so that there is no route and no framework: the problem with the
 * emergency card, written to the bare socket, which is then closed.
 */
export function answerBrokenRequest(
  error: Error & { readonly code?: string },
  socket: Socket,
  problemOf: (code: ProblemCode) => Problem,
): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) {
    const problem = problemOf(CODES[error.code ?? ''] ?? 'bad-request')
    const body = JSON.stringify(problem)
    const headers = {
      ...PRIVATE_HEADERS,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    }
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(`HTTP/1.1 ${problem.status} ${statusCodes()[problem.status]}\r\n${head.join('')}\r\n${body}`)
  }
  socket.destroySoon()
}

/** Asked for when needed: importing the module by name makes Node load its whole web client, which slows the start. */
const statusCodes = () => process.getBuiltinModule('node:http').STATUS_CODES
