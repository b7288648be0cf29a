import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadFlows } from '../src/content/flows.ts'
import { ContentError, type Problem } from '../src/content/problem.ts'
import type { Answer } from '../src/facts/value.ts'
import type { PromptAt } from '../src/flows/replay.ts'
import { type Act, firstStep, type Step, step } from '../src/flows/turn.ts'
import type { Entry, Program } from '../src/flows/types.ts'

const JOURNEY = 'main'
const HOME: Answer = { candidates: [{ nation: 'england', forces: ['leicestershire'] }] }

/** A log and what is given next: one turn of the engine, to be repeated. */
export interface Standing {
  readonly program: Program
  readonly journey: string
  readonly entries: readonly Entry[]
  readonly act: Act
}

/**
 * The real journey after this many plain answers without words, every group of a list among them.
 * @throws Error when the journey is over before
 */
export function realLog(program: Program, answers: number): Standing {
  let now = firstStep(program, JOURNEY)
  while (now.entries.length < answers) now = given(program, now, answerAt(now.replay.prompt))
  return standing(program, now)
}

/** The same log, grown by what else people do: another answer, a topic, words at a question, the emergency button. */
export function workedLog(program: Program, entries: number): Standing {
  const real = realLog(program, 15)
  const [topic = ''] = program.topics
  const one = [...program.questions.values()].find(
    ({ id, kind }) => kind === 'one-of' && real.entries.some(([at]) => at === id),
  )
  const choices = one?.choices.filter(({ does, raises }) => !does && !raises).map(({ id }) => id) ?? []
  let now = step(program, JOURNEY, real.entries, { act: 'again' })
  for (let i = 0; now.entries.length < entries; i++) {
    const { entries: log, replay } = now
    const to = replay.prompt.id
    const acts: readonly Act[] = [
      { act: 'change', id: one?.id ?? '', value: choices[i % choices.length] ?? null },
      { act: 'open', topic },
      { act: 'said', to, words: { words: `it happened ${i} times`, found: ['following'], lexicon: 'bench' } },
      { act: 'emergency' },
    ]
    const next = step(program, JOURNEY, log, acts[i % acts.length] ?? { act: 'again' })
    // A changed answer may ask something new: it is answered, and the log goes on growing.
    now = next.replay.prompt.id === to ? next : given(program, next, answerAt(next.replay.prompt))
    if (i > 10 * entries) throw new Error(`the log stays at ${now.entries.length} entries`)
  }
  return standing(program, now)
}

/** A made-up journey of this many questions and one more, all but the last answered. */
export function longLog(answers: number): Standing {
  const root = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
  try {
    const names = Array.from({ length: answers + 1 }, (_, i) => `q${i}`)
    const facts = names.map((name) => `${name}: { one-of: [a, b, c] }`)
    // Every third question is asked for an answer to the one before it, as in a real flow.
    const steps = names.map((name, i) =>
      i % 3 === 2 ? `  - { ask: ${name}, when: { q${i - 1}: a } }` : `  - ask: ${name}`,
    )
    mkdirSync(join(root, 'flows'))
    const write = (file: string, lines: readonly string[]) =>
      writeFileSync(join(root, 'flows', `${file}.yaml`), ['format: 1', ...lines, ''].join('\n'))
    write('facts', facts)
    write('lists', ['none: { groups: { one: [a] } }'])
    write('journeys', ['main: { flow: main, help: help }'])
    write('help', ['steps:', '  - say: contacts'])
    write('main', ['steps:', ...steps])
    const problems: Problem[] = []
    const program = loadFlows(root, { guidance: new Set(), nations: [] }, problems)
    if (problems.length > 0) throw new ContentError(problems)
    const entries = names.slice(0, answers).map((name): Entry => [name, 'a'])
    return standing(program, step(program, JOURNEY, entries, { act: 'again' }))
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** The log of a step with the next answer, which is checked to be taken. */
function standing(program: Program, { entries, replay }: Step): Standing {
  const act: Act = { act: 'answer', to: replay.prompt.id, value: answerAt(replay.prompt) }
  const next = step(program, JOURNEY, entries, act)
  if (next.problem !== null || next.entries.length !== entries.length + 1)
    throw new Error(`"${replay.prompt.id}" does not take ${JSON.stringify(act.value)}: ${next.problem}`)
  return { program, journey: JOURNEY, entries, act }
}

function given(program: Program, { entries, replay }: Step, value: Answer): Step {
  const next = step(program, JOURNEY, entries, { act: 'answer', to: replay.prompt.id, value })
  if (next.problem !== null) throw new Error(`"${replay.prompt.id}" does not take ${JSON.stringify(value)}`)
  return next
}

/** An answer without words: all groups of a list, two lines of each, and the first choice that is one. */
function answerAt({ id, kind, question, part, group }: PromptAt): Answer {
  if (kind === 'place') return HOME
  if (kind === 'text' || (part !== null && part !== 'groups') || !question) return null
  if (part === 'groups') return question.groups.map((one) => one.id)
  if (kind === 'any-of') return (question.groups.find((one) => one.id === group)?.choices ?? []).slice(0, 2)
  const choice = question.choices.find(({ does, raises }) => !does && !raises)
  if (!choice) throw new Error(`"${id}" has no plain choice`)
  return choice.id
}
