/** Which addresses we may send to. */
export interface HostRules {
  readonly hosts: readonly string[]
  /** whether this machine is one of them, over http and on any port */
  readonly loopback: boolean
}

/** Written out and not left to a parser of addresses: parsers mend what is odd, and two of them mend it in two ways. */
const PLAIN_PATH = '(?:/[.]?[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?'
const REMOTE = new RegExp(`^https://(?<host>[a-z0-9-]+(?:\\.[a-z0-9-]+)+)(?::443)?${PLAIN_PATH}$`)
const OF_THIS_MACHINE = new RegExp(`^http://(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d{1,5})?${PLAIN_PATH}$`)

/**
 * Whether our answers, and the token with them, may be sent to an address that came from outside: a listed host to the letter,
 * over https on its own port. A user name before the host, a full stop after it, capitals, letters of other scripts, a query
 * or `..` in the path make it another address, or might to somebody.
 */
export function isAllowed(address: string, { hosts, loopback }: HostRules): boolean {
  if (loopback && OF_THIS_MACHINE.test(address)) return URL.canParse(address)
  const host = REMOTE.exec(address)?.groups?.host
  return host !== undefined && hosts.includes(host) && new URL(address).hostname === host
}
