import type { World } from '../content/world.ts'
import type { Candidate } from '../directory/places/types.ts'
import type { Words } from '../facts/value.ts'
import { renameEntries } from '../flows/log.ts'
import { DONE, type Replay } from '../flows/replay.ts'
import { type Act, firstStep, type Step, step, stepReading } from '../flows/turn.ts'
import { contactsFor } from '../guidance/showing.ts'
import type { Action, Input, Message } from '../messages/message.ts'
import { choicesOf, type Offered, type Say, sayFor } from './choices.ts'
import type { TypedCommand } from './commands.ts'
import { namesOf, offersFor } from './offers.ts'
import { readText } from './reading.ts'
import { forceInSentence, type Heard, NOTHING_MORE, showingFor, skipLabel, text, turnOf } from './showing.ts'
import type { Conversation, Outcome } from './types.ts'

/** The first turn of a new conversation. */
export function begin(
  world: World,
  start: { readonly locale: string; readonly partner: string | null; readonly journey: string },
  now: Date,
): Outcome {
  const { locale, partner, journey } = start
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
export function take(world: World, conversation: Conversation, input: Input, now: Date): Outcome {
  const entries = renameEntries(conversation.entries, world.program)
  return takeWith(world, { ...conversation, entries }, now, (taking) => taking.read(input))
}

/** What an input comes to: what the engine is to do, and what the person gets when it is done. */
interface Reaction {
  readonly act: Act
  readonly outcome: (done: Step) => Outcome
}

/** Reads an input where the log leads, and goes on from there with what it turns out to be. */
function takeWith(world: World, given: Conversation, now: Date, read: (taking: Taking) => Reaction): Outcome {
  const { unheard = null, ...conversation } = given
  const { journey, entries } = conversation
  const { done, reading } = stepReading(world.program, journey, entries, (here) =>
    read(new Taking(world, conversation, now, here, unheard)),
  )
  return reading.outcome(done)
}

/** Commands that mean the same whatever question they were typed at: late ones do no harm. */
const ANYWHERE: ReadonlySet<TypedCommand> = new Set(['emergency', 'help', 'again', 'language', 'leave'])

/** One input at the question that it was given to. */
class Taking {
  readonly #world: World
  readonly #conversation: Conversation
  readonly #now: Date
  /** where the log leads before this input */
  readonly #here: Replay
  /** the prompt at which the input before this one was not understood */
  readonly #unheard: string | null

  constructor(world: World, conversation: Conversation, now: Date, here: Replay, unheard: string | null = null) {
    this.#world = world
    this.#conversation = conversation
    this.#now = now
    this.#here = here
    this.#unheard = unheard
  }

  read(input: Input): Reaction {
    if ('command' in input) {
      if (input.command === 'language') return this.#language(input.locale)
      return this.#command(input.command)
    }
    if ('open' in input) return this.#act({ act: 'open', topic: input.open })
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

  /** "None of these" ticked together with another. */
  #clashes(act: Act): act is Extract<Act, { act: 'answer' }> & { value: readonly string[] } {
    const none = this.#here.prompt.question?.exclude
    return act.act === 'answer' && Array.isArray(act.value) && act.value.length > 1 && act.value.includes(none ?? '')
  }

  #act(act: Act, before: (done: Step) => readonly Message[] = () => [], draft?: string): Reaction {
    if (this.#clashes(act)) return this.#again('error.none-and-others', { ticked: act.value })
    const { entries, locale } = this.#conversation
    const outcome = (done: Step): Outcome => {
      const heard: Heard = {
        before: [...before(done), ...offersFor(this.#world, locale, entries, done)],
        error: done.problem && done.problem !== 'nothing-to-undo' ? { key: `error.${done.problem}` } : null,
        ...(draft !== undefined && { draft }),
      }
      return {
        conversation: { ...this.#conversation, entries: done.entries },
        turn: turnOf(this.#world, locale, done, heard, this.#now),
      }
    }
    return { act, outcome }
  }

  /** The present question again, with what led to it: on a page without scripts the last turn is all that there is. */
  #again(error: string, more: { draft?: string; ticked?: readonly string[] } = {}): Reaction {
    const heard: Heard = { before: [], error: { key: error, ...more } }
    const outcome = (same: Step): Outcome => ({
      conversation: this.#conversation,
      turn: turnOf(this.#world, this.#conversation.locale, same, heard, this.#now),
    })
    return { act: { act: 'again' }, outcome }
  }

  /** What the person gets is known without the engine. */
  #instead(outcome: Outcome): Reaction {
    return { act: { act: 'again' }, outcome: () => outcome }
  }

  #command(command: Exclude<TypedCommand, 'language'>): Reaction {
    if (command === 'restart') {
      const { locale, partner, journey } = this.#conversation
      return this.#instead(begin(this.#world, { locale, partner, journey }, this.#now))
    }
    if (command === 'leave') return this.#act({ act: 'again' }, (done) => [text(this.#say(done), 'leave.how')])
    if (command === 'skip') return this.#skip()
    return this.#act({ act: command })
  }

  /** Goes on without an answer: a menu is left, and there is nothing to skip at the end. */
  #skip(): Reaction {
    const { id, kind } = this.#here.prompt
    return kind === 'end'
      ? this.#act({ act: 'again' })
      : this.#act({ act: 'answer', to: id, value: kind === 'menu' ? DONE : null })
  }

  /** The same place in another language: the one asked for, else the next one. */
  #language(wish: string | undefined): Reaction {
    const { locales } = this.#world.texts
    const { locale: present } = this.#conversation
    const next = locales[(locales.indexOf(present) + 1) % locales.length] ?? present
    const locale = wish === undefined ? next : locales.includes(wish) ? wish : present
    return new Taking(this.#world, { ...this.#conversation, locale }, this.#now, this.#here).#act({ act: 'again' })
  }

  #does({ does }: Offered): Reaction {
    if (typeof does === 'object' && does !== null) {
      if ('open' in does) return this.#act({ act: 'open', topic: does.open })
      if ('language' in does) return this.#language(does.language)
      return this.#act({ act: 'change', id: this.#withPrefix(does.change) })
    }
    if (does === 'done') return this.#act({ act: 'answer', to: this.#here.prompt.id, value: DONE })
    return does === null || does === 'change' ? this.#act({ act: 'again' }) : this.#command(does)
  }

  /** A question as it is called here: in a flow that runs for another subject it carries the caller's name. */
  #withPrefix(question: string): string {
    const { id } = this.#here.prompt
    return id.slice(0, id.lastIndexOf('.') + 1) + question
  }

  #change(input: Extract<Input, { change: string }>): Reaction {
    const { change: id, choice, choices, text: typed } = input
    if (typed !== undefined) return this.#changeByText(id, typed)
    const value = choice ?? choices
    return this.#act(value === undefined ? { act: 'change', id } : { act: 'change', id, value })
  }

  /** Words for a question that was answered before, read as its own prompt would: one entry, so that one Back undoes it. */
  #changeByText(id: string, typed: string): Reaction {
    const { program } = this.#world
    const { journey, entries, locale } = this.#conversation
    const opened = step(program, journey, entries, { act: 'change', id })
    const { prompt } = opened.replay
    const reading = readText(this.#world, locale, prompt, entries, typed)
    if (reading.kind !== 'act' || (prompt.id !== id && reading.act.act !== 'said')) {
      if (prompt.id !== id) return this.#act({ act: 'change', id })
      const conversation = { ...this.#conversation, entries: opened.entries }
      return this.#instead(takeWith(this.#world, conversation, this.#now, (taking) => taking.#text(id, typed)))
    }
    const { act, place, nation } = reading
    if (act.act === 'said') return this.#act({ ...act, to: this.#here.prompt.id })
    if (act.act !== 'answer') return this.#act(act)
    return this.#act({ act: 'change', id, value: act.value }, (done) => {
      if (place) return [this.#placeFound(place.candidate, this.#say(done))]
      return nation === undefined ? [] : [this.#nationFound(nation, this.#say(done))]
    })
  }

  #text(to: string, typed: string): Reaction {
    const { entries, locale } = this.#conversation
    const here = this.#here.prompt
    const reading = readText(this.#world, locale, here, entries, typed)
    if (reading.kind === 'empty') return this.#again('error.empty-text')
    const alert = reading.kind === 'act' && reading.act.act === 'said' ? reading.act.words.alert : undefined
    if (to !== here.id && !alert && !(reading.kind === 'command' && ANYWHERE.has(reading.command)))
      return this.#again('error.other-question', { draft: typed })
    if (reading.kind === 'command')
      return reading.command === 'language' ? this.#language(undefined) : this.#command(reading.command)
    if (reading.kind === 'choice') return this.#does(reading.choice)
    if (reading.kind === 'nothing-heard') return this.#notHeard(reading.unknownPlace, typed)
    if (alert && here.kind === 'text' && to === here.id) return this.#stillInBox(reading.act, alert, typed)
    const { place, nation } = reading
    return this.#act(reading.act, (done) => {
      const say = this.#say(done)
      if (place) return [this.#placeFound(place.candidate, say)]
      if (nation !== undefined) return [this.#nationFound(nation, say)]
      const labels = reading.act.act === 'said' && !alert ? namesOf(this.#world, say, reading.act.words.found) : []
      return labels.length > 0 ? [text(say, 'heard-kept', { labels: labels.join('; ') })] : []
    })
  }

  /** A story that raised an alert did not answer the question: it is put back into the box, with the way to go on. */
  #stillInBox(act: Act, alert: NonNullable<Words['alert']>, typed: string): Reaction {
    const key = alert === 'perhaps' ? 'alert-kept.perhaps' : 'alert-kept'
    const line = (done: Step) => {
      const say = this.#say(done)
      return text(say, key, { skip: skipLabel(this.#world, this.#conversation.locale, say, done.replay.prompt) })
    }
    return this.#act(act, (done) => [line(done)], typed)
  }

  /** The place read back, with the way to put it right. */
  #placeFound({ label, forces }: Candidate, say: Say): Message {
    const force = forces.map((id) => forceInSentence(this.#world, this.#conversation.locale, id)).join(` ${say('or')} `)
    const line =
      force === ''
        ? text(say, 'place.found.no-force', { place: label })
        : text(say, 'place.found', { place: label, force })
    return { ...line, actions: [this.#changePlace(say('place.found.not-right'))] }
  }

  /** A whole nation: thanks, and the way to name a town as well. */
  #nationFound(nation: string, say: Say): Message {
    return {
      ...text(say, 'place.found.nation', { place: nation }),
      actions: [this.#changePlace(say('place.found.add-town'))],
    }
  }

  #changePlace(label: string): Action {
    return { label, change: { id: this.#here.prompt.question?.id ?? this.#here.prompt.id } }
  }

  /** Words in which nothing was understood: thanks, somebody to talk to, and the same choices; in other words when it happens again. */
  #notHeard(unknownPlace: boolean, draft: string): Reaction {
    if (unknownPlace) return this.#again('error.unknown-place', { draft })
    const { prompt } = this.#here
    const showing = showingFor(this.#world, this.#conversation.locale, prompt, prompt.facts, this.#now)
    const [contact] = contactsFor(this.#world.guidance.helpline, showing)
    const say = sayFor(this.#world, this.#conversation.locale, prompt)
    if (!contact?.phone) return this.#unheardHere([text(say, 'heard-nothing.no-line')])
    const { text: number, dial } = contact.phone
    const key = this.#unheard === prompt.id ? 'heard-nothing.again' : 'heard-nothing'
    const line = text(say, key, { name: contact.name, number })
    return this.#unheardHere([{ ...line, actions: [{ label: say('action.call', { number }), tel: dial }] }])
  }

  #unheardHere(messages: readonly Message[]): Reaction {
    const { act, outcome } = this.#act({ act: 'again' }, () => messages)
    const unheard = this.#here.prompt.id
    return {
      act,
      outcome: (done) => {
        const { conversation, turn } = outcome(done)
        return { conversation: { ...conversation, unheard }, turn }
      },
    }
  }

  #say(done: Step) {
    return sayFor(this.#world, this.#conversation.locale, done.replay.prompt)
  }
}
