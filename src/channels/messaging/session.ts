import { bare, commandIn } from '../../conversation/commands.ts'
import type { Conversation, Outcome } from '../../conversation/types.ts'
import { ProblemError } from '../../errors.ts'
import { isWords } from '../../facts/value.ts'
import { mark, markOf } from '../../flows/log.ts'
import type { Entry } from '../../flows/types.ts'
import { chooseLanguage } from '../../http/language.ts'
import type { Action, Message, Turn } from '../../messages/message.ts'
import { waysOn } from '../../messages/plain-text.ts'
import type { Capabilities } from '../capabilities.ts'
import type { Content } from '../deps.ts'
import type { Inbound, Outbound } from './adapter.ts'
import { revisionOf } from './choice-payload.ts'
import { asksWhoThisIs, languageOf, saysNotHere } from './own-words.ts'
import { type Asked, isOptOut, meansAt, plainDigits } from './reading.ts'
import { KEPT_MS, keptFor, LATE_MS, QUIET_MS } from './silence.ts'

/** Everything that is kept of somebody between two messages: ids and labels, never a word that they wrote. */
export interface Session {
  readonly v: 1
  readonly conversation: Conversation
  /** set while it is asked once more whether it is safe, after a silence or where somebody else seems to write: that question alone, in a conversation of its own */
  readonly again: Conversation | null
  /** whether somebody said that it is safe here; true where nobody has to be asked */
  readonly isSafe: boolean
  readonly asked: Asked
  /** how many entries there were when it was last asked once more: what they led to is not shown again; missing: it never was */
  readonly before?: number
  /** when it began and when the last message was answered, by our clock, in milliseconds */
  readonly began: number
  readonly at: number
  /** when the newest message was sent, by the provider's clock; null where it does not say */
  readonly sentAt: number | null
}

/** What a message is answered with. */
export interface Parts {
  readonly content: Pick<Content, 'engine' | 'texts'>
  readonly capabilities: Capabilities
  readonly now: Date
  /** the address of the chat on the web, for whoever is not safe here; none is named where it is left out */
  readonly page?: string
}

/** What becomes of a message. */
export interface Answer {
  /** null erases what is kept */
  readonly session: Session | null
  /** in the order in which it is sent */
  readonly show: readonly Outbound[]
  /** what was said is to be erased at the provider as well */
  readonly forget?: true
}

/** How long a session may rest without another message, in milliseconds. */
export const restsFor = (session: Session, now: number): number =>
  keptFor({ ...session, asksAgain: session.again !== null }, now)

/**
 * One message of a person on a channel that others may read. Pure. Danger is read first, whatever else is due; where the channel asks if
 * it is safe, nothing but that is said before somebody answers yes, and it is asked again after a silence. Whoever says no, leaves, or ends
 * it with a carrier's word is forgotten.
 * @param session what is kept of them, or null; what has rested too long counts as null
 */
export function answer(session: Session | null, inbound: Inbound, parts: Parts): Answer {
  const kept = session !== null && restsFor(session, parts.now.getTime()) > 0 ? session : null
  try {
    return new Answering(inbound, parts).answer(kept)
  } catch (error) {
    // content in which this journey is not known any more: they are met as somebody new
    if (kept && error instanceof ProblemError && error.code === 'state-version')
      return new Answering(inbound, parts).answer(null)
    throw error
  }
}

/** Nobody's words are quoted where others may read them. */
const WITHOUT_QUOTES = QUIET_MS / 1000

class Answering {
  readonly #inbound: Inbound
  readonly #parts: Parts
  readonly #text: string
  readonly #now: number

  constructor(inbound: Inbound, parts: Parts) {
    this.#inbound = inbound
    this.#parts = parts
    this.#text = plainDigits(inbound.text)
    this.#now = parts.now.getTime()
  }

