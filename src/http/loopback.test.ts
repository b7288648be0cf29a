import { expect, test } from 'vitest'
import { isLoopback } from './loopback.ts'

test.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1', 'localhost'])('%s is this machine', (host) => {
  expect(isLoopback(host)).toBe(true)
})

test.each(['0.0.0.0', '::', '192.0.2.1', '::ffff:192.0.2.1', '127.0.0.1.example.org', ''])('%s is not', (host) => {
  expect(isLoopback(host)).toBe(false)
})
