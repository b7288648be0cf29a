import { describe, expect, test } from 'vitest'
import { type Arriving, MAX_WAITING, type Store } from './store.ts'

/** How long a claim lasts in these tests. */
export const TEST_LEASE_MS = 300

const bytes = (text: string): Uint8Array => Buffer.from(text)
const text = (value: Uint8Array | null | undefined): string | null => (value ? Buffer.from(value).toString() : null)
const event = (conversation: string, id: string, more: Partial<Arriving> = {}): Arriving => ({
  conversations: [conversation],
  eventIds: [id],
  value: bytes(id),
  ...more,
})
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const leaseEnds = () => wait(TEST_LEASE_MS + 60)
const HOUR = 3_600_000

/**
 * What every store has to hold.
 * @param make a store that holds nothing, whose claims last `TEST_LEASE_MS`
 */
export function storeContract(make: () => Promise<Store>): void {
  const store = async (): Promise<Store> => make()
  const claimed = async (one: Store, conversation?: string) => {
    const claim = await one.claim(conversation)
    if (!claim) throw new Error('nothing could be claimed')
    return claim
  }
  const leased = async (one: Store) => {
    const outgoing = await one.toSend()
    if (!outgoing) throw new Error('nothing was to be sent')
    return outgoing
  }
  const erasing = async (one: Store) => {
    const wish = await one.toErase()
    if (!wish) throw new Error('nothing was to be erased')
    return wish
  }
  /** What is erased at the provider next, with the receipts that are asked for, and is then over. */
  const erased = async (one: Store): Promise<(string | null)[]> => {
    const wish = await erasing(one)
    expect(await one.forgotten(wish, [], 0)).toBe(true)
    return [text(wish.value), ...wish.receipts.map(text)]
  }
  /** Ends the conversation with these lines, at the next event. */
  const end = async (one: Store, lines: readonly string[], forget = 'forget') => {
    const result = { state: null, ttlMs: 0, outbox: lines.map(bytes), forget: bytes(forget) }
    expect(await one.commit(await claimed(one), result)).toBe(true)
  }
  /** Answers the next event with these messages and this state. */
  const answer = async (one: Store, messages: readonly string[], state: string | null = 'state', ttlMs = HOUR) => {
    const claim = await claimed(one)
    const result = { state: state === null ? null : bytes(state), ttlMs, outbox: messages.map(bytes) }
    expect(await one.commit(claim, result)).toBe(true)
    return claim
  }
  const sendAll = async (one: Store): Promise<(string | null)[]> => {
    const sent: (string | null)[] = []
    for (let next = await one.toSend(); next; next = await one.toSend()) {
      sent.push(text(next.value))
      await one.sent(next, bytes(`receipt of ${text(next.value)}`))
    }
    return sent
  }

  describe('accepting', () => {
    test('an event once, in whatever way it comes again', async () => {
      const one = await store()
      const became = async (arriving: Arriving) => (await one.accept(arriving)).became
      expect(await became(event('a', 'e1'))).toBe('accepted')
      expect(await became(event('a', 'e1'))).toBe('duplicate')
      expect(await became(event('a', 'e2', { eventIds: ['e2-new', 'e1'] }))).toBe('duplicate')
      await answer(one, [])
      expect(await became(event('a', 'e1'))).toBe('duplicate')
      await one.erase('a')
      expect(await became(event('a', 'e1'))).toBe('duplicate')
      expect(await one.claim()).toBeNull()
    })

    test('at once and twenty times is once', async () => {
      const one = await store()
      const all = await Promise.all(Array.from({ length: 20 }, () => one.accept(event('a', 'e1'))))
      expect(all.filter(({ became }) => became === 'accepted')).toHaveLength(1)
    })

    test('no more than may wait in one conversation; others are not touched, and what was refused may come again', async () => {
      const one = await store()
      for (let i = 0; i < MAX_WAITING; i++)
        expect(await one.accept(event('a', `e${i}`))).toMatchObject({ became: 'accepted' })
      expect(await one.accept(event('a', 'more'))).toMatchObject({ became: 'full' })
      expect(await one.accept(event('b', 'other'))).toMatchObject({ became: 'accepted' })
      await answer(one, [])
      expect(await one.accept(event('a', 'more'))).toMatchObject({ became: 'accepted' })
    })

    test('a conversation that began under an older name goes on under it, until it is over', async () => {
      const one = await store()
      await one.accept(event('old', 'e1'))
      await answer(one, [], 'what was said')
      const names = { conversations: ['new', 'old'] }
      expect(await one.accept(event('', 'e2', names))).toMatchObject({ conversation: 'old' })
      expect(text((await answer(one, [], null)).state)).toBe('what was said')
      expect(await one.accept(event('', 'e3', names))).toMatchObject({ conversation: 'new' })
    })
  })

  describe('answering', () => {
    test('is in order, with the state of before, one at a time', async () => {
      const one = await store()
      for (const id of ['e1', 'e2', 'e3']) await one.accept(event('a', id))
      const first = await claimed(one)
      expect(first).toMatchObject({ conversation: 'a', state: null, tries: 0 })
      expect(text(first.event)).toBe('e1')
      expect(await one.claim()).toBeNull()
      expect(await one.claim('a')).toBeNull()
      await one.commit(first, { state: bytes('1'), ttlMs: HOUR, outbox: [] })
      const second = await claimed(one)
      expect([text(second.event), text(second.state)]).toEqual(['e2', '1'])
      await one.commit(second, { state: bytes('2'), ttlMs: HOUR, outbox: [] })
      const third = await claimed(one)
      expect([text(third.event), text(third.state)]).toEqual(['e3', '2'])
    })

    test('goes on in another conversation meanwhile, the one that waited longest first', async () => {
      const one = await store()
      for (const conversation of ['a', 'b', 'c']) {
        await one.accept(event(conversation, `${conversation}1`))
        await one.accept(event(conversation, `${conversation}2`))
        await wait(3)
      }
      const order = [await claimed(one), await claimed(one), await claimed(one)]
      expect(order.map(({ conversation }) => conversation)).toEqual(['a', 'b', 'c'])
      expect(await one.claim()).toBeNull()
    })

    test('a claim that is given up by silence is taken by another, and whoever comes late changes nothing', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await one.accept(event('a', 'e2'))
      const slow = await claimed(one)
      await leaseEnds()
      const quick = await claimed(one)
      expect(text(quick.event)).toBe('e1')
      expect(quick.tries).toBe(1)
      expect(quick.fence).toBeGreaterThan(slow.fence)
      const result = (state: string) => ({ state: bytes(state), ttlMs: HOUR, outbox: [bytes(`by ${state}`)] })
      expect(await one.commit(slow, result('slow'))).toBe(false)
      expect(await one.retry(slow, 0)).toBe(false)
      expect(await one.commit(quick, result('quick'))).toBe(true)
      expect(await one.commit(slow, result('slow'))).toBe(false)
      expect(await one.commit(quick, result('quick'))).toBe(false)
      expect(text((await claimed(one)).state)).toBe('quick')
      expect(await sendAll(one)).toEqual(['by quick'])
    })

    test('a claim that took long but was wanted by nobody else still counts', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      const slow = await claimed(one)
      await leaseEnds()
      expect(await one.commit(slow, { state: null, ttlMs: 0, outbox: [] })).toBe(true)
    })

    test('what could not be answered waits, and what follows it too', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await one.accept(event('a', 'e2'))
      expect(await one.retry(await claimed(one), 200)).toBe(true)
      expect(await one.claim()).toBeNull()
      await wait(260)
      const again = await claimed(one)
      expect([text(again.event), again.tries]).toEqual(['e1', 1])
      await one.commit(again, { state: null, ttlMs: 0, outbox: [] })
      expect((await claimed(one)).tries).toBe(0)
    })

    test('an event that is held is left alone for a while, but for who asks by name', async () => {
      const one = await store()
      await one.accept(event('a', 'e1', { hold: true }))
      await one.accept(event('a', 'e2'))
      expect(await one.claim()).toBeNull()
      expect(await one.claim('b')).toBeNull()
      const claim = await claimed(one, 'a')
      expect(text(claim.event)).toBe('e1')
      expect(await one.claim('a')).toBeNull()
      await one.commit(claim, { state: null, ttlMs: 0, outbox: [] })
      await one.accept(event('b', 'e3', { hold: true }))
      await leaseEnds()
      expect([text((await claimed(one)).event), text((await claimed(one)).event)].sort()).toEqual(['e2', 'e3'])
    })

    test("an event that is held behind others is nobody else's once those are answered", async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      const first = await claimed(one)
      await one.accept(event('a', 'e2', { hold: true }))
      await one.commit(first, { state: null, ttlMs: 0, outbox: [] })
      expect(await one.claim()).toBeNull()
      const held = await claimed(one, 'a')
      expect(text(held.event)).toBe('e2')
      await one.commit(held, { state: null, ttlMs: 0, outbox: [] })
      // and what comes later is anybody's
      await one.accept(event('a', 'e3'))
      expect(text((await claimed(one)).event)).toBe('e3')

      await one.accept(event('b', 'e4'))
      await one.accept(event('b', 'e5', { hold: true }))
      expect(await one.claim()).toBeNull()
      expect(text((await claimed(one, 'b')).event)).toBe('e4')
    })

    test('a state that has rested too long is gone', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, [], 'state', 50)
      await wait(80)
      await one.accept(event('a', 'e2'))
      expect((await claimed(one)).state).toBeNull()
    })

    test('values are bytes, whatever they are', async () => {
      const one = await store()
      const all = Uint8Array.from({ length: 256 }, (_, i) => i)
      await one.accept(event('a', 'e1', { value: all }))
      const claim = await claimed(one)
      expect([...claim.event]).toEqual([...all])
      await one.commit(claim, { state: all, ttlMs: HOUR, outbox: [all] })
      expect([...(await leased(one)).value]).toEqual([...all])
      await one.accept(event('a', 'e2'))
      expect([...((await claimed(one)).state ?? [])]).toEqual([...all])
    })
  })

  describe('sending', () => {
    test('is in order, one at a time in a conversation, side by side in several', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['a1', 'a2'])
      await one.accept(event('a', 'e2'))
      await answer(one, ['a3'])
      await one.accept(event('b', 'e3'))
      await answer(one, ['b1'])
      const [first, second] = [await leased(one), await leased(one)]
      expect([text(first.value), text(second.value)].sort()).toEqual(['a1', 'b1'])
      expect(await one.toSend()).toBeNull()
      for (const each of [first, second]) expect(await one.sent(each, null)).toBe(true)
      expect(await sendAll(one)).toEqual(['a2', 'a3'])
      expect(await one.waiting()).toEqual({ events: 0, outbox: 0 })
    })

    test('what could not be sent waits, and what follows it too; how often it was tried is known', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['a1', 'a2'])
      const first = await leased(one)
      expect(first.tries).toBe(0)
      expect(await one.later(first, 200)).toBe(true)
      expect(await one.toSend()).toBeNull()
      // what comes in meanwhile does not make it go any sooner
      await one.accept(event('a', 'e2'))
      await answer(one, ['a3'])
      expect(await one.toSend()).toBeNull()
      await wait(260)
      const again = await leased(one)
      expect([text(again.value), again.tries]).toEqual(['a1', 1])
      await one.sent(again, null)
      expect((await leased(one)).tries).toBe(0)
    })

    test('who lost the lease of a message cannot say that it was sent', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['a1', 'a2'])
      const slow = await leased(one)
      await leaseEnds()
      const quick = await leased(one)
      expect(text(quick.value)).toBe('a1')
      expect(await one.sent(slow, null)).toBe(false)
      expect(await one.later(slow, 0)).toBe(false)
      expect(await one.sent(quick, null)).toBe(true)
      expect(await one.sent(quick, null)).toBe(false)
      expect(await sendAll(one)).toEqual(['a2'])
    })

    test('answering and sending do not wait for each other', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['a1'])
      const sending = await leased(one)
      await one.accept(event('a', 'e2'))
      await answer(one, ['a2'])
      expect(await one.sent(sending, null)).toBe(true)
      expect(await sendAll(one)).toEqual(['a2'])
    })
  })

  describe('erasing', () => {
    test('what is not known any more is sent all the same, where nobody ended it', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['a1'])
      await one.accept(event('a', 'e2'))
      await answer(one, ['late'], null)
      expect(await sendAll(one)).toEqual(['a1', 'late'])
      expect(await one.toErase()).toBeNull()
    })

    test('nothing of what was to be sent is sent once it was ended, but for the last lines', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['a1', 'plan', 'more of it'])
      await one.sent(await leased(one), bytes('receipt of a1'))
      await one.later(await leased(one), HOUR)
      await one.accept(event('a', 'leave'))
      await end(one, ['bye'])
      // the provider does not know yet what the last line is to be erased by
      expect(await one.toErase()).toBeNull()
      expect(await sendAll(one)).toEqual(['bye'])
      expect(await erased(one)).toEqual(['forget', 'receipt of a1', 'receipt of bye'])
      expect([await one.toSend(), await one.toErase()]).toEqual([null, null])
      expect(await one.waiting()).toEqual({ events: 0, outbox: 0 })
    })

    test('and nothing at all where there are none', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['plan'])
      await one.accept(event('a', 'stop'))
      await end(one, [])
      expect(await one.toSend()).toBeNull()
      expect(await erased(one)).toEqual(['forget'])
    })

    test.each([[['bye']], [[]]])(
      'what is on its way cannot be called back: %o goes after it, and it is erased',
      async (lines) => {
        const one = await store()
        await one.accept(event('a', 'e1'))
        await answer(one, ['plan', 'more of it'])
        const away = await leased(one)
        await one.accept(event('a', 'leave'))
        await end(one, lines)
        expect([await one.toSend(), await one.toErase()]).toEqual([null, null])
        expect(await one.sent(away, bytes('receipt of plan'))).toBe(true)
        expect(await one.sent(away, bytes('receipt of plan'))).toBe(false)
        expect(await sendAll(one)).toEqual(lines)
        expect(await erased(one)).toEqual(['forget', 'receipt of plan', ...lines.map((line) => `receipt of ${line}`)])
      },
    )

    test('what was on its way and did not arrive is not tried again', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['plan'])
      const away = await leased(one)
      await one.accept(event('a', 'leave'))
      await end(one, ['bye'])
      expect(await one.later(away, HOUR)).toBe(true)
      expect(await one.later(away, HOUR)).toBe(false)
      expect(await sendAll(one)).toEqual(['bye'])
      expect(await erased(one)).toEqual(['forget', 'receipt of bye'])
    })

    test('nor is what somebody died of sending; whoever comes late to say that it was sent is still heard', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['plan'])
      const slow = await leased(one)
      await one.accept(event('a', 'leave'))
      await end(one, ['bye'])
      await leaseEnds()
      const bye = await leased(one)
      expect(text(bye.value)).toBe('bye')
      expect(await one.sent(slow, bytes('receipt of plan'))).toBe(true)
      expect(await one.toSend()).toBeNull()
      expect(await one.sent(bye, bytes('receipt of bye'))).toBe(true)
      expect(await erased(one)).toEqual(['forget', 'receipt of plan', 'receipt of bye'])
    })

    test('what comes so late that the wish is at work already is erased by it all the same', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['plan'])
      const slow = await leased(one)
      await one.accept(event('a', 'stop'))
      await end(one, [])
      await leaseEnds()
      const wish = await erasing(one)
      expect(wish.receipts).toEqual([])
      expect(await one.sent(slow, bytes('receipt of plan'))).toBe(true)
      expect(await one.forgotten(wish, [], HOUR)).toBe(true)
      expect(await erased(one)).toEqual(['forget', 'receipt of plan'])
      expect(await one.toErase()).toBeNull()
    })

    test('a wish to erase that hangs or fails holds up no message, and takes nothing of what is said after it', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['a1'])
      await sendAll(one)
      await one.accept(event('a', 'leave'))
      await end(one, [])
      const hangs = await erasing(one)
      await one.accept(event('a', '999'))
      await answer(one, ['call now'])
      expect(await sendAll(one)).toEqual(['call now'])
      expect(await one.forgotten(hangs, [bytes('half of it')], 100)).toBe(true)
      expect(await one.forgotten(hangs, [], 0)).toBe(false)
      expect(await one.toErase()).toBeNull()
      await one.accept(event('a', 'e2'))
      await answer(one, ['a2'])
      expect(await sendAll(one)).toEqual(['a2'])
      await wait(160)
      const again = await erasing(one)
      expect([text(again.value), again.tries, ...again.receipts.map(text)]).toEqual(['forget', 1, 'half of it'])
      expect(await one.forgotten(again, [], 0)).toBe(true)
      await one.accept(event('a', 'leave again'))
      await end(one, [])
      expect(await erased(one)).toEqual(['forget', 'receipt of call now', 'receipt of a2'])
    })

    test('who lost the lease of a wish cannot say what became of it', async () => {
      const one = await store()
      await one.accept(event('a', 'leave'))
      await end(one, [])
      const slow = await erasing(one)
      await leaseEnds()
      const quick = await erasing(one)
      expect(quick.tries).toBe(1)
      expect(await one.forgotten(slow, [], 0)).toBe(false)
      expect(await one.forgotten(quick, [], 0)).toBe(true)
    })

    test('ending it twice is two wishes, and no receipt is lost between them', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['a1'])
      await sendAll(one)
      await one.accept(event('a', 'leave'))
      await end(one, [], 'first')
      const first = await erasing(one)
      await one.accept(event('a', 'e2'))
      await answer(one, ['a2'])
      await sendAll(one)
      await one.accept(event('a', 'leave again'))
      await end(one, ['bye'], 'second')
      expect(await one.forgotten(first, [], 0)).toBe(true)
      expect(await one.toErase()).toBeNull()
      expect(await sendAll(one)).toEqual(['bye'])
      expect(await erased(one)).toEqual(['second', 'receipt of a2', 'receipt of bye'])
      expect(await one.toErase()).toBeNull()
      expect(await one.waiting()).toEqual({ events: 0, outbox: 0 })
    })

    test('a wish that waits does not make a conversation go on under an older name', async () => {
      const one = await store()
      await one.accept(event('old', 'leave'))
      await end(one, [])
      expect(await one.accept(event('', 'e2', { conversations: ['new', 'old'] }))).toMatchObject({
        conversation: 'new',
      })
      expect(await erased(one)).toEqual(['forget'])
    })

    test('without a wish the receipts go once nothing is known and nothing is to be sent', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['a1'])
      await sendAll(one)
      await one.accept(event('a', 'e2'))
      await answer(one, [], null)
      await one.accept(event('a', 'leave'))
      await end(one, [])
      expect(await erased(one)).toEqual(['forget'])
    })

    test('everything at once: what waits, what is to be sent, and whoever is at work on it comes too late', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['a1', 'a2'])
      await one.accept(event('a', 'e2'))
      await one.accept(event('a', 'e3'))
      const [working, sending] = [await claimed(one), await leased(one)]
      await one.erase('a')
      expect(await one.commit(working, { state: bytes('x'), ttlMs: HOUR, outbox: [bytes('x')] })).toBe(false)
      expect(await one.sent(sending, bytes('x'))).toBe(false)
      expect([await one.claim(), await one.toSend(), await one.toErase()]).toEqual([null, null, null])
      await one.accept(event('a', 'e4'))
      expect((await claimed(one)).state).toBeNull()
    })

    test('with a wish to erase, it is all that is left, beside the receipts that it needs', async () => {
      const one = await store()
      await one.accept(event('a', 'e1'))
      await answer(one, ['a1', 'a2', 'a3'])
      await one.sent(await leased(one), bytes('receipt of a1'))
      await one.erase('a', bytes('forget'))
      expect(await one.waiting()).toEqual({ events: 0, outbox: 1 })
      expect(await one.toSend()).toBeNull()
      expect(await erased(one)).toEqual(['forget', 'receipt of a1'])
      expect(await one.waiting()).toEqual({ events: 0, outbox: 0 })
    })
  })

  test('says how many wait, and that it is ready', async () => {
    const one = await store()
    expect(await one.ready()).toBe(true)
    expect(await one.waiting()).toEqual({ events: 0, outbox: 0 })
    await one.accept(event('a', 'e1'))
    await one.accept(event('a', 'e2'))
    await one.accept(event('b', 'e3'))
    expect(await one.waiting()).toEqual({ events: 2, outbox: 0 })
    await answer(one, ['m1', 'm2'])
    await answer(one, [])
    expect(await one.waiting()).toEqual({ events: 1, outbox: 1 })
  })
}