  answer(session: Session | null): Answer {
    const { kind, sentAt } = this.#inbound
    const { capabilities } = this.#parts
    const age = sentAt === null ? 0 : this.#now - sentAt
    if (age > KEPT_MS) return { session, show: [] }
    if (kind === 'gone' || kind === 'opt-out') return ERASED
    if (kind === 'join') return session ? { session, show: [] } : this.#first()
    if (isOptOut(capabilities.id, this.#text)) return ERASED
    if (age > LATE_MS) return this.#late(session)
    if (!session) return this.#first()
    if (!capabilities.asksIfSafe) return this.#goOn(session)
    if (!session.isSafe) return this.#ask(session)
    return this.#isPerhapsAnother(session) ? this.#askAgain(session) : this.#goOn(session)
  }

  /** Whether somebody else may hold the phone by now: after a silence, or where a message only asks who writes here. */
  #isPerhapsAnother({ again, at }: Session): boolean {
    return again !== null || this.#now - at >= QUIET_MS || asksWhoThisIs(this.#parts.content.texts, this.#text)
  }

  /** Who was not known. Nothing was asked yet, so a yes is no answer to anything. */
  #first(): Answer {
    const { asksIfSafe } = this.#parts.capabilities
    const begun = this.#begin()
    const outcome = this.#hear(begun.conversation, { answers: false, tells: !asksIfSafe })
    if (outcome.leaves) return this.#left(outcome)
    const isAlert = (message: Message) => message.kind === 'alert'
    const { messages } = outcome.turn
    const turn: Turn = {
      ...outcome.turn,
      messages: [
        ...messages.filter(isAlert),
        ...begun.turn.messages,
        ...messages.filter((one) => !isAlert(one) && !begun.turn.messages.some(({ key }) => key === one.key)),
      ],
    }
    const known = { v: 1, again: null, began: this.#now, sentAt: null } as const
    return this.#shown({ ...known, conversation: outcome.conversation }, turn)
  }

  /** The question whether it is safe stands, and nothing else is done before it is answered. */
  #ask(session: Session): Answer {
    const outcome = this.#atGate(session, session.conversation, !this.#isEarly(session))
    if (outcome.leaves) return this.#left(outcome)
    return this.#shown({ ...session, conversation: outcome.conversation }, outcome.turn)
  }

  /** The same where somebody else may hold the phone. Until it is answered, what is known is neither said nor changed. */
  #askAgain(session: Session): Answer {
    const again = session.again ?? this.#begin(session.conversation.locale).conversation
    const outcome = this.#atGate(session, again, session.again !== null && !this.#isEarly(session))
    if (outcome.leaves) return this.#left(outcome)
    const { conversation, turn } = outcome
    if (this.#isGate(turn)) return this.#shown({ ...session, again: conversation }, turn)
    const back = this.#take(session.conversation, { command: 'again' })
    const entries = [...back.conversation.entries, ...marksAt(back.turn.prompt.id, conversation.entries)]
    const heard: Conversation = {
      ...back.conversation,
      locale: conversation.locale,
      entries,
      ...(conversation.endangered && { endangered: true }),
    }
    const { prompt } = withoutBefore(this.#take(heard, { command: 'again' }).turn)
    return this.#shown(
      { ...session, again: null, conversation: heard, before: entries.length },
      { ...back.turn, ...localeOf(turn), messages: [], prompt },
    )
  }

  #atGate({ asked }: Session, conversation: Conversation, answers: boolean): Outcome {
    const means = answers ? meansAt(asked, this.#said) : null
    if (means?.kind === 'way') return this.#take(conversation, means.input)
    const mayAnswer = answers && means?.kind !== 'earlier'
    const heard = this.#hear(conversation, { answers: mayAnswer, tells: false })
    return mayAnswer && this.#isNo(heard) ? { ...heard, leaves: 'chosen' } : heard
  }

