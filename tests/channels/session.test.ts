import { describe, expect, it } from 'vitest'
import { waysOn } from '../../src/messages/plain-text.ts'
import { atEase, MINUTE, Texting } from './texting.ts'

const NAMES_NOTHING = /stalk|follow|police|ex\b|safer chat/i
const STORY = 'my ex keeps following me home from work'
const NOT_HERE = 'OK, I will stop here. In danger? Call 999. You can delete these messages.'

describe('before anybody said that it is safe', () => {
  it('asks that and nothing else, in words that name nothing, 999 first', () => {
    const somebody = new Texting().types('hello')
    expect(somebody.at).toBe('safe')
    expect(somebody.reads).toMatch(/^In danger now\? Call 999\./)
    expect(somebody.reads).not.toMatch(NAMES_NOTHING)
    expect(somebody.turn.prompt.choices?.map(({ label }) => label)).toEqual(['Yes', 'No', 'Not sure'])
  })

  it.each(['yes', 'Yes', '1', 'y', 'ok'])('a first "%s" is no consent', (text) => {
    const somebody = new Texting().types(text)
    expect(somebody.at).toBe('safe')
    expect(somebody.session?.isSafe).toBe(false)
    expect(somebody.types('yes').at).toBe('danger-now')
  })

  it('says stalking only after a yes', () => {
    const somebody = new Texting().types('is this stalking?', 'who can help', 'how do i keep notes', STORY, 'Not sure')
    expect(somebody.at).toBe('safe')
    for (const text of ['is this stalking?', 'who can help', 'how do i keep notes', STORY, 'help', '3'])
      expect(somebody.types(text).reads).not.toMatch(/stalk/i)
    expect(somebody.types('yes').reads).toMatch(/stalk/i)
  })

  it('keeps labels of what the first text said, and offers them for confirmation after yes', () => {
    const somebody = new Texting().types(STORY)
    expect(somebody.kept).toContain('said@safe')
    expect(somebody.reads).not.toMatch(NAMES_NOTHING)
    somebody.types('yes', '4', 'me')
    expect(somebody.at).toBe('heard-first')
    expect(somebody.reads).toContain('Following me')
    // they have told it, so it is not asked for again
    expect(somebody.types('yes').at).toBe('under-18')
  })

  it('no erases, says one short line, and where the chat is', () => {
    const somebody = new Texting('sms', 'https://chat.example/chat').types(STORY, 'no')
    expect(somebody.last).toMatchObject({ session: null, forget: true })
    expect(somebody.reads).toBe(
      'OK, I will stop here. In danger? Call 999. You can delete these messages. On a safer device: https://chat.example/chat',
    )
    expect(new Texting().types('hi', '2').reads).toBe(NOT_HERE)
  })

  it.each([
    ...[
      'No he checks my phone',
      'not really',
      "no, it isn't",
      'no its not safe he reads my texts',
      'nope',
      'Nah not now',
    ],
    ...['no its not safe', 'someone is reading this', 'he goes through my phone every night', "please don't text me"],
    ...["mae'n gweld fy ffon", 'na, dydy hi ddim', 'ddim ar hyn o bryd', 'mae rhywun yn darllen hyn'],
  ])('"%s" is a no in own words', (text) => {
    for (const somebody of [new Texting().types('hi', text), atEase().waits(31).types('hi', text)]) {
      expect(somebody.last).toMatchObject({ session: null, forget: true })
      expect(somebody.reads).toBe(NOT_HERE)
    }
    // where it was not asked yet, it answers nothing
    expect(new Texting().types(text).session).not.toBeNull()
  })

  it.each([
    ...['no one else reads it', 'nobody can read my messages', 'no idea', "he doesn't check my phone", 'No problem'],
    ...['I am not sure', "he can't see my phone", 'does neb yn darllen hyn', 'he is my ex', 'know what I mean'],
    // asks for help, and does not ask us to stop
    ...["please don't let him find me", 'not really sure, only I can see this', 'peidiwch â gadael iddo fy ffeindio'],
  ])('"%s" is none, and nothing is erased', (text) => {
    const somebody = new Texting().types('hi', text)
    expect([somebody.at, somebody.session?.isSafe]).toEqual(['safe', false])
  })

  it.each(['no he is outside my door now', 'no I want to kill myself'])(
    '"%s" is danger, whatever it begins with',
    (text) => {
      const somebody = new Texting().types('hi', text)
      expect(somebody.turn.messages[0]?.kind).toBe('alert')
      expect(somebody.at).toBe('safe')
    },
  )

  it('no after something that may be danger names 999 once more', () => {
    const somebody = new Texting().types('help me please he is coming back')
    expect(somebody.reads).toContain('If it is happening now, reply 999.')
    expect(somebody.types('no').reads).toBe(NOT_HERE)
  })

  it('not sure tells how to choose a safer device, before any question', () => {
    const somebody = new Texting().types('hi', 'not sure')
    expect(somebody.reads).toContain('A phone that was only ever yours is safer')
    expect([somebody.at, somebody.session?.isSafe]).toEqual(['safe', false])
  })

  it.each(['he is outside my door now', 'HELP', '999', 'mae e tu allan nawr'])('"%s" is danger first', (text) => {
    for (const somebody of [new Texting().types(text), new Texting().types('hi', text)]) {
      expect(somebody.turn.messages[0]).toMatchObject({ kind: 'alert', alert: 'danger' })
      expect(somebody.reads).toMatch(/^! (?:Call 999 now|Ffoniwch 999 nawr)/)
      expect(somebody.at).toBe('safe')
      expect(somebody.reads).not.toMatch(/stalk/i)
    }
  })

  it('changes its language', () => {
    expect(new Texting().types('cymraeg').turn.locale).toBe('cy')
    expect(new Texting().types('hi', 'Cymraeg', 'ydy').turn.locale).toBe('cy')
  })

  it.each(['Mae rhywun yn fy nilyn i bob dydd', 'helo', "dw i'n ofnus", 'Shwmae'])(
    '"%s" is answered in Welsh',
    (text) => {
      const somebody = new Texting().types(text)
      expect(somebody.turn.locale).toBe('cy')
      expect(somebody.reads).toContain('Reply ENGLISH')
      expect(somebody.types('English').turn.locale).toBe('en')
    },
  )

  it.each(['hello', 'he follows me every day', 'Mae keeps following me', '?', 'zzz'])('"%s" is not', (text) => {
    const somebody = new Texting().types(text)
    expect(somebody.turn.locale).toBe('en')
    expect(somebody.reads).toContain('Atebwch CYMRAEG')
  })
})

