import { DONE } from '../../flows/replay.ts'
import type { MenuStep, Question, Step } from '../../flows/types.ts'

/** One prompt as it is shown: its text, and those of its choices. Places that were typed bring their own words. */
export interface PromptTexts {
  readonly key: string
  readonly labels: readonly string[]
}

/** The prompts that a step of a flow can show. */
export function promptsOf(step: Step): readonly PromptTexts[] {
  if (step.kind === 'ask') return questionPrompts(step.question, step.groupsOnly)
  return step.kind === 'menu' ? menuPrompts(step) : []
}

function questionPrompts({ id, choices, groups, exclude }: Question, groupsOnly: boolean): PromptTexts[] {
  const label = (choice: string) => `${id}.${choice}`
  if (groups.length === 0) return [{ key: id, labels: choices.map((choice) => label(choice.id)) }]
  const first = {
    key: id,
    labels: [...groups.map((group) => label(`group.${group.id}`)), ...(exclude === null ? [] : [label(exclude)])],
  }
  if (groupsOnly) return [first]
  return [first, ...groups.map((group) => ({ key: `${id}>${group.id}`, labels: group.choices.map(label) }))]
}

function menuPrompts({ id, groups }: MenuStep): PromptTexts[] {
  const named = groups.flatMap((group) => (group.id === null ? [] : [{ id: group.id, topics: group.topics }]))
  const plain = groups.filter((group) => group.id === null).flatMap((group) => group.topics)
  const labels = [
    ...named.map((group) => `${id}.group.${group.id}`),
    ...[...plain, DONE].map((topic) => `${id}.${topic}`),
  ]
  return [
    { key: id, labels },
    ...named.map((group) => ({
      key: `${id}>${group.id}`,
      labels: [...group.topics.map((topic) => `${id}.${topic}`), `${id}.group.${DONE}`],
    })),
  ]
}