  /** Whether words that named no choice say all the same that it is not safe here. Danger in them is not silenced. */
  #isNo({ turn }: Outcome): boolean {
    // what may be danger is: the line that ends it names 999 as well, and is one short message on a phone that others read
    const isUrgent = turn.messages.some((one) => one.kind === 'alert' && one.alert !== 'perhaps')
    return this.#isGate(turn) && !isUrgent && saysNotHere(this.#parts.content.texts, this.#text)
  }

  /** The conversation itself. */
  #goOn(session: Session): Answer {
    const { conversation, asked } = session
    const outcome = this.#outcomeOf(conversation, asked, this.#isEarly(session))
    if (outcome.leaves) return this.#left(outcome)
    const { before, ...known } = session
    if (before === undefined) return this.#shown({ ...known, conversation: outcome.conversation }, outcome.turn)
    const since = this.#since(before, session, outcome)
    // whoever starts again has nothing before that
    const left = Math.min(before, since.conversation.entries.length)
    return this.#shown({ ...known, before: left, conversation: since.conversation }, since.turn)
  }

  /**
   * An outcome without what was said and answered before somebody else may have held the phone: Back ends there, and at the question
   * that stood then nothing of it is repeated.
   */
  #since(before: number, { conversation, asked }: Session, outcome: Outcome): Outcome {
    const { entries } = outcome.conversation
    if (this.#isBack(asked, conversation.locale) && !isSame(entries, conversation.entries, before)) {
      const { turn, ...same } = this.#take(conversation, { command: 'again' })
      const key = 'messaging.not-before'
      const lines = [this.#parts.content.texts.get(turn.locale, key)]
      return { ...same, turn: { ...withoutBefore(turn), messages: [{ kind: 'text', key, lines }] } }
    }
    const then = { ...conversation, entries: conversation.entries.slice(0, before) }
    const { turn } = this.#take(then, { command: 'again' })
    if (turn.prompt.id !== outcome.turn.prompt.id) return outcome
    const told = new Set(turn.messages.filter((one) => !isAboutDanger(one)).map(({ key }) => key))
    const messages = outcome.turn.messages.filter(({ key }) => !told.has(key)).map(withoutAgain)
    return { ...outcome, turn: { ...withoutBefore(outcome.turn), messages } }
  }
  #isBack(asked: Asked, locale: string): boolean {
    const means = meansAt(asked, this.#said)
    if (means.kind === 'way') return 'command' in means.input && means.input.command === 'back'
    return commandIn(this.#parts.content.texts, locale, bare(this.#text)) === 'back'
  }

  #outcomeOf(conversation: Conversation, asked: Asked, isEarly: boolean): Outcome {
    const { text } = this.#said
    const means = meansAt(asked, this.#said)
    // danger is read in the title of a button too
    const elsewhere = (): Outcome =>
      this.#take(conversation, text.trim() === '' ? { to: '', skip: true } : { to: '', text })
    if (text.trim() === '' && this.#inbound.payload === null) return this.#take(conversation, { command: 'again' })
    if (means.kind === 'earlier') return elsewhere()
    if (means.kind === 'no-such-number') return this.#take(conversation, { to: asked.prompt, choice: '' })
    if (means.kind === 'way') return isEarly ? elsewhere() : this.#take(conversation, means.input)
    return isEarly
      ? this.#hear(conversation, { answers: false, tells: true })
      : this.#take(conversation, { to: asked.prompt, text })
  }

  /** It came late: it is no answer to anything, but who wanted to leave has left. */
  #late(session: Session | null): Answer {
    const locale = session?.conversation.locale
    const { leaves } = this.#hear(this.#begin(locale).conversation, { answers: false, tells: false })
    if (leaves) return ERASED
    return { session, show: [this.#lines('messaging.late', locale)] }
  }

  /** They want it to end. */
  #left({ leaves, turn: { locale } }: Outcome): Answer {
    const { page } = this.#parts
    if (leaves === 'written') return { ...ERASED, show: [this.#lines('messaging.left', locale)] }
    const line =
      page === undefined
        ? this.#lines('messaging.not-safe', locale)
        : this.#lines('messaging.not-safe.page', locale, { page })
    return { ...ERASED, show: [line] }
  }

  /** What is kept and sent once a turn is made. */
  #shown(known: Omit<Session, 'asked' | 'at' | 'isSafe'>, made: Turn): Answer {
    const { asksIfSafe } = this.#parts.capabilities
    const isAtGate = asksIfSafe && this.#isGate(made)
    const turn = this.#withReply(isAtGate ? withoutWays(made) : made)
    const revision = revisionOf(turn)
    const { id: prompt, kind } = turn.prompt
    const { sentAt } = this.#inbound
    const session: Session = {
      ...known,
      conversation: withoutWords(known.conversation),
      again: known.again && withoutWords(known.again),
      isSafe: known.again !== null || !isAtGate,
      asked: { prompt, forWords: kind === 'text', revision, ways: waysOn(turn).map(({ input }) => input) },
      at: this.#now,
      sentAt: sentAt === null ? known.sentAt : Math.max(sentAt, known.sentAt ?? sentAt),
    }
    const unread = this.#inbound.kind === 'unsupported' ? [this.#lines('messaging.unsupported', turn.locale)] : []
    return { session, show: [...unread, { kind: 'turn', turn, revision }] }
  }

  /** How to say by text that it is now, since a yes could be meant for the question; and how several are chosen. */
  #withReply({ prompt, ...turn }: Turn): Turn {
    const say = (key: string) => this.#parts.content.texts.get(turn.locale, key)
    const line = say('messaging.reply-999')
    const why =
      prompt.kind === 'any-of' ? [...(prompt.why ? [prompt.why] : []), say('messaging.several')].join(' ') : prompt.why
    const messages = turn.messages.map((message) =>
      message.kind === 'alert' && message.alert === 'perhaps'
        ? { ...message, lines: [...message.lines, line] }
        : message,
    )
    return { ...turn, messages, prompt: why === undefined ? prompt : { ...prompt, why } }
  }

  /** Whether a message was sent before the question could be read that stands now: it is not meant for it. */
  #isEarly({ sentAt: newest, at }: Session): boolean {
    const { sentAt, receivedAt } = this.#inbound
    const isOvertaken = sentAt !== null && newest !== null && sentAt < newest
    return isOvertaken || (receivedAt !== undefined && receivedAt < at)
  }

  /** Whether a turn asks what the journey begins with. */
  #isGate({ prompt }: Turn): boolean {
    return prompt.id === this.#begin().turn.prompt.id
  }

  get #said() {
    return { text: this.#text, payload: this.#inbound.payload }
  }
  #begin(known?: string): Outcome {
    const { content, capabilities, now } = this.#parts
    const locale = known ?? this.#locale
    return content.engine.begin({ locale, partner: null, journey: capabilities.journey }, now)
  }
  get #locale(): string {
    const { texts } = this.#parts.content
    // where the channel does not say, the words do
    return chooseLanguage(texts.locales, this.#inbound.locale ?? languageOf(texts, this.#text), undefined)
  }
  #take(conversation: Conversation, input: Parameters<Content['engine']['take']>[1]): Outcome {
    const { content, now } = this.#parts
    return content.engine.take({ ...conversation, quietFor: WITHOUT_QUOTES }, input, now)
  }
  #hear(conversation: Conversation, hearing: Parameters<Content['engine']['hear']>[2]): Outcome {
    const { content, now } = this.#parts
    return content.engine.hear({ ...conversation, quietFor: WITHOUT_QUOTES }, this.#text, hearing, now)
  }
  #lines(key: string, locale = this.#locale, values: Readonly<Record<string, string>> = {}): Outbound {
    return { kind: 'lines', locale, lines: this.#parts.content.texts.get(locale, key, { values }).split('\n') }
  }
}

