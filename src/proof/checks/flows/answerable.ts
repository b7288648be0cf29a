import type { Check, Finding } from '../../check.ts'
import { any } from '../../slices/formula.ts'
import { foundAt, stepsOf } from '../found.ts'

/** A question can never be without a choice: whoever came to it could not go on in words of their own. */
export const answerable: Check = {
  id: 'answerable',
  proves: 'every question that is asked offers at least one choice, so that there is no dead end',
  walks: true,
  run: (subject) => {
    const found: Finding[] = []
    const [model] = subject.explorer.models
    for (const { flow, number, step } of stepsOf(subject)) {
      if (step.kind !== 'ask' || !model || step.question.kind === 'words' || step.question.kind === 'place') continue
      const choices = step.question.choices.filter(({ does }) => does === null)
      if (choices.some(({ when }) => when === null)) continue
      const watch = any(...choices.map(({ when }) => model.formula(when)))
      const way = subject.explorer.wayAround({ flow: flow.id, step: number, watch })
      if (way)
        found.push(
          foundAt(
            subject,
            step.at,
            `"${step.question.id}" can be asked with no choice to answer it. Give it a choice without "when"`,
            way,
          ),
        )
    }
    return found
  },
}
