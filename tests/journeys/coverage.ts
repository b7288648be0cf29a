import type { World } from '../../src/content/world.ts'
import { DONE, replay } from '../../src/flows/replay.ts'
import type { Flow, Step } from '../../src/flows/types.ts'
import type { Done } from './golden.ts'
import type { Person } from './person.ts'

/** Which steps of the flows, and which of their choices, conversations have reached. */
export class Coverage {
  readonly #world: World
  readonly #steps = new Set<string>()
  readonly #choices = new Set<string>()

  constructor(world: World) {
    this.#world = world
  }

  /** Notes where somebody is, and what they do there. */
  note({ conversation, turn }: Person, done?: Done): void {
    const { program } = this.#world
    const { prompt, trace } = replay(program, conversation.journey, conversation.entries)
    const inside = [prompt.flow, ...trace.flatMap((one) => (typeof one === 'number' ? [] : one.flow))]
    for (const { id } of inside) this.#steps.add(`run ${id}`)
    this.#steps.add(`${prompt.flow.id} ${prompt.menu?.id ?? prompt.question?.id ?? prompt.id}`)
    for (const one of trace) if (typeof one !== 'number') this.#steps.add(`${one.flow.id} ${one.key}`)
    const pressed = done?.button && 'choice' in done.button ? [[turn.prompt.id, done.button.choice] as const] : []
    for (const [id, value] of [...conversation.entries, ...pressed]) {
      const values = typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
      for (const one of values) this.#choices.add(`${id.split('>')[0]?.split('.').at(-1)}: ${one}`)
    }
  }

  /** What was reached and what was not, to be read as a diff. */
  get report(): string {
    const { program } = this.#world
    const steps = [...program.flows.values()].flatMap((flow) => flow.steps.flatMap((step) => nameOf(flow, step)))
    const choices = [
      ...[...program.questions.values()].flatMap(({ id, choices: own, groups }) =>
        [...groups, ...own].map((one) => `${id}: ${one.id}`),
      ),
      ...[...program.menus.values()].flatMap(({ id, groups }) =>
        [...groups.flatMap((group) => [...(group.id === null ? [] : [group.id]), ...group.topics]), DONE].map(
          (one) => `${id}: ${one}`,
        ),
      ),
    ]
    const missedSteps = steps.filter(({ key }) => !this.#steps.has(key)).map(({ shown }) => shown)
    const missedChoices = choices.filter((one) => !this.#choices.has(one))
    return [
      'What the golden conversations reach, and what they do not.',
      '',
      `${steps.length - missedSteps.length} of ${steps.length} steps.${missedSteps.length > 0 ? ' Not reached:' : ''}`,
      ...missedSteps.map((one) => `  ${one}`),
      `${choices.length - missedChoices.length} of ${choices.length} choices.${missedChoices.length > 0 ? ' Not chosen:' : ''}`,
      ...missedChoices.map((one) => `  ${one}`),
      '',
    ].join('\n')
  }
}

/** How a step is noted when it is reached, and how it is told where it is not. What only ends a flow leaves nothing to see. */
function nameOf(flow: Flow, step: Step): { key: string; shown: string }[] {
  if (step.kind === 'stop') return []
  const name =
    step.kind === 'ask'
      ? step.question.id
      : step.kind === 'say'
        ? step.text
        : step.kind === 'show'
          ? step.guidance
          : step.kind === 'run'
            ? step.flow
            : step.id
  const key = step.kind === 'run' ? `run ${name}` : `${flow.id} ${name}`
  return [{ key, shown: `${flow.file}: ${step.kind} ${name}` }]
}
