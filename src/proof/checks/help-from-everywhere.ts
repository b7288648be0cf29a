import { type Replay, replay } from '../../flows/replay.ts'
import { step as take } from '../../flows/turn.ts'
import type { Check, Finding, Subject } from '../check.ts'
import { spoken } from '../spoken.ts'
import { MOST } from './flows/help-in-three.ts'
import { placeIn } from './found.ts'
import { promptsOf, type Stood } from './prompts.ts'

/** "Show me who can help", asked for at any question and with every question of it skipped, shows somebody. */
export const helpFromEverywhere: Check = {
  id: 'help-from-everywhere',
  proves: `at every question "Show me who can help" leads to contacts, with at most ${MOST} skips on the way`,
  walks: true,
  run: (subject) =>
    [...promptsOf(subject)].flatMap((stood): Finding[] => {
      if (isHelped(subject, stood)) return []
      const message = `"Show me who can help", asked for at "${stood.prompt.id}", shows nobody after ${MOST} skips. Let help show contacts there`
      return [{ ...placeIn(stood.at), message, conversation: spoken(subject.world, stood.entries) }]
    }),
}

function isHelped({ world: { program } }: Subject, { journey, entries: before, prompt }: Stood): boolean {
  const help = program.journeys.get(journey)?.help ?? ''
  let { entries } = prompt.inside.includes(help) ? { entries: before } : take(program, journey, before, { act: 'help' })
  // help may have been asked for on the way here as well
  const shown = shownBy(help, replay(program, journey, before))
  for (let skips = 0; ; skips++) {
    const now = replay(program, journey, entries)
    if (shownBy(help, now) > shown) return true
    if (skips === MOST || !now.prompt.inside.includes(help)) return false
    ;({ entries } = take(program, journey, entries, { act: 'answer', to: now.prompt.id, value: null }))
  }
}

/** How often a flow has shown somebody. */
const shownBy = (flow: string, { trace }: Replay): number =>
  trace.filter((one) => typeof one !== 'number' && one.kind === 'show' && one.flow.id === flow).length
