import type { Condition, Reader } from '../facts/condition.ts'
import type { Value } from '../facts/value.ts'
import type { PartNames } from './part-names.ts'

/** One thing that the person gave: question or mark, value, and the revision of the question where it is not 1. */
export type Entry = readonly [id: string, value: Value, rev?: number]

/** What a choice does instead of being an answer. */
export type Does =
  | { readonly change: string }
  | { readonly open: string }
  | { readonly language: string }
  | 'change'
  | 'done'
  | 'emergency'
  | 'help'
  | 'restart'
  | 'leave'

export interface ChoiceSpec {
  readonly id: string
  /** its place among the choices of the question, from 0 */
  readonly place: number
  /** the key of its text */
  readonly text: string
  readonly was: readonly string[]
  readonly when: Reader | null
  readonly does: Does | null
  /** an alert that lasts as long as this answer does */
  readonly raises: 'danger' | 'crisis' | null
  readonly raisesWhen: Reader | null
  /** the list that counts as confirmed when this is chosen */
  readonly confirms: string | null
  /** the nation that this choice of a place question stands for */
  readonly nation: string | null
}

export type QuestionKind = 'one-of' | 'any-of' | 'place' | 'words'

/** A fact that says whom a question is about. Its values in `same`, and no value yet, all mean the same person. */
export interface About {
  readonly fact: string
  readonly same: readonly string[]
}

/** A fact that somebody is asked for. Its id is unique in all flows. */
export interface Question {
  readonly id: string
  readonly kind: QuestionKind
  readonly rev: number
  readonly was: readonly string[]
  readonly choices: readonly ChoiceSpec[]
  readonly byId: ReadonlyMap<string, ChoiceSpec>
  /** groups of a long list, in order; empty for a short one */
  readonly groups: readonly {
    readonly id: string
    /** the key of its text */
    readonly text: string
    readonly was: readonly string[]
    readonly choices: readonly string[]
  }[]
  /** the choice that cannot stand beside another */
  readonly exclude: string | null
  /** the value that a skip counts as */
  readonly skip: string | null
  /** that value is a choice that says so itself ("Start"): no button for skipping stands beside it */
  readonly skipsByChoice: boolean
  /** the fact that says whom it is about: for each person it has an answer of its own */
  readonly about: About | null
  /** label heard in words -> choice that it ticks */
  readonly found: ReadonlyMap<string, string>
  /** label heard in words -> other choices that it says nothing against */
  readonly agrees: ReadonlyMap<string, readonly string[]>
  /** label heard in words -> the choice that says it as well: beside that answer it is not said back */
  readonly covers: ReadonlyMap<string, string>
  /** labels that still count when a confirmed list leaves them out */
  readonly keep: ReadonlySet<string>
  /** a box "Something else" stands beside the choices */
  readonly orWords: boolean
  /** own words that are taken down as they are: read for danger; of what else is heard in them only counts what `keep` names, and nothing is said back */
  readonly asWritten: boolean
  /** what its parts are called: made at load, since every walk asks for them */
  readonly parts: PartNames
}

interface StepBase {
  readonly when: Reader | null
  /** the name of the part of the conversation that begins here */
  readonly part: string | null
  /** the only nations in which it may be shown, which the proof holds it to; null: everywhere */
  readonly nations: readonly string[] | null
  /** file:line, for errors and the proof */
  readonly at: string
}
export interface AskStep extends StepBase {
  readonly kind: 'ask'
  readonly question: Question
  readonly groupsOnly: boolean
}
export interface SayStep extends StepBase {
  readonly kind: 'say'
  readonly text: string
}
export interface ShowStep extends StepBase {
  readonly kind: 'show'
  readonly guidance: string
}
export interface RunStep extends StepBase {
  readonly kind: 'run'
  readonly flow: string
  readonly as: string | null
  readonly thenStop: boolean
}
export interface MenuStep extends StepBase {
  readonly kind: 'menu'
  readonly id: string
  readonly was: readonly string[]
  readonly groups: readonly { readonly id: string | null; readonly topics: readonly string[] }[]
}
export interface StopStep extends StepBase {
  readonly kind: 'stop'
}
export type Step = AskStep | SayStep | ShowStep | RunStep | MenuStep | StopStep

export interface Flow {
  readonly id: string
  /** where it was read, from the content's root: its name is the last part, whatever folder it is in */
  readonly file: string
  readonly was: readonly string[]
  readonly only: Reader | null
  /** a topic that a charity may leave out on its own pages */
  readonly optional: boolean
  /** when this flow speaks of "them" instead of "you" */
  readonly them: Reader | null
  /** prefix of the texts that this flow uses instead of the plain ones */
  readonly words: string | null
  /** the only nations in which it may be walked, which the proof holds it to; null: everywhere */
  readonly nations: readonly string[] | null
  /** questions asked in it or in flows that it runs, for `as` */
  readonly asks: ReadonlySet<string>
  readonly steps: readonly Step[]
}

export interface Journey {
  readonly id: string
  readonly flow: string
  readonly help: string
  readonly afterDanger: string | null
  /** suffix of the texts that are said here instead of others: `last-words.by-text` for `last-words` */
  readonly words: string | null
}

/** All flows, compiled: what replay walks. */
export interface Program {
  readonly flows: ReadonlyMap<string, Flow>
  readonly journeys: ReadonlyMap<string, Journey>
  readonly questions: ReadonlyMap<string, Question>
  /** fact -> the questions that are about whom it names */
  readonly about: ReadonlyMap<string, readonly Question[]>
  /** topics that `open` may run */
  readonly topics: ReadonlySet<string>
  readonly menus: ReadonlyMap<string, MenuStep>
  /** old name -> new name, for questions, menus and topics; groups and choices carry their own */
  readonly renamed: ReadonlyMap<string, string>
  readonly hasOldNames: boolean
  readonly derived: ReadonlyMap<string, Reader>
  /** the same as written, for the proof */
  readonly derivedFrom: ReadonlyMap<string, Condition>
  /** old label -> new label: a choice of a list is heard under its name */
  readonly labels: ReadonlyMap<string, string>
  /** what facts can hold that no question declares; null: anything */
  readonly holds: { readonly said: readonly string[] | null; readonly forces: readonly string[] | null }
}
