import type { World } from '../content/world.ts'
import type { Candidate } from '../directory/places/types.ts'
import { isWords, type Words } from '../facts/value.ts'
import { mark, renameEntries } from '../flows/log.ts'
import { readPromptId } from '../flows/prompt-id.ts'
import { DONE, type Replay } from '../flows/replay.ts'
import { type Act, firstStep, type Step, step, stepReading } from '../flows/turn.ts'
import { linesFor } from '../guidance/showing.ts'
import type { Action, Input, Message, TextMessage } from '../messages/message.ts'
import { answerMessage } from './asked.ts'
import { type AtOnceSaid, atOnceFor } from './at-once.ts'
import { choicesOf, type Offered, type Say, sayFor } from './choices.ts'
import { bare, replyIn, type TypedCommand } from './commands.ts'
import { heardNow, heardSoFar } from './heard.ts'
import { type Offer, offersFor, stillOffered } from './offers.ts'
import { type Found, hearText, type Reading, readText } from './reading.ts'
import { forceInSentence, type Heard, NOTHING_MORE, saidIn, showingFor, skipLabel, text, turnOf } from './showing.ts'
import { topicMessage } from './topics.ts'
import type { Conversation, Hearing, Outcome } from './types.ts'
import { isUnheard, unheardMessage } from './unheard.ts'
import { worldWorded } from './worded.ts'

/** The first turn of a new conversation. */
export function begin(
  whole: World,
  start: { readonly locale: string; readonly partner: string | null; readonly journey: string },
  now: Date,
): Outcome {
  const { locale, partner, journey } = start
  const world = worldOf(whole, start)
  const first = firstStep(world.program, journey)
  return {
    conversation: { v: 1, journey, locale, partner, entries: [] },
    turn: turnOf(world, locale, first, NOTHING_MORE, now),
  }
}

/**
 * One input: reads it, replays, shows. Pure; never throws on what a person can send. An input that cannot be used changes
 * nothing and asks the present question again, with a line that says what to mend.
 */
export function take(whole: World, conversation: Conversation, input: Input, now: Date): Outcome {
  const world = worldOf(whole, conversation)
  const entries = renameEntries(conversation.entries, world.program)
  return takeWith(world, { ...conversation, entries }, now, (taking) => taking.read(input))
}

/**
 * A text that may not be meant for the present question: read for danger, for what ends the conversation or changes its language, and for
 * what can be heard in it, which is kept. Where nothing of it is, the question is asked again and that is all.
 */
export function hear(whole: World, conversation: Conversation, text: string, hearing: Hearing, now: Date): Outcome {
  const world = worldOf(whole, conversation)
  const entries = renameEntries(conversation.entries, world.program)
  return takeWith(world, { ...conversation, entries }, now, (taking) => taking.hear(text, hearing))
}

/** The world of a conversation: as it is on the pages of the charity where it began, if that is still one, in the words of its journey. */
function worldOf(whole: World, { partner, journey }: Pick<Conversation, 'partner' | 'journey'>): World {
  const world = (partner === null ? undefined : whole.under.get(partner)) ?? whole
  const words = world.program.journeys.get(journey)?.words ?? null
  return words === null ? world : worldWorded(world, words)
}

/** What an input comes to: what the engine is to do, and what the person gets when it is done. */
interface Reaction {
  readonly act: Act
  readonly outcome: (done: Step) => Outcome
}

/** Reads an input where the log leads, and goes on from there with what it turns out to be. */
function takeWith(world: World, given: Conversation, now: Date, read: (taking: Taking) => Reaction): Outcome {
  const { v, journey, locale, partner, entries, unheard = 0, offered = [], endangered = false, quietFor = 0 } = given
  const conversation: Conversation = { v, journey, locale, partner, entries }
  const { done, reading } = stepReading(world.program, journey, entries, (here) =>
    read(new Taking(world, conversation, now, here, { unheard, offered, endangered, quietFor })),
  )
  return reading.outcome(done)
}

/** Commands that mean the same whatever question they were typed at: late ones do no harm. */
const ANYWHERE: ReadonlySet<TypedCommand> = new Set(['emergency', 'safer', 'help', 'again', 'leave'])

/** Stands among what was offered while it was asked whether danger is now. */
const IS_IT_NOW = 'alert.perhaps'

