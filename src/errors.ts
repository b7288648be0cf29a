/**
 * Every way in which a request can fail, with a code that never changes its meaning. What people read stands in
 * `locales/<lng>/problems.json` under `problem.<code>.title` and `.detail`; what integrators read in docs/problems.md.
 */

/** What the sender can do next: mend the request, send the same again, or start a new conversation. */
export type Next = 'mend' | 'again' | 'start'

interface ProblemKind {
  /** the HTTP status of the reply */
  readonly status: number
  readonly next: Next
}

/** A code is never reused for something else; a retired one stays listed in docs/problems.md. */
export const PROBLEMS = {
  'bad-request': { status: 400, next: 'again' },
  'bad-json': { status: 400, next: 'mend' },
  'state-missing': { status: 400, next: 'start' },
  'state-tampered': { status: 400, next: 'start' },
  'state-foreign': { status: 400, next: 'start' },
  'foreign-origin': { status: 403, next: 'mend' },
  'not-found': { status: 404, next: 'mend' },
  'method-not-allowed': { status: 405, next: 'mend' },
  timeout: { status: 408, next: 'again' },
  'state-version': { status: 409, next: 'start' },
  'state-expired': { status: 410, next: 'start' },
  'too-long': { status: 413, next: 'mend' },
  'unsupported-media-type': { status: 415, next: 'mend' },
  'bad-input': { status: 422, next: 'mend' },
  'unknown-partner': { status: 422, next: 'mend' },
  'upgrade-required': { status: 426, next: 'mend' },
  'rate-limited': { status: 429, next: 'again' },
  internal: { status: 500, next: 'again' },
  stopping: { status: 503, next: 'again' },
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof PROBLEMS

export const PROBLEM_CODES = Object.keys(PROBLEMS) as readonly ProblemCode[]

/** One field of a request that is wrong. */
export interface FieldError {
  /** where, as a JSON pointer: `#/input/choice` */
  readonly pointer: string
  /** what was expected, for the person who writes the client; never holds the value that came */
  readonly detail: string
}

/** What is known of a failure beside its code. */
export interface ProblemExtras {
  readonly errors?: readonly FieldError[]
  /** seconds to wait before sending again */
  readonly retryAfter?: number
  /** the language of the conversation, where it could still be read */
  readonly locale?: string
}

/** A failure that the sender is told about. Its message is its code, so that a log of it can hold nothing of a request. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly extras: ProblemExtras

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(code)
    this.code = code
    this.extras = extras
  }
}

/** Codes by which fastify names what it refuses before a route sees it. */
const FROM_FASTIFY: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-long',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_BAD_URL: 'bad-request',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
  FST_ERR_NOT_FOUND: 'not-found',
}

/** The failure as the sender is told of it; whatever is not known here is `internal`. */
export function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return new ProblemError(FROM_FASTIFY[code] ?? 'internal')
}
