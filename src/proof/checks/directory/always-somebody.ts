import { placeOf } from '../../../content/label-checks.ts'
import type { Nation } from '../../../directory/places/types.ts'
import { offerOf, offersOf } from '../../../directory/selection.ts'
import type { Directory, Organisation, Situation } from '../../../directory/types.ts'
import type { FactView, Reader } from '../../../facts/condition.ts'
import type { Who } from '../../../guidance/types.ts'
import type { Check, Finding, Subject } from '../../check.ts'
import { type Answers, combinations, viewOf } from '../../directory/answers.ts'
import { answers as isAnswering, type Moment, momentsFrom } from '../../directory/moments.ts'

/**
 * Whoever asks who can help, wherever in the United Kingdom, at whatever hour, finds somebody who serves them and answers.
 * Emergency numbers, 101 and crisis lines are there for anyone and do not count. What the field does not have is written down
 * with its reason, so that a new gap is seen, and an old one is taken out once it is closed.
 */
export const alwaysSomebody: Check = {
  id: 'always-somebody',
  proves:
    'for every nation, age, relationship and hour somebody who knows about this serves and answers, but for the known gaps',
  run(subject) {
    const { directory } = subject.world
    const nations = directory.nations.filter((nation) => directory.calendar.holidays.has(nation))
    const alone = withNobody(nations, subject).map((one) => ({
      ...one,
      // people of two gaps are those of the first: the second may not live on them
      gap: directory.gaps.find((gap) => gap.nations.includes(one.nation) && gap.when(one.view)) ?? null,
    }))
    const open = nations.flatMap((nation) =>
      finding(
        nation,
        alone.filter((one) => one.nation === nation && one.gap === null),
      ),
    )
    const closed = directory.gaps.flatMap((gap) =>
      gap.nations
        .filter((nation) => !alone.some((one) => one.nation === nation && one.gap === gap))
        .map((nation) => ({
          ...placeOf(gap.at),
          message: `in ${nation} somebody answers all of these people at every hour now. Take the nation out, or the whole gap`,
        })),
    )
    return [...open, ...closed]
  },
}

/** People for whom nobody answers at some moment. */
interface Alone {
  readonly nation: Nation
  readonly answers: Answers
  readonly view: FactView
  readonly moment: Moment
}

function finding(nation: Nation, alone: readonly Alone[]): Finding[] {
  const [first] = alone
  if (!first) return []
  const examples = [...alone]
    .sort((a, b) => a.answers.size - b.answers.size)
    .slice(0, 3)
    .map((one) => `${inWords(one.answers)} (${one.moment.name})`)
  return [
    {
      file: 'directory/roles.yaml',
      line: 1,
      message:
        `in ${nation} nobody answers ${alone.length} combinations of answers at some hour: ${examples.join('; ')}. ` +
        'Offer a service that does, in a role that "who can help" shows, or add them to "gaps" with the reason',
    },
  ]
}

const inWords = (answers: Answers): string =>
  answers.size === 0
    ? 'nothing answered'
    : [...answers].map(([id, value]) => `${id}: ${[value].flat().join(' + ')}`).join(', ')

/** Someone to show, where the condition holds. */
interface Shown {
  readonly who: Who
  readonly when: Reader | null
}

function withNobody(nations: readonly Nation[], { world: { program, guidance, directory }, day }: Subject): Alone[] {
  const inHelp = new Set(
    [...program.journeys.values()].flatMap(({ help }) =>
      (program.flows.get(help)?.steps ?? []).flatMap((step) => (step.kind === 'show' ? [step.guidance] : [])),
    ),
  )
  const shown = [...guidance.documents.values()].flatMap((document): Shown[] =>
    document.kind === 'contacts' && inHelp.has(document.id) ? [...document.contacts] : [],
  )
  const organisations = organisationsIn(shown, directory)
  const readers = readersOf(shown, organisations, directory)
  const moments = momentsFrom(day, organisations, directory)
  const people = combinations(
    program,
    [...readers, ...directory.gaps.map(({ when }) => when)],
    nations.map((nation) => ({ nation })),
  )
  const known = new Map<string, Moment | null>()
  return nations.flatMap((nation) =>
    people.flatMap((answers) => {
      const view = viewOf(program, answers, { nation })
      // people of whom the same conditions hold are offered the same
      const kind = `${nation} ${readers.map((reads) => (reads(view) ? '1' : '0')).join('')}`
      let moment = known.get(kind)
      if (moment === undefined) {
        const facts = { facts: view, place: { nation, forces: [] } }
        moment = moments.find(({ now }) => !isAnswered(shown, { ...facts, now }, directory)) ?? null
        known.set(kind, moment)
      }
      return moment ? [{ nation, answers, view, moment }] : []
    }),
  )
}

function isAnswered(shown: readonly Shown[], situation: Situation, directory: Directory): boolean {
  return shown.some(({ who, when }) => {
    if (when?.(situation.facts) === false) return false
    const offers = 'role' in who ? offersOf(directory, who.role, situation) : [offerOf(directory, who.id, situation)]
    return offers.some(
      (offer) => offer && !offer.organisation.lastResort && isAnswering(offer.organisation, situation.now, directory),
    )
  })
}

/** Every organisation that could be shown, in whatever situation. */
function organisationsIn(shown: readonly Shown[], { roles, organisations }: Directory): readonly Organisation[] {
  const ids = shown.flatMap(({ who }) => {
    if ('id' in who) return [who.id]
    const role = roles.get(who.role)
    return role ? [...role.members, ...role.otherwise].map(({ organisation }) => organisation) : []
  })
  return [...new Set(ids)].flatMap((id) => organisations.get(id) ?? [])
}

/** All conditions that decide who is shown. */
function readersOf(shown: readonly Shown[], organisations: readonly Organisation[], { roles }: Directory): Reader[] {
  const members = shown.flatMap(({ who }) => {
    const role = 'role' in who ? roles.get(who.role) : undefined
    return role ? [...role.members, ...role.otherwise] : []
  })
  return [...organisations.map(({ serves }) => serves), ...[...shown, ...members].flatMap(({ when }) => when ?? [])]
}
