import type { World } from '../src/content/world.ts'
import { type Exchange, type Person, plain, type Screen, screenOf, walk } from './journey.ts'

/** One question of a conversation as a peer is given it: texts by key, the answer that this person gives, and what it means. */
export interface ScriptStep {
  readonly id: string
  readonly kind: 'one' | 'some' | 'words'
  /** keys of what is said before it */
  readonly said: readonly string[]
  readonly question: string
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  /** what this person sends: an id, ids, or words */
  readonly answer: string | readonly string[]
}

/** A whole conversation for peers. The last step is the last screen, which nobody answers. */
export interface Script {
  readonly steps: readonly ScriptStep[]
  readonly texts: Readonly<Record<string, string>>
}

/** What a skip is sent as. */
export const SKIP = 'skip'

/**
 * The conversation that this person has with the product, made into the simplest flow that gives the same screens: no conditions,
 * and every sentence ready made. A peer that walks it does less than the product, never more.
 */
export function scriptOf(world: World, person: Person = plain): { script: Script; screens: readonly Screen[] } {
  const exchanges = walk(world, person)
  const screens = exchanges.map(({ turn }) => screenOf(turn))
  const texts: Record<string, string> = {}
  const keep = (key: string, text: string): string => {
    texts[key] = text
    return key
  }
  const steps = exchanges.map(({ turn }, i): ScriptStep => {
    const { said, question } = screens[i] as Screen
    const { id, kind, choices = [] } = turn.prompt
    return {
      id,
      kind: kind === 'any-of' ? 'some' : choices.length > 0 && kind !== 'place' ? 'one' : 'words',
      said: said.map((text, at) => keep(`${i}.said.${at}`, text)),
      question: keep(`${i}.question`, question),
      choices: choices.map((choice) => ({ id: choice.id, label: keep(`${i}.choice.${choice.id}`, choice.label) })),
      answer: answerOf(exchanges[i + 1]),
    }
  })
  return { script: { steps, texts }, screens }
}

function answerOf(next: Exchange | undefined): ScriptStep['answer'] {
  const input = next?.input
  if (!input) return ''
  if ('choice' in input && input.choice !== undefined) return input.choice
  if ('choices' in input && input.choices !== undefined) return input.choices
  if ('text' in input && input.text !== undefined) return input.text
  return SKIP
}

/** The screen of a step: what a peer sends once it has looked its texts up. */
export const screenFor = ({ texts }: Script, { said, question, choices }: ScriptStep): Screen => ({
  said: said.map((key) => texts[key] ?? ''),
  question: texts[question] ?? '',
  choices: choices.map(({ label }) => texts[label] ?? ''),
})

/** Whether an answer can be taken; a skip always can. Every peer asks this, so that none is spared it. */
export function fits({ kind, choices }: ScriptStep, answer: string | readonly string[]): boolean {
  if (answer === SKIP || kind === 'words') return true
  const known = (id: string) => choices.some((choice) => choice.id === id)
  return typeof answer === 'string' ? known(answer) : answer.length > 0 && answer.every(known)
}