describe('silence', () => {
  it('after 30 minutes the next message gets only the question whether it is safe', () => {
    const somebody = atEase().types('4', 'me', STORY).waits(31).types('1')
    expect(somebody.at).toBe('safe')
    expect(somebody.turn.messages).toEqual([])
    expect(somebody.reads).not.toMatch(NAMES_NOTHING)
  })

  it('danger is read first all the same, and nothing of before is said', () => {
    const somebody = atEase().types('4', 'me', STORY).waits(40).types('he is here now')
    expect(somebody.turn.messages).toMatchObject([{ kind: 'alert', alert: 'danger' }])
    expect(somebody.at).toBe('safe')
  })

  it('yes goes on without a recap', () => {
    const before = atEase().types('4', 'me', STORY)
    expect(before.at).toBe('under-18')
    const after = before.waits(31).types('hi', 'yes')
    expect(after.at).toBe('under-18')
    expect(after.turn.messages).toEqual([])
    expect(after.turn.prompt.selected).toBeUndefined()
    expect(after.session?.again).toBeNull()
    // and what was known is still known
    expect(after.types('2', 'LE2', '1').reads).toContain('Leicestershire')
  })

  it('nothing of before it is shown again, neither by Back nor by asking', () => {
    const somebody = atEase().types('4', 'me', STORY, '2', 'LE2').waits(60).types('hello', 'yes')
    const { at } = somebody
    for (const text of ['back', 'Back.', 'yn ôl', 'again', 'show again', 'zzz', 'again']) {
      somebody.types(text)
      expect(somebody.at, text).toBe(at)
      expect(somebody.reads, text).not.toMatch(/following me|my ex|Leicester/i)
      expect(somebody.turn.prompt.selected, text).toBeUndefined()
    }
    expect(somebody.types('back').reads).toContain('START AGAIN')
    // danger is shown all the same
    expect(somebody.types('999').turn.messages[0]).toMatchObject({ kind: 'alert', alert: 'danger' })
    expect(somebody.types('again').turn.messages).toMatchObject([{ role: 'danger' }])
  })

  it('nor is the plan, where somebody goes back to the question after it', () => {
    const somebody = atEase().types('4', 'me', STORY, '2', 'LE2', '1').waits(60).types('hello', 'yes')
    const { at } = somebody
    for (const text of ['again', 'zzz', 'not now', 'back']) {
      somebody.types(text)
      expect(somebody.reads, text).not.toMatch(/my ex|Leicester|FreeVA/i)
      expect(waysOn(somebody.turn).map(({ label }) => label)).not.toContain('Show that again')
    }
    expect(somebody.at).toBe(at)
  })

  it('what was answered after it can be undone, and whoever starts again has nothing behind them', () => {
    const somebody = atEase().types('4', 'me', STORY).waits(31).types('hi', 'yes')
    const { at } = somebody
    somebody.types('2')
    expect(somebody.at).not.toBe(at)
    expect(somebody.types('back').at).toBe(at)
    somebody.types('start again', 'yes', '4')
    expect(somebody.at).toBe('who')
    expect(somebody.types('back').at).toBe('danger-now')
  })

  it('what was said meanwhile is heard where the person was', () => {
    const somebody = atEase().types('4', 'me', STORY).waits(31).types('he put a tracker on my car', 'yes')
    expect(somebody.kept).toContain('said@under-18')
    expect(somebody.kept).toContain('tracking')
  })

  it.each(['no', 'LEAVE', 'leave.'])('%s erases', (text) => {
    const somebody = atEase().types('4', 'me').waits(31).types('hi', text)
    expect(somebody.last).toMatchObject({ session: null, forget: true })
  })

  it('who never answered it is erased after 30 minutes, at the beginning and after a silence', () => {
    const never = new Texting().types(STORY).waits(31).types('yes')
    expect([never.at, never.kept.includes('said@')]).toEqual(['safe', false])
    const again = atEase().types('4', 'me', STORY).waits(31).types('hi').waits(31).types('yes')
    expect([again.at, again.session?.isSafe, again.kept.includes('following')]).toEqual(['safe', false, false])
  })

  it('everybody is erased after 24 hours', () => {
    const somebody = atEase()
    for (let hours = 0; hours < 48; hours++) somebody.waits(29).types('again')
    expect(somebody.kept).toContain('danger-now')
    const late = somebody.waits(29).types('again').waits(29).types('again')
    expect([late.at, late.session?.isSafe]).toEqual(['safe', false])
  })
})

