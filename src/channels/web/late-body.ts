import type { FastifyRequest } from 'fastify'

/**
 * The form of a request that was refused before its body was read (too many requests, a server that is stopping), so that
 * what the person typed can stand on the page that says so.
 * @param limit in bytes; a longer body counts as none
 * @returns null where there is no form, or it did not arrive whole
 */
export async function readLate(request: FastifyRequest, limit: number): Promise<URLSearchParams | null> {
  const { raw, headers } = request
  if (raw.readableDidRead || !headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return null
  if (Number(headers['content-length']) > limit) return null
  const parts: Buffer[] = []
  let length = 0
  try {
    // Leaving the loop early must not close the connection: the answer still has to go out on it.
    for await (const part of raw.iterator({ destroyOnReturn: false })) {
      length += part.length
      if (length > limit) return null
      parts.push(part)
    }
  } catch {
    return null
  }
  return new URLSearchParams(Buffer.concat(parts).toString())
}
