import { begin, take } from '../../src/conversation/converse.ts'
import type { Conversation, Outcome } from '../../src/conversation/types.ts'
import type { Input } from '../../src/messages/message.ts'
import { NOW, theWorld } from '../content.ts'
import { asText, screenOf, walk } from '../journey.ts'
import { type Task, work } from './worker.ts'

/** Whole conversations of the product with every sentence: from one turn to the next as JSON, as in a sealed token, or as they are. */
work(() => {
  const world = theWorld()
  const inputs = walk(world).flatMap(({ input }) => (input ? [input] : []))
  const conversation = (between: (conversation: Conversation) => Conversation, seen?: (outcome: Outcome) => void) => {
    let outcome = begin(world, { locale: 'en', partner: null, journey: 'main' }, NOW)
    seen?.(outcome)
    for (const input of inputs) {
      outcome = take(world, between(outcome.conversation), input, NOW)
      seen?.(outcome)
    }
  }
  const task = (between: (conversation: Conversation) => Conversation): Task => ({
    turns: inputs.length + 1,
    once: () => conversation(between),
    transcript() {
      const said: string[] = []
      conversation(between, ({ turn }) => void said.push(asText(screenOf(turn))))
      return said
    },
  })
  const throughJson = (one: Conversation): Conversation => JSON.parse(JSON.stringify(one))
  const steps = inputs.map((input, i): readonly [Input, Conversation] => [input, walkedTo(inputs.slice(0, i))])
  function walkedTo(some: readonly Input[]): Conversation {
    const first = begin(world, { locale: 'en', partner: null, journey: 'main' }, NOW).conversation
    return some.reduce((at, input) => take(world, at, input, NOW).conversation, first)
  }
  const single = ([input, at]: readonly [Input, Conversation]): Task => ({
    turns: 1,
    once: () => void take(world, at, input, NOW),
  })
  return {
    json: task(throughJson),
    kept: task((one) => one),
    ...Object.fromEntries(steps.map((step, i) => [`turn ${i + 1}`, single(step)])),
  }
})
