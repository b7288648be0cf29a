import { z } from 'zod'
import { NATIONS } from '../directory/places/types.ts'
import { compileCondition } from '../facts/condition.ts'
import type { Program } from '../flows/types.ts'
import type { Firewall, LawWords } from '../guidance/types.ts'
import { checkCondition } from './conditions.ts'
import { readYaml } from './document.ts'
import { nearest, type Problem } from './problem.ts'
import { condition, format, names } from './schema.ts'

const firewallFile = z.strictObject({
  format,
  when: condition,
  flows: names,
  shows: names,
  asks: names,
  says: z.array(z.string().min(1)),
  more: names,
})
const words = z.array(z.string().trim().min(1))
const lawFile = z.strictObject({
  format,
  words: z.array(z.looseObject({ nations: names.min(1) }).pipe(z.object({ nations: names }).catchall(words))),
})

/** Reads guidance/firewall.yaml: who may be shown only a few things, and which. Names in it have to exist. */
export function loadFirewall(
  root: string,
  {
    program,
    says,
    more,
  }: { readonly program: Program; readonly says: readonly string[]; readonly more: readonly string[] },
  documents: ReadonlySet<string>,
  problems: Problem[],
): Firewall | undefined {
  const yaml = readYaml(root, 'guidance/firewall.yaml', firewallFile, problems)
  if (!yaml) return undefined
  const { when, ...allowed } = yaml.value
  checkCondition(yaml, ['when'], when, program)
  const known = {
    flows: new Set(program.flows.keys()),
    shows: documents,
    asks: new Set(program.questions.keys()),
    says: new Set([...saidIn(program), ...says]),
    more: new Set(more),
  }
  for (const kind of ['flows', 'shows', 'asks', 'says', 'more'] as const)
    allowed[kind].forEach((one, i) => {
      if (!known[kind].has(one)) yaml.fault([kind, i], `${WHAT[kind]} "${one}".${nearest(one, known[kind])}`)
    })
  return {
    when: compileCondition(when),
    flows: new Set(allowed.flows),
    shows: new Set(allowed.shows),
    asks: new Set(allowed.asks),
    says: new Set(allowed.says),
    more: new Set(allowed.more),
  }
}

const WHAT = {
  flows: 'there is no flow',
  shows: 'there is no file in guidance/ called',
  asks: 'there is no question',
  says: 'no flow or answer says',
  more: 'no screen of guidance/alerts.yaml has a closed part',
} as const

const saidIn = ({ flows }: Program): Set<string> =>
  new Set([...flows.values()].flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'say' ? [step.text] : []))))

/** Reads guidance/law.yaml: words that only some nations' law, courts or police have. */
export function loadLawWords(root: string, problems: Problem[]): readonly LawWords[] | undefined {
  const yaml = readYaml(root, 'guidance/law.yaml', lawFile, problems)
  yaml?.value.words.forEach(({ nations }, i) => {
    nations.forEach((one, j) => {
      if (!(NATIONS as readonly string[]).includes(one))
        yaml.fault(['words', i, 'nations', j], `"${one}" is no nation.${nearest(one, NATIONS)}`)
    })
  })
  return yaml?.value.words.map(({ nations, ...byLanguage }) => ({ nations, words: byLanguage }))
}
