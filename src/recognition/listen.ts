import { type Holds, whereItHolds } from './circumstances.ts'
import { readWords, type Token } from './fold.ts'
import type { Grammar, LabelRule, NamedCircumstance } from './grammar.ts'
import type { Match } from './machine.ts'
import type { Finding } from './types.ts'

/** A finding together with its rule, and, if it does not count, the circumstance that holds it back. */
export interface Voice {
  readonly finding: Finding
  readonly rule: LabelRule
  readonly quietedBy: NamedCircumstance | null
}

/** The words of a text, as the patterns see them. */
export const readTokens = (text: string, { folding, repair }: Pick<Grammar, 'folding' | 'repair'>): readonly Token[] =>
  repair(readWords(text, folding))

/** Everything that some pattern hears in the words of a text, in their order, and of the same words in that of the lists, whether it counts or not. */
export function listen(tokens: readonly Token[], grammar: Grammar): readonly Voice[] {
  const codes = tokens.map(({ word }) => grammar.automaton.codeOf(word))
  const layout = grammar.layOut(tokens, codes)
  const heard = new Map<number, Match[]>()
  const excepted = new Map<number, Match[]>()
  const voices: { rule: LabelRule; match: Match }[] = []
  const languages = grammar.writtenIn(codes)
  for (const match of grammar.automaton.run(layout.steps)) {
    const rule = grammar.rules[match.rule]
    if (rule?.kind === 'label') {
      // Alerts are raised in any language; what else is heard must be said in that of its list.
      if (rule.label.kind === undefined || languages.has(rule.lng)) voices.push({ rule, match })
    } else if (rule !== undefined) gather(rule.kind === 'except' ? excepted : heard, rule.circumstance, match)
  }
  // Asked only of the circumstances that some voice minds; most that are heard stand beside nothing.
  const holds = new Map<number, Holds>()
  const quiets = (circumstance: number, match: Match): boolean => {
    const matches = heard.get(circumstance)
    if (matches === undefined) return false
    const known = holds.get(circumstance)
    if (known !== undefined) return known(match)
    const reach = grammar.circumstances[circumstance]?.reach ?? 'message'
    const made = whereItHolds(reach, without(matches, excepted.get(circumstance) ?? []), layout)
    holds.set(circumstance, made)
    return made(match)
  }
  // what begins and ends alike stays in the order of the lists, however the patterns were run
  return voices
    .sort((a, b) => a.match.rule - b.match.rule)
    .map(({ rule, match }) => {
      const by = heard.size === 0 ? undefined : rule.not.find((circumstance) => quiets(circumstance, match))
      return {
        finding: findingOf(rule, span(match, tokens, layout.tokenOf)),
        rule,
        quietedBy: by === undefined ? null : (grammar.circumstances[by] ?? null),
      }
    })
    .sort((a, b) => a.finding.from - b.finding.from || a.finding.to - b.finding.to)
}

function findingOf({ id, label, pattern }: LabelRule, span: { from: number; to: number }): Finding {
  const { label: name, kind } = label
  return {
    label: name,
    ...span,
    rule: id,
    ...(kind === undefined ? {} : { kind }),
    ...(pattern.doubtful === true ? { doubtful: true } : {}),
  }
}

/** The steps of a match as a span of the original text; the edges of a sentence take no room. */
function span({ from, to }: Match, tokens: readonly Token[], tokenOf: readonly number[]): { from: number; to: number } {
  let first = from
  let last = to - 1
  while (first < last && (tokenOf[first] ?? -1) < 0) first += 1
  while (last > first && (tokenOf[last] ?? -1) < 0) last -= 1
  return { from: tokens[tokenOf[first] ?? 0]?.from ?? 0, to: tokens[tokenOf[last] ?? 0]?.to ?? 0 }
}

/** The matches that lie in none of the others: "will not stop" holds a "not" that denies nothing. */
function without(matches: readonly Match[], others: readonly Match[]): readonly Match[] {
  if (others.length === 0) return matches
  return matches.filter(({ from, to }) => !others.some((other) => other.from <= from && to <= other.to))
}

function gather(heard: Map<number, Match[]>, circumstance: number, match: Match): void {
  const matches = heard.get(circumstance)
  if (matches === undefined) heard.set(circumstance, [match])
  else matches.push(match)
}
