import { NATIONS } from '../directory/places/types.ts'
import type { Condition, Test } from '../facts/condition.ts'
import { ALERTS } from '../facts/value.ts'
import type { Program, Question } from '../flows/types.ts'
import type { Path, Yaml } from './document.ts'
import { nearest } from './problem.ts'

/** What a fact can hold: one value, several of a list, or true or false. `values`: all that there are, null where any will do. */
interface Kind {
  readonly holds: 'one' | 'several' | 'yes-or-no'
  readonly values: readonly string[] | null
}

/**
 * Every fact and value that a condition names has to exist, and its test has to suit what the fact can hold: a condition
 * that can never be true is a mistake. `seesAlerts`: only guidance is shown what was raised.
 */
export function checkCondition(
  yaml: Yaml<unknown>,
  path: Path,
  condition: Condition,
  program: Program,
  seesAlerts = false,
): void {
  for (const [key, test] of Object.entries(condition)) {
    const at = [...path, key]
    if (key === 'any' || key === 'all') {
      ;(test as readonly Condition[]).forEach((one, i) => {
        checkCondition(yaml, [...at, i], one, program, seesAlerts)
      })
    } else if (key === 'not') checkCondition(yaml, at, test as Condition, program, seesAlerts)
    else {
      const made = madeBy(program, seesAlerts)
      const kind = made[key] ?? kindOf(program, key)
      const message = kind ? wrongTest(key, test as Test, kind) : noFact(program, key, Object.keys(made))
      if (message !== null) yaml.fault(at, message)
    }
  }
}

/** Facts that the engine makes beside those that are declared. */
const madeBy = ({ holds }: Program, seesAlerts: boolean): Readonly<Record<string, Kind>> => ({
  said: { holds: 'several', values: holds.said },
  ...(seesAlerts && { alerts: { holds: 'several', values: ALERTS } }),
})

/** What a fact can hold, or null where there is none of that name. A name may begin with that of a flow run `as` another. */
function kindOf(program: Program, fact: string): Kind | null {
  if (program.derived.has(fact)) return { holds: 'yes-or-no', values: null }
  const names = fact.split('.')
  while (names.length > 1 && runAs(program).has(names[0] ?? '')) names.shift()
  const [id = '', part, ...more] = names
  const question = program.questions.get(id)
  if (!question || more.length > 0) return null
  return part === undefined ? whole(question) : (partsOf(question, program)[part] ?? null)
}

const runAs = ({ flows }: Program): Set<string> =>
  new Set([...flows.values()].flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'run' && step.as) || [])))

function whole({ kind, byId }: Question): Kind {
  if (kind === 'any-of') return { holds: 'several', values: [...byId.keys()] }
  return {
    holds: 'one',
    values: [...(kind === 'words' || kind === 'place' ? ['given'] : []), ...byId.keys()],
  }
}

function partsOf({ kind, groups }: Question, { holds }: Program): Readonly<Record<string, Kind>> {
  if (kind === 'place')
    return { nation: { holds: 'one', values: NATIONS }, forces: { holds: 'several', values: holds.forces } }
  return groups.length > 0 ? { groups: { holds: 'several', values: groups.map((group) => group.id) } } : {}
}

function wrongTest(fact: string, test: Test, { holds, values }: Kind): string | null {
  if (typeof test === 'object' && ('skipped' in test || 'known' in test)) return null
  if (holds === 'yes-or-no')
    return typeof test === 'boolean' ? null : `"${fact}" is true or false: write { ${fact}: true }`
  if (typeof test === 'boolean')
    return `"${fact}" is not true or false: name one of its values.${nearest('', values ?? [])}`
  const named =
    typeof test === 'string' ? [test] : 'in' in test ? test.in : 'includes' in test ? [test.includes].flat() : []
  const list = named.length === 1 ? named[0] : `[${named.join(', ')}]`
  const isOne = typeof test === 'string' || 'in' in test
  if (holds === 'several' && isOne) return `"${fact}" can hold several values: write { ${fact}: { includes: ${list} } }`
  if (holds === 'one' && !isOne) {
    if ('at-least' in test) return `"${fact}" holds one value, so they can't be counted`
    return `"${fact}" holds one value: write { ${fact}: ${named.length === 1 ? list : `{ in: ${list} }`} }`
  }
  const unknown = values ? named.find((value) => !values.includes(value)) : undefined
  return unknown === undefined ? null : `"${unknown}" is no choice of "${fact}".${nearest(unknown, values ?? [])}`
}

function noFact(program: Program, fact: string, made: readonly string[]): string {
  const known = [...program.questions.values()].flatMap((question) => [
    question.id,
    ...Object.keys(partsOf(question, program)).map((part) => `${question.id}.${part}`),
  ])
  const hint = nearest(fact, [...known, ...program.derived.keys(), ...made])
  return `there is no fact "${fact}".${hint || ' Facts are declared in flows/facts.yaml, or where they are asked.'}`
}
