import { asText, type Screen } from '../journey.ts'
import { fits, type Script, screenFor } from '../script.ts'
import { work } from './worker.ts'

/** A floor: a table of steps and the place in it, from one turn to the next as JSON. Nothing can be cheaper and still ask. */
work<Script>((script) => {
  const { steps } = script
  const conversation = (): Screen[] => {
    const screens: Screen[] = []
    let stored = JSON.stringify({ at: 0, answers: {} })
    for (const { answer } of steps) {
      const state: { at: number; answers: Record<string, string | readonly string[]> } = JSON.parse(stored)
      const step = steps[state.at]
      if (!step) throw new Error('the table is over')
      screens.push(screenFor(script, step))
      if (fits(step, answer)) {
        state.answers[step.id] = answer
        state.at++
      }
      stored = JSON.stringify(state)
    }
    return screens
  }
  return {
    conversation: {
      turns: steps.length,
      once: () => void conversation(),
      transcript: () => conversation().map(asText),
    },
  }
})