const ERASED: Answer = { session: null, show: [], forget: true }

const localeOf = ({ locale, dir }: Turn): Pick<Turn, 'locale' | 'dir'> => ({ locale, dir })

/** A turn without what was told and what was answered before. */
function withoutBefore({ prompt: { selected: _, ...prompt }, ...turn }: Turn): Turn {
  return { ...turn, messages: [], prompt }
}

/** What to do in danger is said as often as it is due. */
const isAboutDanger = (message: Message): boolean =>
  message.kind === 'alert' || (message.kind === 'text' && message.role === 'danger')

/** A message that does not offer to show again what is not shown any more. */
function withoutAgain(message: Message): Message {
  if (message.kind !== 'text' || !message.actions) return message
  return { ...message, actions: message.actions.filter(({ command }) => command !== 'again') }
}

/** Whether two logs begin with the same entries. */
const isSame = (one: readonly Entry[], other: readonly Entry[], count: number): boolean =>
  JSON.stringify(one.slice(0, count)) === JSON.stringify(other.slice(0, count))

/** What was heard and raised in one conversation, as if it had been at a question of another. */
const marksAt = (prompt: string, entries: readonly Entry[]): Entry[] =>
  entries.flatMap(([id, value]): Entry[] => {
    const kind = markOf(id)?.kind
    return kind === 'said' || kind === 'alert' ? [[mark(kind, prompt), value]] : []
  })

/** What was heard in words stays; the words go. */
function withoutWords(conversation: Conversation): Conversation {
  const entries = conversation.entries.map(([id, value, ...rev]): Entry => {
    if (!isWords(value)) return [id, value, ...rev]
    const { words: _, ...heard } = value
    return [id, heard, ...rev]
  })
  return { ...conversation, entries }
}

/** A turn in which nothing can be done but call for help and answer the question. */
function withoutWays(turn: Turn): Turn {
  const calls = (actions: readonly Action[]) => actions.filter(({ tel, url }) => tel !== undefined || url !== undefined)
  const messages = turn.messages.map((message): Message => {
    if (message.kind === 'text') return message.actions ? { ...message, actions: calls(message.actions) } : message
    return message.kind === 'alert' ? { ...message, actions: calls(message.actions), more: [] } : message
  })
  return { ...turn, messages }
}