/** What is known of the turn before. */
interface Before {
  /** how often in a row nothing was understood */
  readonly unheard: number
  /** ids of the offers that stand */
  readonly offered: readonly string[]
  /** whether danger was said, and not that it is over */
  readonly endangered: boolean
  /** seconds since then */
  readonly quietFor: number
}

/** One input at the question that it was given to. */
class Taking {
  readonly #world: World
  readonly #conversation: Conversation
  readonly #now: Date
  /** where the log leads before this input */
  readonly #here: Replay
  readonly #before: Before

  constructor(world: World, conversation: Conversation, now: Date, here: Replay, before: Before) {
    this.#world = world
    this.#conversation = conversation
    this.#now = now
    this.#here = here
    this.#before = before
  }

  read(input: Input): Reaction {
    if ('command' in input) {
      if (input.command === 'language') return this.#language(input.locale)
      return this.#command(input.command)
    }
    if ('open' in input) return this.#open(input.open)
    if ('change' in input) return this.#change(input)
    const here = this.#here.prompt
    if ('text' in input) return this.#text(input.to, input.text)
    if (input.to !== here.id) return this.#again('error.other-question')
    if ('skip' in input) return this.#skip()
    const choices = choicesOf(this.#world, this.#conversation.locale, here)
    const ids = 'choice' in input ? [input.choice] : input.choices
    const chosen = choices.filter((choice) => ids.includes(choice.id))
    if (chosen.length < new Set(ids).size) return this.#again('error.unknown-choice')
    const [only] = chosen
    if (!only) return this.#again('error.choose-one')
    if (chosen.length === 1 && only.does) return this.#does(only)
    if (here.kind !== 'any-of')
      return chosen.length === 1
        ? this.#act({ act: 'answer', to: here.id, value: only.id })
        : this.#again('error.unknown-choice')
    return this.#act({ act: 'answer', to: here.id, value: chosen.map((one) => one.id) })
  }

  hear(typed: string, { answers, tells }: Hearing): Reaction {
    const { locale } = this.#conversation
    const reading = hearText(this.#world, locale, this.#here.prompt, typed, answers)
    if (reading.kind === 'language') return this.#language(reading.locale ?? undefined)
    if (reading.kind === 'command') return this.#command(reading.command)
    if (reading.kind === 'choice') return this.#does(reading.choice)
    if (reading.kind !== 'act') return this.#act({ act: 'again' })
    const { act } = reading
    if (tells || act.act === 'answer') return this.#act(act)
    return { act, outcome: (done) => this.#outcome(done, NOTHING_MORE, []) }
  }

  /** "None of these" ticked together with another. */
  #clashes(act: Act): act is Extract<Act, { act: 'answer' | 'change' }> & { value: readonly string[] } {
    if (act.act !== 'answer' && act.act !== 'change') return false
    const question =
      act.act === 'answer'
        ? this.#here.prompt.question
        : this.#world.program.questions.get(readPromptId(act.id).question)
    const { value } = act
    return Array.isArray(value) && value.length > 1 && value.includes(question?.exclude ?? '')
  }

  /**
   * An act, with messages before and after what answers it.
   * @param draft what stays in the box
   */
  #act(
    act: Act,
    before: (done: Step) => readonly Message[] = () => [],
    draft?: string,
    after: (done: Step) => readonly Message[] = () => [],
  ): Reaction {
    if (this.#clashes(act)) {
      const { value } = act
      const again = (taking: Taking) => taking.#again('error.none-and-others', { ticked: value })
      return act.act === 'answer' ? again(this) : this.#atChanged(act.id, again)
    }
    const isOver = this.#before.endangered && this.#deniesDanger(act)
    if (isOver) return this.#knowing({ ...this.#before, endangered: false }).#act(act, before, draft, after)
    const outcome = (done: Step): Outcome =>
      this.#outcome(done, {
        before: [...before(done), ...this.#answered(done), ...after(done)],
        error: done.problem && done.problem !== 'nothing-to-undo' ? { key: `error.${done.problem}` } : null,
        ...(draft !== undefined && { draft }),
      })
    return { act, outcome }
  }

