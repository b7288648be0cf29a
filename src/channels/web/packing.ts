import { brotliCompressSync, constants } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Whether who asks can read brotli. `br;q=0` says that they can't (RFC 9110, 12.5.3): a page that nobody can read helps nobody. */
export const readsBrotli = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  /(?:^|[\s,])br\s*(?:,|$|;\s*q=(?!0(?:\.0*)?\s*(?:,|$)))/.test(headers['accept-encoding'] ?? '')

/**
 * The first page, packed where that can be read: on a slow line it comes sooner. Only that page, since it holds no word that a
 * person wrote: from the length of a packed one, others on the line could guess at what stands in it. It is packed while
 * somebody waits, so not as small as can be.
 * @param html the whole page
 */
export function packedPage(html: string, request: FastifyRequest, reply: FastifyReply): string | Buffer {
  if (!readsBrotli(request)) return html
  reply.headers({ 'content-encoding': 'br', vary: 'accept-encoding' })
  return brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
}
