import type { World } from '../content/world.ts'
import type { FactView } from '../facts/condition.ts'
import { isWords, type Words } from '../facts/value.ts'
import { markOf } from '../flows/log.ts'
import type { Replay } from '../flows/replay.ts'
import type { Step } from '../flows/turn.ts'
import type { Entry } from '../flows/types.ts'
import type { AtOnce } from '../guidance/types.ts'
import type { TextMessage } from '../messages/message.ts'
import { openKey, type Say } from './choices.ts'

/** So much is said at once. What comes first in guidance/asked.yaml matters most. */
const MOST = 2

/** What is said at once: before what was heard is said back, and after it. */
export interface AtOnceSaid {
  readonly first: readonly TextMessage[]
  readonly after: readonly TextMessage[]
}
const NOTHING: AtOnceSaid = { first: [], after: [] }

/**
 * What cannot wait for the plan, said when it is first heard in words: how it is safest, whom to tell, and the way to read more. The
 * question stays open. Whoever is behind the firewall, or says so in the same words, is told only what guidance/firewall.yaml names.
 */
export function atOnceFor(world: World, before: readonly Entry[], { entries, replay }: Step, say: Say): AtOnceSaid {
  const [id = '', words = null] = (entries.length > before.length && entries.at(-1)) || []
  if (!isWords(words) || words.alert) return NOTHING
  const { atOnce, firewall } = world.guidance
  const facts = withTold(world, replay, words)
  const isBehind = firewall.when(replay.prompt.facts) || firewall.when(facts)
  const known = new Set(before.flatMap(([, value]) => (isWords(value) ? value.found : [])))
  const isNew = ({ labels }: AtOnce) => words.found.some((label) => labels.has(label) && !known.has(label))
  const isBeside = markOf(id) !== null
  const said = atOnce
    .filter((one) => !isBehind || firewall.says.has(one.says))
    .filter((one) => isNew(one) && (isBeside || !one.beside) && one.when?.(facts) !== false)
    .slice(0, MOST)
  const message = ({ says, opens }: AtOnce): TextMessage => {
    const isOpen = opens !== null && !isBehind && world.program.flows.get(opens)?.only?.(replay.prompt.facts) !== false
    return {
      kind: 'text',
      key: says,
      lines: say(says).split('\n'),
      ...(isOpen && { actions: [{ label: say(openKey(opens)), open: opens }] }),
    }
  }
  return {
    first: said.filter(({ first }) => first).map(message),
    after: said.filter(({ first }) => !first).map(message),
  }
}

/** What is known, with what these words say of questions that have one answer, as if it were the answer. */
function withTold({ program }: World, { prompt: { facts } }: Replay, { found }: Words): FactView {
  const told = new Map(
    [...program.questions.values()].flatMap((question) => {
      const label = question.kind === 'one-of' ? found.find((one) => question.found.has(one)) : undefined
      return label === undefined ? [] : [[question.id, question.found.get(label)] as const]
    }),
  )
  return { get: (fact) => told.get(fact) ?? facts.get(fact) }
}