  /** The conversation after a step, and what is shown of it. */
  #outcome(done: Step, heard: Heard, offers = this.#offersAt(done)): Outcome {
    // what a yes says to an alert is said to the alert
    const offered = done.alert ? [] : offers.filter(({ isClosed }) => !isClosed).map(({ id }) => id)
    const endangered = this.#isEndangered(done)
    const before = [...heard.before, ...offers.map(({ message }) => message)]
    return {
      conversation: {
        ...this.#conversation,
        entries: done.entries,
        ...(heard.before.some(isUnheard) && { unheard: this.#before.unheard + 1 }),
        ...(endangered && { endangered }),
        ...(done.alert === 'perhaps' ? { offered: [IS_IT_NOW] } : offered.length > 0 && { offered }),
      },
      turn: turnOf(
        this.#world,
        this.#conversation.locale,
        done,
        { ...heard, before, endangered, quietFor: this.#before.quietFor },
        this.#now,
      ),
    }
  }

  /** Whether danger was said, and neither taken back nor said to be over. */
  #isEndangered({ alert, replay }: Step): boolean {
    return alert === 'danger' || (this.#before.endangered && replay.alerts.includes('danger'))
  }

  /** Whether a question that could be answered with danger is answered with something else. */
  #deniesDanger(act: Act): boolean {
    if ((act.act !== 'answer' && act.act !== 'change') || typeof act.value !== 'string') return false
    const id = act.act === 'answer' ? act.to : act.id
    const { choices, byId } = this.#world.program.questions.get(readPromptId(id).question) ?? {}
    return byId?.get(act.value)?.raises === null && choices?.some(({ raises }) => raises === 'danger') === true
  }

  /** The same after the person has said that the danger is over. */
  #whenOver(act: Act): Reaction {
    return this.#knowing({ ...this.#before, endangered: false }).#act(act)
  }

  /** The same input, with something else known of the turn before. */
  #knowing(before: Before, conversation = this.#conversation): Taking {
    return new Taking(this.#world, conversation, this.#now, this.#here, before)
  }

  /** The offers that stand after a step: those that it makes, and those made before, until the question beside them is left. */
  #offersAt(done: Step): readonly Offer[] {
    const { entries, locale } = this.#conversation
    const made = offersFor(this.#world, locale, entries, done)
    if (done.took || done.replay.prompt.id !== this.#here.prompt.id) return made
    return [...this.#standing(done.replay).filter(({ id }) => !made.some((one) => one.id === id)), ...made]
  }

  /** The offers that were made before and stand where a log leads. */
  #standing(at: Replay = this.#here): readonly Offer[] {
    return stillOffered(this.#world, this.#conversation.locale, this.#before.offered, at)
  }

  /** The present question again, with what led to it: on a page without scripts the last turn is all that there is. */
  #again(
    error: string,
    more: { draft?: string; ticked?: readonly string[] } = {},
    before: readonly Message[] = [],
  ): Reaction {
    return {
      act: { act: 'again' },
      outcome: (same) => this.#outcome(same, { before, error: { key: error, ...more } }),
    }
  }

  /** What the person gets is known without the engine. */
  #instead(outcome: Outcome): Reaction {
    return { act: { act: 'again' }, outcome: () => outcome }
  }

  /** What `read` makes of an input at a question that was answered and is opened again by the same input. */
  #atChanged(id: string, read: (taking: Taking) => Reaction): Reaction {
    const { journey, entries } = this.#conversation
    const { quietFor, endangered } = this.#before
    const opened = step(this.#world.program, journey, entries, { act: 'change', id })
    if (opened.replay.prompt.id !== id) return this.#act({ act: 'change', id })
    return this.#instead(
      takeWith(
        this.#world,
        { ...this.#conversation, entries: opened.entries, quietFor, ...(endangered && { endangered }) },
        this.#now,
        read,
      ),
    )
  }

