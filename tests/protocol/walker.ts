import type { Input, Prompt } from '../../src/messages/message.ts'
import type { TurnReply } from './service.ts'

/** The same numbers from the same seed, from 0 up to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const WORDS = [
  'my ex keeps turning up outside work',
  'she won’t leave me alone',
  'mae o’n fy nilyn i',
  'ok',
  '?',
  '<b>hello</b>',
]
const PLACES = ['LE2', 'TD15', 'Cardiff', 'glasgow', 'Belfast', 'beeston', 'nowhere at all']
const DANGER = ['he is outside my door right now', 'mae o tu allan i fy nrws rwan']

/** Something that a person might do next. Most of it goes forward; all kinds of input come up. */
export function nextInput(random: () => number, { prompt, answered }: TurnReply): Input {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const dice = random()
  const to = prompt.id
  if (dice < 0.04) return { command: 'emergency' }
  if (dice < 0.08) return { command: 'help' }
  if (dice < 0.12 && prompt.canGoBack) return { command: 'back' }
  if (dice < 0.15) return { command: 'again' }
  if (dice < 0.18) return { to, text: pick(DANGER) ?? '' }
  if (dice < 0.24) return { to, text: pick(WORDS) ?? '' }
  if (dice < 0.28) return { to: 'another-prompt', choice: 'x' }
  const changeable = answered.filter(({ canChange }) => canChange)
  const change = dice < 0.34 ? pick(changeable) : undefined
  if (change) return { change: change.id }
  if (dice < 0.44 && prompt.canSkip) return { to, skip: true }
  return answer(random, prompt, pick)
}

function answer(random: () => number, prompt: Prompt, pick: <T>(list: readonly T[]) => T | undefined): Input {
  const { id: to, kind, choices = [] } = prompt
  if (kind === 'any-of') return { to, choices: choices.filter(() => random() < 0.4).map(({ id }) => id) }
  if (kind === 'place' && random() < 0.7) return { to, text: pick(PLACES) ?? '' }
  const choice = pick(choices)
  if (choice) return { to, choice: choice.id }
  return { to, text: pick(WORDS) ?? '' }
}
