import { LIMITS } from '../../../channels/capabilities.ts'
import { asText, segmentsOf } from '../../../channels/segments.ts'
import type { TextRow } from '../../../content/text-checks.ts'
import type { Flow, Program } from '../../../flows/types.ts'
import type { Check, Finding, Subject } from '../../check.ts'
import { promptsOf } from '../../texts/prompts.ts'

/** Each part of a text message is paid for, and any of them may come late or out of order. */
export const smsParts: Check = {
  id: 'sms-parts',
  proves: 'what is said and asked by text message stays within its parts, in every language',
  walks: true,
  run: (subject) =>
    Object.values(LIMITS).flatMap(({ journey, segments }) =>
      segments
        ? flowsOf(subject.world.program, journey).flatMap((flow) => tooLong(flow, journey, segments, subject))
        : [],
    ),
}

function tooLong(
  flow: Flow,
  journey: string,
  most: { question: number; other: number },
  { world, rows }: Subject,
): Finding[] {
  const suffix = world.program.journeys.get(journey)?.words ?? null
  return world.texts.locales.flatMap((locale) => {
    const own = new Map(rows.filter((row) => row.locale === locale).map((row) => [row.key, row]))
    const spoken = (key: string): TextRow[] => {
      const said = suffix !== null && own.has(`${key}.${suffix}`) ? `${key}.${suffix}` : key
      return [said, `${said}_them`].flatMap((one) => own.get(one) ?? [])
    }
    const label = (key: string): string => (own.get(`${key}.short`) ?? own.get(key))?.text ?? ''
    return flow.steps.flatMap((step): Finding[] => {
      if (step.kind === 'say') return spoken(step.text).flatMap((row) => finding(row, row.text, most.other))
      return promptsOf(step).flatMap(({ key, labels }) => {
        const choices = labels.map((one, i) => `${i + 1} ${label(one)}`)
        return spoken(key).flatMap((row) => finding(row, [row.text, ...choices].join('\n'), most.question))
      })
    })
  })
}

function finding({ key, file, line }: TextRow, message: string, most: number): Finding[] {
  const { parts, outside } = segmentsOf(asText(message, most))
  if (parts <= most) return []
  const letters = outside.length > 0 ? ` These letters leave less room: ${outside.join(' ')}.` : ''
  return [
    {
      file,
      line,
      message: `"${key}" takes ${parts} parts as a text message; at most ${most} are sent.${letters} Make it shorter`,
    },
  ]
}

/** Every flow that a journey can walk into; none where there is no such journey. */
function flowsOf(program: Program, id: string): readonly Flow[] {
  const journey = program.journeys.get(id)
  if (!journey) return []
  const seen = new Set<Flow>()
  const walk = (name: string | null): void => {
    const flow = name === null ? undefined : program.flows.get(name)
    if (!flow || seen.has(flow)) return
    seen.add(flow)
    for (const step of flow.steps) {
      if (step.kind === 'run') walk(step.flow)
      if (step.kind === 'menu') for (const topic of step.groups.flatMap(({ topics }) => topics)) walk(topic)
    }
  }
  for (const one of [journey.flow, journey.help, journey.afterDanger]) walk(one)
  return [...seen]
}
