/** What may be said of an error in a log. */
export interface ErrorDescription {
  readonly name: string
  /** a code of Node, of a library or of ours */
  readonly code?: string
  /** where in the code, innermost first */
  readonly at: readonly string[]
  readonly cause?: ErrorDescription
}

const MAX_FRAMES = 12
const MAX_CAUSES = 3
const FRAME = /^ {4}at (?:[\w.$<>[\]# ]+ \()?(?:file:\/\/|node:|\/)[^\s()]+:\d+:\d+\)?$/

/**
 * An error without its message. Messages quote what they complain about ("... is not valid JSON"), so they may hold words
 * of a person, and so may the head of the stack, where the message stands again.
 */
export function describeError(error: unknown, causes = MAX_CAUSES): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const code = 'code' in error && typeof error.code === 'string' && /^[\w-]{1,60}$/.test(error.code) ? error.code : null
  return {
    name: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    ...(code !== null && { code }),
    at: framesOf(error),
    ...(error.cause !== undefined && causes > 0 && { cause: describeError(error.cause, causes - 1) }),
  }
}

/** Lines of the stack that name a place in a file; a message of several lines could look like more of them, so it is cut off first. */
function framesOf({ stack = '', message }: Error): string[] {
  const end = stack.indexOf(message)
  return (end < 0 ? stack : stack.slice(end + message.length))
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim().slice(3))
}