describe('somebody else who writes', () => {
  it.each([
    ...['who is this', 'Who is this?', "hi who's this??", 'who are you', 'wrong number', 'sorry, wrong number'],
    ...['this is her husband who are you', 'Why are you texting my wife', "pwy sy 'na?", 'rhif anghywir'],
  ])('"%s" gets the question whether it is safe, and nothing of before', (text) => {
    const somebody = atEase().types('4', 'me', STORY)
    const { at } = somebody
    somebody.types(text)
    expect(somebody.at).toBe('safe')
    expect(somebody.turn.messages).toEqual([])
    expect(somebody.reads).toContain('This is automatic: no person reads your messages.')
    expect(somebody.reads).not.toMatch(NAMES_NOTHING)
    expect(new Texting().types(text).at).toBe('safe')
    // it was the person after all: on from the same place, without a recap
    somebody.types('yes')
    expect([somebody.at, somebody.turn.messages]).toEqual([at, []])
    expect(somebody.types(text, 'no').session).toBeNull()
  })

  it.each([
    ...["I don't know who is this man following me", 'he texts me who is this from new numbers', 'and why'],
    ...['who is this about', 'he keeps writing who are you with'],
  ])('"%s" tells something, and is answered', (text) => {
    expect(atEase().types('4', 'me', text).at).not.toBe('safe')
  })

  it('nobody is asked where an app does not ask it', () => {
    expect(new Texting('botframework').types('hi', 'who is this').turn.prompt.id).toBe('way-in')
  })
})

