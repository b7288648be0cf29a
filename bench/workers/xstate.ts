import { assign, createActor, createMachine } from 'xstate'
import { theWorld } from '../content.ts'
import { asText, type Screen } from '../journey.ts'
import { sameWork } from '../same-work.ts'
import { fits, type Script, type ScriptStep, screenFor } from '../script.ts'
import { work } from './worker.ts'

type Answer = ScriptStep['answer']
interface Context {
  readonly answers: Readonly<Record<string, Answer>>
}
interface AnswerEvent {
  readonly type: 'answer'
  readonly value: Answer
}

/** xstate: a state a question, and from one turn to the next its persisted snapshot as JSON. */
work<Script>((script) => {
  const { steps } = script
  const name = (at: number) => `s${at}`
  const remember = (id: string) =>
    assign<Context, AnswerEvent, undefined, AnswerEvent, never>({
      answers: ({ context, event }) => ({ ...context.answers, [id]: event.value }),
    })
  const machine = createMachine({
    types: {} as { context: Context; events: AnswerEvent },
    initial: name(0),
    context: { answers: {} },
    states: Object.fromEntries(
      steps.map((step, at) => {
        const answer = {
          target: name(at + 1),
          guard: ({ event }: { event: AnswerEvent }) => fits(step, event.value),
          actions: remember(step.id),
        }
        return [name(at), { on: at === steps.length - 1 ? {} : { answer } }]
      }),
    ),
  })
  const stepOf = new Map(steps.map((step, at) => [name(at), step]))
  const screenAt = (state: unknown): Screen => {
    const step = stepOf.get(String(state))
    if (!step) throw new Error(`there is no state ${state}`)
    return screenFor(script, step)
  }
  const conversation = (along: (at: number, step: ScriptStep, answer: Answer) => void = () => {}): Screen[] => {
    const first = createActor(machine).start()
    const screens = [screenAt(first.getSnapshot().value)]
    let stored = JSON.stringify(first.getPersistedSnapshot())
    first.stop()
    for (const [at, step] of steps.slice(0, -1).entries()) {
      const { answer } = step
      along(at, step, answer)
      const actor = createActor(machine, { snapshot: JSON.parse(stored) }).start()
      actor.send({ type: 'answer', value: answer })
      screens.push(screenAt(actor.getSnapshot().value))
      stored = JSON.stringify(actor.getPersistedSnapshot())
      actor.stop()
    }
    return screens
  }
  const along = sameWork(theWorld())
  return {
    conversation: {
      turns: steps.length,
      once: () => void conversation(),
      transcript: () => conversation().map(asText),
    },
    'same work': {
      turns: steps.length,
      once: () => void conversation(along),
      transcript: () => conversation(along).map(asText),
    },
  }
})
