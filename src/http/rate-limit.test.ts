import { describe, expect, test } from 'vitest'
import { createRateLimit, DEFAULT_RATE_LIMIT, network } from './rate-limit.ts'

const options = { burst: 3, perSecond: 2, rotateAfter: 60_000, maxAddresses: 4 }

describe('rate limit', () => {
  test('serves a burst, then says how long to wait, then serves again', () => {
    const limit = createRateLimit(options)
    expect([1, 2, 3, 4].map(() => limit.take('192.0.2.1', 0))).toEqual([0, 0, 0, 1])
    expect(limit.take('192.0.2.1', 400)).toBe(1)
    expect(limit.take('192.0.2.1', 500)).toBe(0)
    expect(limit.take('192.0.2.1', 500)).toBe(1)
  })

  test('being refused costs nothing more', () => {
    const limit = createRateLimit(options)
    for (let i = 0; i < 100; i++) limit.take('192.0.2.1', 0)
    expect(limit.take('192.0.2.1', 500)).toBe(0)
  })

  test('one address does not take from another', () => {
    const limit = createRateLimit(options)
    for (let i = 0; i < 10; i++) limit.take('192.0.2.1', 0)
    expect(limit.take('192.0.2.2', 0)).toBe(0)
  })

  test('a long silence gives no more than the burst', () => {
    const limit = createRateLimit(options)
    limit.take('192.0.2.1', 0)
    expect([1, 2, 3, 4].map(() => limit.take('192.0.2.1', 50_000))).toEqual([0, 0, 0, 1])
  })

  test('a clock that was put back takes nothing away', () => {
    const limit = createRateLimit(options)
    limit.take('192.0.2.1', 10_000)
    expect(limit.take('192.0.2.1', 0)).toBe(0)
  })

  test('remembers no more addresses than it may, and forgets the one that was silent longest', () => {
    const limit = createRateLimit(options)
    for (let i = 0; i < 3; i++) limit.take('192.0.2.1', 0)
    for (let i = 2; i < 5; i++) limit.take(`192.0.2.${i}`, 0)
    expect(limit.take('192.0.2.1', 0)).toBe(1)
    limit.take('192.0.2.5', 0)
    expect(limit.size()).toBe(4)
    expect(limit.take('192.0.2.1', 0)).toBe(1)
  })

  test('with the salt goes everything that was remembered', () => {
    const limit = createRateLimit(options)
    for (let i = 2; i < 5; i++) limit.take(`192.0.2.${i}`, 0)
    limit.take('192.0.2.1', options.rotateAfter)
    expect(limit.size()).toBe(1)
  })

  test('forgets all at once when it is told to', () => {
    const limit = createRateLimit(options)
    expect([1, 2, 3, 4].map(() => limit.take('192.0.2.1', 0))).toEqual([0, 0, 0, 1])
    limit.forget()
    expect(limit.size()).toBe(0)
    expect(limit.take('192.0.2.1', 0)).toBe(0)
  })

  test('this machine itself is never refused', () => {
    const limit = createRateLimit(options)
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect([1, 2, 3, 4, 5].map(() => limit.take(address, 0))).toEqual([0, 0, 0, 0, 0])
  })

  test('200 people behind one address begin at once and answer every five seconds', () => {
    const limit = createRateLimit(DEFAULT_RATE_LIMIT)
    const waits = new Set<number>()
    for (let second = 0; second < 600; second += 5)
      for (let person = 0; person < 200; person++) waits.add(limit.take('192.0.2.1', second * 1000 + person))
    expect([...waits]).toEqual([0])
  })
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::1', '0:0:0:0'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:0DB8:0:00a0:1:2:3:4', '2001:db8:0:a0'],
  ['2001:db8:0:a0::', '2001:db8:0:a0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['garbage', 'garbage'],
])('the network of %s is %s', (address, expected) => {
  expect(network(address)).toBe(expected)
})
