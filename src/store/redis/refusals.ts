/** Watches over what a server refuses while its connection is there: a full one, a replica, one that does not answer, rights that are missing. */
export interface Refusals {
  /** a command was refused, or was not answered in time */
  refused(error: unknown): void
  worked(): void
}

export interface RefusalsParts {
  /** told once when it begins to refuse, and once when it does so no more */
  readonly onRefused: (error: unknown) => void
  readonly onTaken: () => void
  readonly steadyMs?: number
  /** milliseconds that only ever grow */
  readonly ticks?: () => number
}

/**
 * For how long nothing may be refused before a success counts. A full server refuses what writes and does what reads, many times a second:
 * without a rest it would refuse and refuse no more with each of them.
 */
export const STEADY_MS = 60_000

/** Tells once what every command finds out again. */
export function watchRefusals({
  onRefused,
  onTaken,
  steadyMs = STEADY_MS,
  ticks = () => performance.now(),
}: RefusalsParts): Refusals {
  /** when something was refused last; null where that was told to be over */
  let last: number | null = null
  return {
    refused(error) {
      const isKnown = last !== null
      last = ticks()
      if (!isKnown) onRefused(withCode(error))
    },
    worked() {
      if (last === null || ticks() - last < steadyMs) return
      last = null
      onTaken()
    },
  }
}

/** Why a server refuses, as its replies begin; what a script ran into stands further in, behind a hyphen. */
const REASON = /(?:^|\s-)(?<code>BUSY|MASTERDOWN|MISCONF|NOAUTH|NOPERM|NOREPLICAS|OOM|READONLY)\b/

/** With its reason as a code: nothing else of a reply may be written down. */
function withCode(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = isTimeout(error) ? 'TIMEOUT' : REASON.exec(error.message)?.groups?.code
  return code === undefined ? error : Object.assign(error, { code })
}

/** Whether an error came over a connection that is there: the server's own, or none in time. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'ReplyError' || isTimeout(error))

const isTimeout = ({ message }: Error): boolean => message === 'Command timed out'
