import 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** is limited by rate as a turn is, without being one */
    readonly limited?: true
    /** counts as a turn: is limited by rate and has its line in the log */
    readonly turn?: true
  }
  interface FastifyRequest {
    /** how it went, for the line in the log: `ok`, or the code of the problem */
    outcome: string
    /** the language to tell of a problem in, once the channel knows it */
    wishedLocale: string | undefined
  }
}
