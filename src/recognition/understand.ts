import type { Doubts, Scales } from './doubt.ts'
import type { Token } from './fold.ts'
import { interpret } from './interpret.ts'
import type { Voice } from './listen.ts'
import type { Alert, Finding, Heard } from './types.ts'

/** What is understood of one text. */
export interface Understood {
  readonly alert: Alert | null
  readonly findings: readonly Finding[]
}

/** What the words of one text speak for together; nothing where the text is not weighed. */
export interface Weighed {
  /** whether they weigh enough for a label, or `more` than that */
  speaksFor(label: string, more?: number): boolean
  /** whether they weigh so much less than they would have to */
  speaksAgainst(label: string, less: number): boolean
}

/** Weighs the words of one text. */
export function weighing(tokens: readonly Token[], scales: Scales, { labels }: Doubts): Weighed {
  const sums = scales(tokens)
  /** how far each label is above what it speaks from; nothing is where nothing is weighed */
  const over = (label: string): number => {
    for (let at = 0; at < sums.length; at++) {
      const one = labels[at]
      if (one?.label === label) return (sums[at] ?? 0) - one.from
    }
    return Number.NaN
  }
  return {
    speaksFor: (label, more = 0) => over(label) >= more,
    speaksAgainst: (label, less) => over(label) < -less,
  }
}

/** Most urgent first. */
const ALERTS: readonly Alert[] = ['danger', 'crisis', 'perhaps']

/** The questions that many words together raise where no list raises an alert. */
const QUESTIONS = ['maybe-danger', 'maybe-own-risk'] as const

/** Whether no list raises what is asked, but the words of a text together: they give way to what a whole message is known to say. */
export const isWeighed = ({ found }: Pick<Heard, 'found'>): boolean => QUESTIONS.some((label) => found.includes(label))

/** What is asked of a sum beyond its threshold where the lists hear what a text is about, and where they hear what somebody does. */
const PLAIN = 0.5
const PLAIN_ACT = 1.25

/** Of fewer words, "i have to go now" and "i dont want to" are answers: a question is asked where they weigh so much more. */
const FEWEST_TO_ASK = 10
const FEW = 2

/** Whose conduct, whose trouble it is, and whether it is everyday talk, may be told by the sum of many words, too. */
const OWN = 'own-behaviour'
const SOMEONE_ELSE = 'someone-else'
export const REPORTED = 'reported'
const ORDINARY = 'ordinary'

/**
 * Of fewer words, what a list hears of somebody's acts is what they say: "he follows me home" is said of cats as well, and "i have been
 * followed for years" sounds like one's own doing. Of so many, what weights keep quiet is one in a hundred of reports
 * (docs/decisions/0007).
 */
const FEWEST_TO_OUTWEIGH = 12

/** "She wants me back" may be said by either of them: whose conduct it is takes more words. */
const FEWEST_TO_TELL = 12

/**
 * "My brother has a knife" speaks of somebody, "i sit outside my house" of what the writer does. Where the words of a text weigh so much less
 * than they would have to, what a list hears of whose conduct or trouble it is does not hold. It takes more where the list is sure, and of own
 * conduct, which people tell between the lines.
 */
const AGAINST: Readonly<Record<string, number>> = { [OWN]: 3, [SOMEONE_ELSE]: 1.5 }
const SURE = 1

/** Whoever tells of these does not talk of everyday things, whatever other words there are. */
const FEAR = 'fear'
const NEVER_ORDINARY = new Set([FEAR, 'weapon', 'asked-to-stop', OWN])

/** "My husband says he will kill me" is said in jest as well, but takes far more to be everyday talk than that somebody waits or rings. */
const GRAVE = new Set(['threats', 'violence', 'sexual', 'break-in', 'breach', 'image-abuse', 'tracking'])
const GRAVELY = 1.5

