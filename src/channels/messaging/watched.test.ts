import { expect, test } from 'vitest'
import { createLog } from '../../log/log.ts'
import { createSmsAdapter } from '../sms/adapter.ts'
import { watched } from './watched.ts'

const sms = createSmsAdapter({
  accountSid: 'AC0',
  authToken: 'secret',
  publicUrl: 'https://chat.example.org',
  apiUrl: 'http://127.0.0.1:9',
})

test('requests that are refused are told of once a day: strangers ask more often', async () => {
  const told: string[] = []
  let now = 0
  const channel = watched(sms, {
    log: createLog('warn', { write: (line) => void told.push(JSON.parse(line).msg) }),
    ticks: () => now,
  })
  const request = { method: 'POST', url: '/webhooks/sms', headers: {}, body: Buffer.from('Body=canary') }
  for (let hours = 0; hours < 30; hours++) {
    expect(await channel.verify(request)).toEqual({ ok: false, status: 403 })
    now += 3_600_000
  }
  expect(told).toHaveLength(2)
  expect(told[0]).toMatch(/^PUBLIC_BASE_URL, TWILIO_AUTH_TOKEN: a request to \/webhooks\/sms was refused/)
})
