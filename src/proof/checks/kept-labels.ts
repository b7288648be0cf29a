import type { Check, Finding } from '../check.ts'
import { placeIn, stepsOf } from './found.ts'

/**
 * A list that is confirmed takes back what it leaves out, and a changed text what was heard in the old one. Words that raise an
 * alert still count: whoever told once of being held by the neck is in danger, whatever they tick afterwards.
 */
export const keptLabels: Check = {
  id: 'kept-labels',
  proves: 'what words of danger told is not taken back by a list that leaves it out, or by other words',
  run(subject) {
    const { program } = subject.world
    const { lexicon } = subject.world.hearing
    const raising = lexicon.languages.flatMap(({ labels }) =>
      labels.flatMap(({ label, alert }) => (alert === undefined ? [] : [label])),
    )
    const ticking = [...new Set(raising)].filter((label) =>
      [...program.questions.values()].some(({ found }) => found.has(label)),
    )
    const seen = new Set<string>()
    return [...stepsOf(subject)].flatMap(({ step }): Finding[] => {
      if (step.kind !== 'ask' || seen.has(step.question.id)) return []
      const { id, kind, found, keep } = step.question
      seen.add(id)
      return ticking
        .filter((label) => (kind === 'words' || (kind === 'any-of' && found.has(label))) && !keep.has(label))
        .map((label) => ({
          ...placeIn(step.at),
          message: `"${id}" would take back "${label}", which raises an alert when it is said. Write it under "keep" of "${id}"`,
        }))
    })
  },
}
