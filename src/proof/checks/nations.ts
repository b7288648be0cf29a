import { servicesOf } from '../../directory/services.ts'
import { NATION } from '../../guidance/showing.ts'
import { splitKey } from '../../texts/key.ts'
import { parseTemplate } from '../../texts/template.ts'
import type { Check, Finding, Subject } from '../check.ts'
import { atom, type Formula, not } from '../slices/formula.ts'
import { foundAt, stepsOf } from './found.ts'
import { itemsOf, shownIn } from './guidance/documents.ts'

/** What carries nations is shown there alone; where the nation is not known it is not shown. */
export const nationsKept: Check = {
  id: 'nations-kept',
  proves: 'nothing that belongs to the law of one nation is shown in another, or where the nation is not known',
  walks: true,
  run(subject) {
    const uses = usesOf(subject)
    return [...steps(subject), ...items(subject), ...lawWords(subject, uses), ...lawFacts(subject, uses)]
  },
}

const elsewhere = (nations: readonly string[]): Formula => not(atom(NATION, { in: nations }))
const mend = (what: string, nations: readonly string[]): string =>
  `${what} is for ${nations.join(', ')}, and can be shown to somebody elsewhere. Give it "when: { ${NATION}: { in: [${nations.join(', ')}] } }"`

function steps(subject: Subject): Finding[] {
  const found: Finding[] = []
  for (const { flow, number, step } of stepsOf(subject)) {
    const nations = step.nations ?? flow.nations
    if (nations === null) continue
    const way = subject.explorer.wayTo({ flow: flow.id, step: number, watch: elsewhere(nations) })
    if (way) found.push(foundAt(subject, step.at, mend('this step', nations), way))
  }
  return found
}

function items(subject: Subject): Finding[] {
  const { explorer, world } = subject
  const [model] = explorer.models
  if (!model) return []
  return [...world.guidance.documents.values()].flatMap((document) =>
    itemsOf(document, model).flatMap(({ name, at, shown, nations }): Finding[] => {
      if (nations === null) return []
      const watch: Formula = { kind: 'all', parts: [shown, elsewhere(nations)] }
      const way = [...shownIn(subject, document.id)]
        .map((place) => explorer.wayTo({ ...place, watch, guidance: true }))
        .find((one) => one !== null)
      return way ? [foundAt(subject, at, mend(name, nations), way)] : []
    }),
  )
}

/** Texts that name the law of some nations are used only by what carries those nations. */
function lawWords({ world, rows }: Subject, uses: Uses): Finding[] {
  return rows.flatMap((row): Finding[] =>
    world.guidance.law.flatMap(({ nations, words }): Finding[] => {
      const word = (words[row.locale] ?? []).find((one) => namesWord(row.text, one))
      if (word === undefined) return []
      const wrong = usedElsewhere(row.key, nations, uses)
      if (!wrong) return []
      return [
        {
          file: row.file,
          line: row.line,
          message: `"${row.key}" speaks of "${word}", which only ${nations.join(', ')} ${nations.length > 1 ? 'have' : 'has'}, and is used at ${wrong.at} for everybody. Write "nations: [${nations.join(', ')}]" there, or other words here`,
        },
      ]
    }),
  )
}

/** Texts that name a fact of directory/law are used only where that law holds. */
function lawFacts({ world, rows }: Subject, uses: Uses): Finding[] {
  const { law } = world.directory
  return rows.flatMap((row): Finding[] =>
    parseTemplate(row.text).slots.flatMap((slot): Finding[] => {
      const record = law.get(slot.split('.')[0] ?? '')
      const nations = record ? [...record.nations] : []
      const wrong = record && usedElsewhere(row.key, nations, uses)
      if (!wrong) return []
      return [
        {
          file: row.file,
          line: row.line,
          message: `"${row.key}" names {{${slot}}}, which holds in ${nations.join(', ')} only, and is used at ${wrong.at} for others too. Write "nations: [${nations.join(', ')}]" there, or other words here`,
        },
      ]
    }),
  )
}

/** The first use of a text for somebody who may be outside these nations. */
function usedElsewhere(key: string, nations: readonly string[], uses: Uses): Use | null {
  const base = splitKey(key)?.base ?? key
  const isElsewhere = (use: Use) => use.nations === null || use.nations.some((one) => !nations.includes(one))
  return (uses.get(base) ?? []).find(isElsewhere) ?? null
}

/** Whether a text has a word or phrase, whole, whatever its case. */
function namesWord(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word.toLowerCase())
  if (at < 0) return false
  const isLetter = (one: string | undefined) => one !== undefined && /[\p{L}\p{N}]/u.test(one)
  return !isLetter(text[at - 1]) && !isLetter(text[at + word.length])
}

interface Use {
  readonly at: string
  readonly nations: readonly string[] | null
}
type Uses = ReadonlyMap<string, readonly Use[]>

/** What shows each text: steps, guidance, organisations. */
function usesOf(subject: Subject): Uses {
  const { world, explorer } = subject
  const uses = new Map<string, Use[]>()
  const add = (key: string, use: Use) => uses.set(key, [...(uses.get(key) ?? []), use])
  for (const { flow, step } of stepsOf(subject)) {
    const nations = step.nations ?? flow.nations
    if (step.kind === 'say') add(step.text, { at: step.at, nations })
    if (step.kind !== 'ask') continue
    for (const key of [step.question.id, `${step.question.id}.why`]) add(key, { at: step.at, nations })
    for (const { id } of step.question.choices) add(`${step.question.id}.${id}`, { at: step.at, nations })
  }
  const [model] = explorer.models
  for (const document of model ? world.guidance.documents.values() : [])
    for (const { texts, at, nations } of model ? itemsOf(document, model) : [])
      for (const key of texts) add(key, { at, nations })
  for (const { text, at } of world.guidance.asked) add(text, { at, nations: null })
  for (const { says, at } of world.guidance.atOnce) add(says, { at, nations: null })
  const services = servicesOf(world.directory)
  for (const row of subject.rows) {
    const [kind, id = ''] = row.key.split('.')
    const record = kind === 'law' ? world.directory.law.get(id) : undefined
    if (record) add(row.key, { at: `directory/law/${id}.yaml:1`, nations: [...record.nations] })
    const service = kind === 'org' ? services.get(id) : undefined
    if (service) add(row.key, { at: `${service.file}:1`, nations: [...service.organisation.nations] })
  }
  return uses
}
