import type { FastifyReply } from 'fastify'
import type { Problem } from '../channels/problem.ts'

/** Sets the status and the headers of a problem; its body is the channel's. */
export function applyProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter))
  return reply.code(problem.status)
}

/** Answers with the problem as RFC 9457 has it. */
export function sendProblem(reply: FastifyReply, problem: object & Problem): FastifyReply {
  return applyProblem(reply, problem).type('application/problem+json; charset=utf-8').send(problem)
}
