/** How an element is named on the line. */
export const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
export type Reference = Readonly<Record<typeof ELEMENT, string>>

/** One session of a WebDriver server (W3C), as requests under its address. */
export interface Session {
  readonly capabilities: Readonly<Record<string, unknown>>
  /** @throws with the error and the message that the server gave */
  post<T = unknown>(path: string, body?: unknown): Promise<T>
  end(): Promise<void>
}

/**
 * @param server `http://127.0.0.1:41234`
 * @param wanted capabilities that must be
 */
export async function startSession(server: string, wanted: unknown): Promise<Session> {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const reply = await fetch(`${server}/session${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const { value } = (await reply.json()) as { value: { error?: string; message?: string } | null }
    if (!reply.ok) throw new Error(`${method} ${path}: ${value?.error}: ${value?.message}`)
    return value
  }
  const { sessionId, capabilities } = (await ask('POST', '', { capabilities: { alwaysMatch: wanted } })) as {
    sessionId: string
    capabilities: Readonly<Record<string, unknown>>
  }
  return {
    capabilities,
    post: async <T>(path: string, body: unknown = {}) => (await ask('POST', `/${sessionId}/${path}`, body)) as T,
    async end() {
      await ask('DELETE', `/${sessionId}`)
    },
  }
}