describe('ending it', () => {
  it.each(['LEAVE', 'leave', 'Leave!', 'gadael', 'bye'])('%s says one word and erases', (text) => {
    const somebody = atEase().types(STORY, text)
    expect(somebody.last).toMatchObject({ session: null, forget: true })
    expect(somebody.reads).toMatch(/^(?:Done\.|Wedi gorffen\.)$/)
  })

  it.each(['STOP', 'stop', 'Stop.', 'END', 'QUIT', 'CANCEL', 'UNSUBSCRIBE', 'STOPALL', 'REVOKE', 'OPTOUT'])(
    '%s erases and sends nothing (11, B22)',
    (text) => {
      for (const somebody of [atEase().types(text), new Texting().types(text), atEase('whatsapp').types(text)])
        expect(somebody.last).toEqual({ session: null, show: [], forget: true })
    },
  )

  it.each(['please make him STOP', 'I want him to stop', "he won't leave me alone", 'I want this to end'])(
    '"%s" is words (11)',
    (text) => {
      const somebody = atEase().types('4', 'me', text)
      expect(somebody.session).not.toBeNull()
      expect(somebody.last.show).not.toEqual([])
    },
  )

  it('START is no answer, and begins like any other word (B22)', () => {
    expect(new Texting().types('START').at).toBe('safe')
    expect(atEase().types('START').at).toBe('danger-now')
  })

  it('what the channel ends is erased in silence', () => {
    for (const kind of ['gone', 'opt-out'] as const)
      expect(atEase().gets({ kind }).last).toEqual({ session: null, show: [], forget: true })
  })
})

describe('what comes late or twice', () => {
  it('10: older than 15 minutes is answered with one neutral line, older than a day with nothing', () => {
    for (const somebody of [new Texting(), atEase()]) {
      const { session } = somebody
      const late = somebody.gets({ text: 'yes he is outside', sentAt: somebody.now - 20 * MINUTE })
      expect(late.last.show).toHaveLength(1)
      expect(late.reads).toMatch(/^In danger now\? Call 999\./)
      expect(late.reads).not.toMatch(NAMES_NOTHING)
      expect(late.session).toEqual(session)
      const old = somebody.gets({ text: 'yes', sentAt: somebody.now - 25 * 60 * MINUTE })
      expect(old.last).toEqual({ session, show: [] })
    }
  })

  it('10: who left late has left', () => {
    const somebody = atEase()
    expect(somebody.gets({ text: 'LEAVE', sentAt: somebody.now - 20 * MINUTE }).last).toMatchObject({ session: null })
  })

  it('9, B15: a number that was sent before the question could be read never answers it', () => {
    const somebody = atEase()
    const sent = somebody.now
    somebody.types('4')
    expect(somebody.at).toBe('who')
    somebody.gets({ text: '4', receivedAt: sent })
    expect(somebody.at).toBe('who')
    expect(somebody.reads).toContain('earlier question')
  })

  it('B15: of two texts at once both are heard, and the second answers nothing', () => {
    const somebody = atEase().types('4', 'me')
    const sent = somebody.now
    somebody.types('he follows me every day').gets({ text: 'yes he put a tracker on my car', receivedAt: sent })
    expect(somebody.at).toBe('under-18')
    expect(somebody.kept).toContain('tracking')
    expect(somebody.kept).toContain('following')
  })

  it('B15: an SMS that was overtaken never answers the next question', () => {
    const somebody = new Texting().types('hi', 'yes')
    somebody.gets({ text: '4', sentAt: somebody.now })
    somebody.gets({ text: '1', sentAt: somebody.now - 5000 })
    expect(somebody.at).toBe('who')
  })

  it('9, B15: a double tap, and a button of an earlier question, ask the present one again', () => {
    const somebody = atEase('whatsapp')
    const { revision } = somebody
    expect(somebody.presses(4).at).toBe('who')
    const title = 'No'
    somebody.gets({ payload: `${revision}:4`, text: title })
    expect(somebody.at).toBe('who')
    expect(somebody.reads).toContain('earlier question')
    expect(somebody.presses(1).at).toBe('short-words')
  })

  it('a button of nobody is its title', () => {
    const somebody = atEase('whatsapp').gets({ payload: 'something:else', text: 'No' })
    expect(somebody.at).toBe('who')
    expect(new Texting('whatsapp').gets({ payload: 'AAAAAAAAAA:1', text: 'Yes' }).at).toBe('safe')
  })

  it('danger in the title of an earlier button is danger', () => {
    const somebody = atEase('whatsapp')
    const { revision } = somebody
    somebody.presses(4).gets({ payload: `${revision}:1`, text: 'he is outside my door now' })
    expect(somebody.turn.messages[0]).toMatchObject({ kind: 'alert', alert: 'danger' })
  })
})

