/** After so long a silence somebody else may hold the phone: it is asked again whether it is safe. */
export const QUIET_MS = 30 * 60_000
/** Nothing is kept for longer, whatever happens meanwhile. */
export const KEPT_MS = 24 * 3_600_000
/** A message that is older when it comes is not answered as if it were new. */
export const LATE_MS = 15 * 60_000

/** The times of a conversation, in milliseconds since 1970. */
export interface Times {
  /** whether somebody said that it is safe here, or nobody has to be asked */
  readonly isSafe: boolean
  /** whether it is being asked once more, after a silence */
  readonly asksAgain: boolean
  readonly began: number
  /** when the last message was answered */
  readonly at: number
}

/** How long something is still kept, in milliseconds: 30 minutes while nobody has said that it is safe, and 24 hours in all. */
export function keptFor({ isSafe, asksAgain, began, at }: Times, now: number): number {
  const inAll = began + KEPT_MS - now
  return Math.max(0, isSafe && !asksAgain ? inAll : Math.min(inAll, at + QUIET_MS - now))
}