  #command(command: Exclude<TypedCommand, 'language'>): Reaction {
    if (command === 'restart') {
      const { locale, partner, journey } = this.#conversation
      return this.#instead(begin(this.#world, { locale, partner, journey }, this.#now))
    }
    if (command === 'leave') return this.#leave('written')
    if (command === 'skip') return this.#skip()
    if (command === 'safer') return this.#whenOver({ act: 'again' })
    return this.#act({ act: command })
  }

  /** How to leave; a channel that ends a conversation itself does that instead. */
  #leave(leaves: NonNullable<Outcome['leaves']>): Reaction {
    const { act, outcome } = this.#act({ act: 'again' }, (done) => [text(this.#say(done), 'leave.how')])
    return { act, outcome: (done) => ({ ...outcome(done), leaves }) }
  }

  /** Opens a topic. What can be done after danger is opened by whoever says that it is over. */
  #open(topic: string): Reaction {
    const { afterDanger = null } = this.#world.program.journeys.get(this.#conversation.journey) ?? {}
    const act: Act = { act: 'open', topic }
    return topic === afterDanger ? this.#whenOver(act) : this.#act(act)
  }

  /** Goes on without an answer: a menu is left, and there is nothing to skip at the end. */
  #skip(): Reaction {
    const { id, kind } = this.#here.prompt
    return kind === 'end'
      ? this.#act({ act: 'again' })
      : this.#act({ act: 'answer', to: id, value: kind === 'menu' ? DONE : this.#keptBeforeAlert() })
  }
  /** Words for the notes that raised an alert when they were given: whoever goes on after it has written them all the same. */
  #keptBeforeAlert(): Words | null {
    const { id, question } = this.#here.prompt
    const value = question?.asWritten && this.#conversation.entries.findLast(([one]) => one === mark('said', id))?.[1]
    if (!value || !isWords(value) || !value.alert) return null
    const { alert: _, ...words } = value
    return { ...words, found: words.found.filter((label) => question.keep.has(label)) }
  }

  /** The same place in another language: the one asked for, else the next one. */
  #language(wish: string | undefined): Reaction {
    const { languages: locales } = this.#world
    const { locale: present } = this.#conversation
    const next = locales[(locales.indexOf(present) + 1) % locales.length] ?? present
    const locale = wish === undefined ? next : locales.includes(wish) ? wish : present
    const before = { ...this.#before, unheard: 0 }
    return this.#knowing(before, { ...this.#conversation, locale }).#act({ act: 'again' })
  }

  /** What a choice does where it is no answer. `at`: the question that it stands at. */
  #does({ id, does }: Offered, at = this.#here.prompt.id): Reaction {
    if (typeof does === 'object' && does !== null) {
      if ('open' in does) return this.#open(does.open)
      if ('language' in does) return this.#language(does.language)
      return this.#act({ act: 'change', id: readPromptId(at).prefix + does.change })
    }
    if (does === 'done') return this.#act({ act: 'answer', to: this.#here.prompt.id, value: id })
    if (does === 'change') return this.#act({ act: 'again' }, (done) => [text(this.#say(done), 'change.how')])
    if (does === 'leave') return this.#leave('chosen')
    return does === null ? this.#act({ act: 'again' }) : this.#command(does)
  }

  #change(input: Extract<Input, { change: string }>): Reaction {
    const { change: id } = input
    if ('text' in input) return this.#changeByText(id, input.text)
    if ('choice' in input) return this.#act({ act: 'change', id, value: input.choice })
    if ('choices' in input) return this.#act({ act: 'change', id, value: input.choices })
    return this.#act('skip' in input ? { act: 'change', id, value: null } : { act: 'change', id })
  }

  /** Words for a question that was answered before, read as its own prompt would: one entry, so that one Back undoes it. */
  #changeByText(id: string, typed: string): Reaction {
    const { journey, entries, locale } = this.#conversation
    const { prompt } = step(this.#world.program, journey, entries, { act: 'change', id }).replay
    const reading = readText(this.#world, locale, prompt, entries, typed)
    const { kind } = reading
    if (kind === 'act' && reading.act.act === 'said') return this.#act({ ...reading.act, to: this.#here.prompt.id })
    if (kind === 'language') return this.#language(reading.locale ?? undefined)
    if (kind === 'command' && ANYWHERE.has(reading.command)) return this.#command(reading.command)
    // going back from a question that is only now opened again leads to where one is
    if (kind === 'command' && reading.command === 'back') return this.#act({ act: 'again' })
    if (kind === 'command' && reading.command === 'restart') return this.#command(reading.command)
    if (prompt.id !== id) return this.#act({ act: 'change', id })
    if (kind === 'command') return this.#act({ act: 'change', id, value: null })
    if (kind === 'choice') return this.#does(reading.choice, id)
    if (kind !== 'act') return this.#atChanged(id, (taking) => taking.#text(id, typed))
    const { act } = reading
    return this.#read(act.act === 'answer' ? { act: 'change', id, value: act.value } : act, reading)
  }

  /** A text that was read as an answer; a place or nation is read back, and a topic that it asks for is offered. */
  #read(act: Act, { place, nation, topic = null }: Found & { readonly topic?: string | null }): Reaction {
    const changed = act.act === 'change' ? act.id : act.act === 'answer' ? act.to : ''
    const found = (done: Step) => {
      const say = this.#say(done)
      if (place) return [this.#placeFound(place.candidate, changed, say)]
      return nation === undefined ? [] : [this.#nationFound(nation, changed, say)]
    }
    const offered = (done: Step) => {
      const isOffered = this.#atOnce(done).after.some(({ actions }) => actions?.some((one) => one.open === topic))
      return topic === null || isOffered ? [] : [topicMessage(topic, this.#say(done))]
    }
    return this.#act(act, found, undefined, offered)
  }

  #text(to: string, typed: string): Reaction {
    const { entries, locale } = this.#conversation
    const here = this.#here.prompt
    const reply = this.#before.offered.includes(IS_IT_NOW) ? replyIn(this.#world.texts, bare(typed)) : null
    if (reply && to === here.id) return reply === 'take' ? this.#command('emergency') : this.#notNow(to)
    const isOffered = to === here.id && this.#standing().length > 0
    return this.#take(to, typed, readText(this.#world, locale, here, entries, typed, isOffered))
  }

  /** It is not now: the words that raised it answer the question that they were written for, or stand as they are. */
  #notNow(to: string): Reaction {
    const { entries, locale } = this.#conversation
    const value = entries.findLast(([id]) => id === mark('said', to))?.[1]
    const words = value && isWords(value) ? (value.words ?? '') : ''
    // where words are not kept, what was heard in them is what the person wrote
    if (this.#here.prompt.kind === 'text' && value && isWords(value) && value.words === undefined)
      return this.#act({ act: 'answer', to, value: { found: value.found, lexicon: value.lexicon } })
    if (this.#here.prompt.kind !== 'text' || words === '') return this.#aside(() => this.#keptForLater())
    return this.#take(to, words, readText(this.#world, locale, this.#here.prompt, entries, words))
  }

  /** Thanks for words that are not about now, and what to do if it happens again where the person is. */
  #keptForLater(): TextMessage {
    const { prompt } = this.#here
    const showing = showingFor(this.#world, this.#conversation.locale, prompt, prompt.facts, this.#now)
    return { kind: 'text', key: 'alert-kept', lines: linesFor(this.#world.guidance.notNow, showing) }
  }

  /** What a text comes to, as it was read. */
  #take(to: string, typed: string, reading: Reading): Reaction {
    const here = this.#here.prompt
    if (reading.kind === 'reply') return this.#reply(reading, typed)
    if (reading.kind === 'empty') return this.#again('error.empty-text')
    const alert = reading.kind === 'act' && reading.act.act === 'said' ? reading.act.words.alert : undefined
    const isAnywhere = reading.kind === 'language' || (reading.kind === 'command' && ANYWHERE.has(reading.command))
    if (to !== here.id && !alert && !isAnywhere) return this.#again('error.other-question', { draft: typed })
    if (reading.kind === 'language') return this.#language(reading.locale ?? undefined)
    if (reading.kind === 'command') return this.#command(reading.command)
    if (reading.kind === 'choice') return this.#does(reading.choice)
    if (reading.kind === 'asked') return this.#aside((say) => answerMessage(reading.asked, say))
    if (reading.kind === 'topic') return this.#open(reading.topic)
    if (reading.kind === 'nothing-heard') return this.#notHeard(reading.unknownPlace, typed)
    if (alert && here.kind === 'text' && to === here.id) return this.#stillInBox(reading.act, alert, typed)
    return this.#read(reading.act, reading)
  }

  /** A yes or no while an offer stands. Where it may be meant for the question as well, or for one of several offers, it is asked. */
  #reply({ reply, instead }: Extract<Reading, { kind: 'reply' }>, typed: string): Reaction {
    const offers = this.#standing()
    const [first, second] = offers
    if (instead && !offers.some(({ asks }) => asks)) return this.#take(this.#here.prompt.id, typed, instead)
    if (instead || (second && reply === 'take'))
      return this.#aside(
        (say) => text(say, 'offer.which'),
        offers.map((one) => ({ ...one, isClosed: true })),
      )
    if (!first || reply === 'decline') return this.#aside((say) => text(say, 'offer.declined'), [])
    return this.read(first.takes)
  }

  /**
   * Something said beside the question, which is then asked again. What led to the question is not: it would stand between, and
   * is one tap away.
   */
  #aside(words: (say: Say) => TextMessage, offers?: readonly Offer[]): Reaction {
    const outcome = (same: Step): Outcome => {
      const say = this.#say(same)
      const line = words(say)
      const more: Action[] = same.shown.length > 0 ? [{ label: say('show-again'), command: 'again' }] : []
      const actions = [...(line.actions ?? []), ...more]
      const before = [actions.length > 0 ? { ...line, actions } : line]
      return this.#outcome({ ...same, shown: [] }, { before, error: null }, offers)
    }
    return { act: { act: 'again' }, outcome }
  }

  /** What answers words that were just given: of words that are taken down as they are, only that they are. */
  #answered(done: Step): Message[] {
    if (this.#isAsWritten(done)) return [text(this.#say(done), 'as-written')]
    const { first, after } = this.#atOnce(done)
    return [...first, ...this.#heard(done), ...after]
  }
  #atOnce(done: Step): AtOnceSaid {
    return atOnceFor(this.#world, this.#conversation.entries, done, this.#say(done))
  }
  #isAsWritten(done: Step): boolean {
    const { entries } = this.#conversation
    const [id = '', value = null] = (done.entries.length > entries.length && done.entries.at(-1)) || []
    return isWords(value) && !value.alert && this.#world.program.questions.get(id)?.asWritten === true
  }

  /**
   * What was heard in words that were just given, unless the prompt that follows lists it, or an alert answers them. Where nothing
   * was heard, somebody to talk to.
   */
  #heard(done: Step): Message[] {
    const { entries, locale } = this.#conversation
    const added = done.entries.length > entries.length ? done.entries.at(-1)?.[1] : null
    const at = done.replay.prompt
    if (!added || !isWords(added) || added.alert) return []
    const back = { world: this.#world, locale, at, quotes: true }
    const heard = heardNow(added, back)
    if (!heard) return [this.#thanks()]
    if (heardSoFar(done.entries, saidIn(done.replay), back)) return []
    // at the end nothing follows: there is somebody to talk to all the same
    return at.kind === 'end' ? [heard, this.#thanks()] : [heard]
  }

  /** A story that raised an alert did not answer the question: it is put back into the box, with the way to go on. */
  #stillInBox(act: Act, alert: NonNullable<Words['alert']>, typed: string): Reaction {
    const isNotes = this.#here.prompt.question?.asWritten === true
    const key = isNotes ? 'alert-kept.notes' : alert === 'perhaps' ? 'alert-kept.perhaps' : 'alert-kept'
    const line = (done: Step) => {
      const say = this.#say(done)
      return text(say, key, { skip: skipLabel(this.#world, this.#conversation.locale, say, done.replay.prompt) })
    }
    return this.#act(act, (done) => [line(done)], typed)
  }

  /** The place read back, with the way to put it right: the answer `changed` holds it. */
  #placeFound({ label, forces }: Candidate, changed: string, say: Say): Message {
    const force = forces.map((id) => forceInSentence(this.#world, this.#conversation.locale, id)).join(` ${say('or')} `)
    const line =
      force === ''
        ? text(say, 'place.found.no-force', { place: label })
        : text(say, 'place.found', { place: label, force })
    return { ...line, actions: [{ label: say('place.found.not-right'), change: { id: changed } }] }
  }

  /** A whole nation: thanks, and the way to name a town as well. */
  #nationFound(nation: string, changed: string, say: Say): Message {
    return {
      ...text(say, 'place.found.nation', { place: nation }),
      actions: [{ label: say('place.found.add-town'), change: { id: changed } }],
    }
  }

  /**
   * Words in which nothing was understood: thanks, somebody to talk to, and the same question; in other words when it happens
   * again. Where the question asks for a place, also what to try.
   */
  #notHeard(unknownPlace: boolean, draft: string): Reaction {
    if (!unknownPlace) return this.#aside(() => this.#thanks())
    return this.#again('error.unknown-place', { draft }, [this.#thanks()])
  }
  #thanks(): TextMessage {
    return unheardMessage(this.#world, this.#conversation.locale, this.#here.prompt, this.#before.unheard, this.#now)
  }

  #say(done: Step) {
    return sayFor(this.#world, this.#conversation.locale, done.replay.prompt)
  }
}
