import type { Question } from './types.ts'

/** What the parts of a question are called, in the log and among the facts. */
export interface PartNames {
  /** the groups chosen of a long list */
  readonly groups: string
  /** group -> the prompt for its lines */
  readonly group: ReadonlyMap<string, string>
  readonly nation: string
  readonly forces: string
  /** the prompt that asks which of several places it is */
  readonly which: string
  /** the prompt that asks for the nation where no place is known */
  readonly whichNation: string
}

/** The names of the parts of a question that is called `id`; in a flow that runs for another subject the caller's name is part of that. */
export const partNames = (id: string, groups: Question['groups']): PartNames => ({
  groups: `${id}.groups`,
  group: new Map(groups.map((group) => [group.id, `${id}>${group.id}`])),
  nation: `${id}.nation`,
  forces: `${id}.forces`,
  which: `${id}>which`,
  whichNation: `${id}>nation`,
})
