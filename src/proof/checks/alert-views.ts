import { placeOf } from '../../content/label-checks.ts'
import { NATIONS } from '../../directory/places/types.ts'
import type { Reader } from '../../facts/condition.ts'
import type { Check, Finding, Subject } from '../check.ts'
import { combinations, viewOf } from '../directory/answers.ts'

/** Where nothing is known of the place yet, which is how most alerts come. */
const NOWHERE = 'not known'

/** In danger the emergency number is there for everybody whom it serves, and every line of an alert for somebody. */
export const alertViews: Check = {
  id: 'alert-views',
  proves:
    'every alert has the emergency number for all whom it may serve, no line of another nation or from behind the firewall, and none that nobody sees',
  run: (subject) => Object.keys(subject.world.guidance.alerts).flatMap((id) => viewFindings(subject, id)),
}

function viewFindings({ world: { guidance, program, directory, labels } }: Subject, id: string): Finding[] {
  const [, view] = Object.entries(guidance.alerts).find(([one]) => one === id) ?? []
  const emergency = directory.organisations.get(guidance.emergency)
  if (!view || !emergency) return []
  const places = [...NATIONS, NOWHERE].map((nation) => ({ nation }))
  const lines = [...view.headings, ...view.lines]
  const { firewall } = guidance
  const readers = [...[...lines, ...view.call, ...view.more].flatMap(({ when }) => when ?? []), firewall.when]
  const raising = [...new Set(labels.flatMap(({ label, raises }) => (raises ? [label] : [])))]
  const people = places.flatMap((at) =>
    combinations(program, readers, places, raising).map((answers) => ({
      at,
      view: viewOf(program, answers, knownIn(at)),
    })),
  )
  const holds = (when: Reader | null, one: (typeof people)[number]) => when === null || when(one.view)
  const isServed = ({ nation }: { readonly nation: string }) =>
    nation === NOWHERE || [...emergency.nations].some((one) => one === nation)
  const calls = view.call.filter((call) => call.id === guidance.emergency)
  const without = people.find((one) => isServed(one.at) && !calls.some(({ when }) => holds(when, one)))
  const dead = [
    ...lines.map(({ text, when, at }) => ({ what: `the line "${text}"`, when, at })),
    ...view.more.map((one) => ({ what: `the closed part "${one.id}"`, when: one.when, at: one.at })),
    ...view.call.map((call) => ({ what: `the button "${call.id}"`, when: call.when, at: 'guidance/alerts.yaml:1' })),
  ].filter(({ when }) => !people.some((one) => holds(when, one)))
  return [
    ...(without
      ? [
          {
            file: 'guidance/alerts.yaml',
            line: 1,
            message: `the alert "${id}" can come without a button for "${guidance.emergency}" where the nation is ${without.at.nation}. Mend the "when" of its "call", or add it`,
          },
        ]
      : []),
    ...lines.flatMap(({ text, when, nations, at }): Finding[] => {
      const elsewhere = people.find((one) => nations !== null && !nations.includes(one.at.nation) && holds(when, one))
      return elsewhere
        ? [
            {
              ...placeOf(at),
              message: `the line "${text}" of the alert "${id}" is for ${nations?.join(', ')}, and can be shown where the nation is ${elsewhere.at.nation}. Mend its "when"`,
            },
          ]
        : []
    }),
    ...view.more.flatMap(({ id: part, when, at }): Finding[] =>
      !firewall.more.has(part) && people.some((one) => firewall.when(one.view) && holds(when, one))
        ? [
            {
              ...placeOf(at),
              message: `the closed part "${part}" of the alert "${id}" can be shown to somebody who may only see what guidance/firewall.yaml names. Give it a condition that leaves them out, or name it there under "more" after reading every word`,
            },
          ]
        : [],
    ),
    ...dead.map(({ what, at }) => ({
      ...placeOf(at),
      message: `${what} of the alert "${id}" is never shown: its condition can’t hold. Mend "when", or take it out`,
    })),
  ]
}

/** What is known of somebody there: of somebody whose place nobody knows, no nation. */
const knownIn = ({ nation }: { readonly nation: string }) => ({ nation: nation === NOWHERE ? '' : nation })