/**
 * Puts together what the lists heard in a text and what its words weigh together. Lists decide; weights ask, tell in doubt
 * whose conduct and whose trouble it is, and keep quiet what was heard in everyday talk. They never take back an alert.
 * @param voices everything that the lists heard, whether it counts or not
 * @param weighed what the words of the text weigh
 * @param length of the text, in UTF-16 units: what is weighed is heard in all of it
 */
export function understand(
  voices: readonly Voice[],
  tokens: readonly Token[],
  weighed: Weighed,
  length: number,
): Understood {
  const counted = withoutDoubt(voices.filter(({ quietedBy }) => quietedBy === null))
  const heard = counted.map(({ finding }) => finding).filter((one) => holds(one, tokens, weighed))
  const isAct = heard.some(({ kind }) => kind === 'behaviour')
  const isLong = tokens.length >= FEWEST_TO_OUTWEIGH
  const speaks: Weighed['speaksFor'] = (label, more) => (isLong || !isAct) && weighed.speaksFor(label, more)
  const whole = (label: string): Finding => ({ label, from: 0, to: length, rule: `doubt/${label}` })
  const plainly = isAct ? PLAIN_ACT : heard.length > 0 ? PLAIN : 0
  const briefly = tokens.length < FEWEST_TO_ASK ? FEW : 0
  const asked = isClear(voices, counted) ? [] : QUESTIONS.filter((label) => speaks(label, plainly + briefly)).map(whole)
  const isAlert = asked.length > 0 || counted.some(({ rule }) => rule.label.alert !== undefined)
  const isVictim = isAlert || heard.some(({ label }) => label === FEAR)
  // "should i ring his mum": it is only asked about
  const isAsked = voices.some(({ finding, quietedBy }) => finding.label === OWN && quietedBy?.reach === 'words')
  const seenAs = [OWN, SOMEONE_ELSE, REPORTED].filter((label) => {
    // whoever is in danger, at risk or afraid is not asked in doubt whether they do wrong
    if (tokens.length < FEWEST_TO_TELL || (label === OWN && (isVictim || isAsked))) return false
    return speaks(label, label === OWN && isAct ? PLAIN_ACT : 0)
  })
  const meant = interpret([
    ...heard,
    ...seenAs.map((label): Finding => ({ ...whole(label), kind: 'perspective', doubtful: true })),
  ])
  const gravely = meant.some(({ label }) => GRAVE.has(label)) ? GRAVELY : 0
  const isOrdinary =
    isLong && !isAlert && !meant.some(({ label }) => NEVER_ORDINARY.has(label)) && speaks(ORDINARY, gravely)
  const alerts = new Set(counted.map(({ rule }) => rule.label.alert))
  return {
    alert: ALERTS.find((alert) => alerts.has(alert)) ?? (asked.length > 0 ? 'perhaps' : null),
    findings: [...(isOrdinary ? meant.filter(isNoReport) : meant), ...asked],
  }
}

/** Whose conduct, whose trouble it is holds unless the words of the text, if they are enough, weigh clearly against it. */
function holds({ label, doubtful }: Finding, { length }: readonly Token[], weighed: Weighed): boolean {
  const less = AGAINST[label]
  if (length < FEWEST_TO_TELL || less === undefined) return true
  return !weighed.speaksAgainst(label, doubtful === true ? less : less + SURE)
}

/** Alerts, and what changes the help, hold in everyday talk as well. */
const isNoReport = ({ kind }: Finding): boolean => kind === undefined || kind === 'situation'

/** An alert was heard, or why it is none; or all that was heard is denied, supposed, told ("he isn't outside"): nothing is left to ask. */
const isClear = (voices: readonly Voice[], counted: readonly Voice[]): boolean =>
  voices.some(({ rule }) => rule.label.alert !== undefined) || (voices.length > 0 && counted.length === 0)

/** Whoever says that there is danger is not asked whether there may be. */
function withoutDoubt(voices: readonly Voice[]): readonly Voice[] {
  const danger = voices.some(({ rule }) => rule.label.alert === 'danger')
  return danger ? voices.filter(({ rule }) => rule.label.alert !== 'perhaps') : voices
}
