import type { Condition, Test } from '../facts/condition.ts'

/** A condition as somebody would say it: `told is closed or ignored`. */
export function conditionWords(condition: Condition): string {
  return Object.entries(condition)
    .map(([key, test]) => {
      if (key === 'not') return `not (${conditionWords(test as Condition)})`
      if (key === 'any' || key === 'all')
        return (test as readonly Condition[])
          .map((one) =>
            Object.keys(one).length > 1 || 'any' in one ? `(${conditionWords(one)})` : conditionWords(one),
          )
          .join(key === 'any' ? ' or ' : ' and ')
      return testWords(key, test as Test)
    })
    .join(' and ')
}

function testWords(fact: string, test: Test): string {
  if (typeof test === 'string') return `${fact} is ${test}`
  if (typeof test === 'boolean') return test ? fact : `not ${fact}`
  if ('in' in test) return `${fact} is ${test.in.join(' or ')}`
  if ('includes' in test) return `${fact} has ${[test.includes].flat().join(' or ')}`
  if ('at-least' in test) return `${fact} has ${test['at-least']} or more`
  if ('skipped' in test) return test.skipped ? `${fact} was skipped` : `${fact} was not skipped`
  return test.known ? `${fact} is known` : `${fact} is not known`
}

/** Whether one condition can hold only where another does, as far as it is written: it names it, or each of its ways does. */
export function requires(condition: Condition, other: Condition): boolean {
  const same = Object.entries(other).every(([key, test]) => JSON.stringify(condition[key]) === JSON.stringify(test))
  if (same) return true
  return Object.entries(condition).some(([key, test]) => {
    if (key === 'all') return (test as readonly Condition[]).some((one) => requires(one, other))
    return key === 'any' && (test as readonly Condition[]).every((one) => requires(one, other))
  })
}