describe('numbers', () => {
  it.each(['4', '4.', ' 4 ', 'option 4', 'four', '4️⃣', '４', '٤'])('"%s" picks the fourth', (text) => {
    expect(atEase().types(text).at).toBe('who')
  })

  it('999 is no ninth, and a number out of range is asked again', () => {
    expect(atEase().types('999').turn.messages[0]).toMatchObject({ kind: 'alert' })
    expect(atEase().types('9').at).toBe('danger-now')
    const telling = atEase().types('4', 'me', '7')
    expect([telling.at, telling.kept.includes('"short-words"]')]).toEqual(['short-words', false])
    expect(telling.reads).toContain("I don't have that choice here")
  })

  it('what may be danger is asked for by a number that is no answer', () => {
    const somebody = atEase().types('4', 'me', 'I think someone is following me')
    const [alert] = somebody.turn.messages
    expect(alert).toMatchObject({ kind: 'alert', alert: 'perhaps' })
    expect(somebody.reads).toContain('reply 999.')
    expect(somebody.types('999').turn.messages[0]).toMatchObject({ kind: 'alert', alert: 'danger' })
  })
})

describe('what is kept', () => {
  it('is labels, never words', () => {
    const somebody = new Texting().types('zebra77 my ex Quentin follows me', 'yes', '4', 'me')
    somebody.types('add something', 'Quentin zebra77 hits me at 14 Acacia Road LE2 3AB', '2', 'LE2 3AB')
    expect(somebody.kept).not.toMatch(/zebra|quentin|acacia|3ab|hits/i)
    expect(somebody.kept).toContain('violence')
  })

  it('nobody is told their earlier words again', () => {
    const somebody = new Texting().types('my ex Quentin follows me home', 'yes', '4', 'me')
    expect(somebody.turn.messages.map((one) => JSON.stringify(one)).join()).not.toContain('Quentin')
  })
})

describe('where nobody has to be asked', () => {
  it('14, B20: one welcome: on joining, or with the first message; danger first', () => {
    const joined = new Texting('botframework').gets({ kind: 'join' })
    expect(joined.turn.prompt.id).toBe('way-in')
    const { session } = joined
    expect(joined.gets({ kind: 'join' }).last).toEqual({ session, show: [] })
  })

  it('14: the first message greets where nobody joined, and is heard', () => {
    const [first] = new Texting('botframework').gets({ kind: 'join' }).turn.messages
    const somebody = new Texting('botframework').types('he is outside my door now')
    expect(somebody.turn.messages[0]).toMatchObject({ kind: 'alert' })
    expect(somebody.turn.messages.filter((one) => JSON.stringify(one) === JSON.stringify(first))).toHaveLength(1)
    const told = new Texting('botframework').types(STORY)
    expect(told.turn.prompt.id).toBe('way-in')
    expect(told.kept).toContain('following')
    expect(told.waits(31).types('1').at).toBe('danger-now')
  })
})

describe('what cannot be read', () => {
  it('is refused in a fixed text, and its caption is read', () => {
    expect(new Texting().gets({ kind: 'unsupported' }).reads).toMatch(
      /^In danger now\? Call 999\. I can only read words/,
    )
    const somebody = atEase().gets({ kind: 'unsupported', text: 'he is outside my door now' })
    expect(somebody.turn.messages[0]).toMatchObject({ kind: 'alert' })
    expect(atEase().gets({ kind: 'unsupported' }).at).toBe('danger-now')
  })
})
