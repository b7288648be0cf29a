import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const key = randomBytes(32).toString('base64url')
const lines = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.lines
    throw error
  }
  return []
}

describe('readConfig', () => {
  test('nothing set: loopback, a key for this run, and a line that says so', () => {
    const { config, notes } = readConfig({ PATH: '/bin' })
    expect(config).toMatchObject({ port: 8080, host: '127.0.0.1', trustProxy: [], logLevel: 'info' })
    expect(notes).toEqual([expect.stringContaining('STATE_KEYS is not set')])
    expect(Object.isFrozen(config)).toBe(true)
  })

  test('everything set', () => {
    const environment = {
      PORT: '0',
      HOST: '0.0.0.0',
      STATE_KEYS: `k:${key}`,
      TRUST_PROXY: 'loopback',
      LOG_LEVEL: 'silent',
    }
    const { config, notes } = readConfig(environment)
    expect(config).toMatchObject({ port: 0, host: '0.0.0.0', trustProxy: ['loopback'], logLevel: 'silent' })
    expect(config.keys.first.id).toBe('k')
    expect(notes).toEqual([])
  })

  test('channels on phones are off, and need all of their settings', () => {
    expect(readConfig({}).config).toMatchObject({ sms: null, whatsapp: null, publicUrl: null })
    const STATE_KEYS = `k:${key}`
    const sms = { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'secret' }
    const on = readConfig({ ...sms, STATE_KEYS, PUBLIC_BASE_URL: 'https://chat.example.org/' }).config
    expect(on.publicUrl).toBe('https://chat.example.org')
    expect(on.sms).toEqual({
      accountSid: sms.TWILIO_ACCOUNT_SID,
      authToken: 'secret',
      publicUrl: 'https://chat.example.org',
      apiUrl: 'https://api.twilio.com',
    })
    expect(lines(sms)).toEqual([expect.stringContaining('PUBLIC_BASE_URL: needed beside TWILIO_ACCOUNT_SID')])
    expect(lines({ TWILIO_AUTH_TOKEN: 'secret' })).toEqual([
      expect.stringContaining('TWILIO_ACCOUNT_SID: needed beside TWILIO_AUTH_TOKEN to switch SMS on'),
    ])
    const whatsapp = {
      WHATSAPP_APP_SECRET: 'a',
      WHATSAPP_VERIFY_TOKEN: 'b'.repeat(16),
      WHATSAPP_ACCESS_TOKEN: 'c',
      WHATSAPP_PHONE_NUMBER_ID: '106540352242922',
    }
    expect(readConfig({ ...whatsapp, STATE_KEYS }).config.whatsapp).toMatchObject({ phoneNumberId: '106540352242922' })
    for (const name of Object.keys(whatsapp))
      expect(lines({ ...whatsapp, [name]: '' })).toEqual([expect.stringContaining(`${name}: needed beside `)])
  })

  test.each([
    {
      TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: 'secret',
      PUBLIC_BASE_URL: 'https://chat.example.org',
    },
    {
      WHATSAPP_APP_SECRET: 'a',
      WHATSAPP_VERIFY_TOKEN: 'b'.repeat(16),
      WHATSAPP_ACCESS_TOKEN: 'c',
      WHATSAPP_PHONE_NUMBER_ID: '106540352242922',
    },
    { BOT_APP_ID: '11111111-2222-4333-8444-555555555555', BOT_APP_PASSWORD: 'x', BOT_TENANT_ID: 't' },
  ])('a channel needs keys on this machine as well: %o', (environment) => {
    expect(lines(environment)).toEqual([expect.stringContaining('STATE_KEYS: needed when a messaging channel is on')])
    expect(lines({ ...environment, STATE_KEYS: `k:${key}` })).toEqual([])
    expect(lines({ BOT_FRAMEWORK: 'on' })).toEqual([])
  })

  test.each([
    [{ PUBLIC_BASE_URL: 'http://chat.example.org' }, 'PUBLIC_BASE_URL: the https address'],
    [{ PUBLIC_BASE_URL: 'https://chat.example.org/chat' }, 'PUBLIC_BASE_URL: the https address'],
    [{ TWILIO_API_URL: 'http://twilio.example' }, 'TWILIO_API_URL: an https address is expected'],
    [{ WHATSAPP_API_URL: 'ftp://127.0.0.1' }, 'WHATSAPP_API_URL: an https address is expected'],
    [{ WHATSAPP_PHONE_NUMBER_ID: '+44 7700 900123' }, 'WHATSAPP_PHONE_NUMBER_ID: the phone number ID'],
    [{ WHATSAPP_VERIFY_TOKEN: 'short' }, 'WHATSAPP_VERIFY_TOKEN: at least 16'],
  ])('%o is refused', (environment, line) => {
    expect(lines(environment).join('\n')).toContain(line)
  })

  test('where processes keep together what they need, and who may count', () => {
    const environment = {
      STATE_KEYS: `k:${key}`,
      REDIS_URL: 'redis://127.0.0.1:6379/1',
      REPLICAS: '3',
      METRICS_TOKEN: 'a'.repeat(16),
    }
    const { config, notes } = readConfig(environment)
    expect(config).toMatchObject({ redisUrl: 'redis://127.0.0.1:6379/1', replicas: 3, metricsToken: 'a'.repeat(16) })
    expect(notes).toEqual([])
    expect(readConfig({}).config).toMatchObject({ redisUrl: null, replicas: 1, metricsToken: null })
    for (const quiet of ['/run/redis/redis.sock', 'rediss://cache.example:6380', 'redis://[::1]:6379'])
      expect(readConfig({ ...environment, REDIS_URL: quiet }).notes).toEqual([])
    expect(readConfig({ ...environment, REDIS_URL: 'redis://:secret@cache.example' }).notes).toEqual([
      'REDIS_URL is not rediss://, and its host is not this machine: its password goes over the network in clear.',
    ])
  })

  test.each([
    [{ REPLICAS: '2' }, 'REPLICAS: more than one process needs REDIS_URL'],
    [{ REPLICAS: '0' }, 'REPLICAS: a whole number from 1 to 999'],
    [{ REDIS_URL: 'redis://127.0.0.1' }, 'STATE_KEYS: needed when REDIS_URL is set'],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN: at least 16'],
    [{ REDIS_URL: 'http://:canary-7319@x' }, 'REDIS_URL: redis://host:6379'],
    [{ REDIS_URL: 'redis://' }, 'REDIS_URL: redis://host:6379'],
  ])('%o is refused, and no password is quoted', (environment, message) => {
    expect(lines(environment as Record<string, string>)).toEqual([expect.stringContaining(message)])
    expect(lines(environment as Record<string, string>).join()).not.toContain('canary-7319')
  })

  test.each(['help@charity.example', 'https://charity.example/contact?x=1'])('who runs it, and %s', (contact) => {
    const { config } = readConfig({ OPERATOR_NAME: ' A charity ', OPERATOR_CONTACT: contact })
    expect(config.operator).toEqual({ name: 'A charity', contact })
    expect(readConfig({}).config.operator).toBeNull()
  })

  test.each([
    [{ OPERATOR_NAME: 'A charity' }, 'OPERATOR_CONTACT: needed'],
    [{ OPERATOR_CONTACT: 'help@charity.example' }, 'OPERATOR_NAME: needed'],
  ])('%o alone is refused', (environment, message) => {
    expect(lines(environment)).toEqual([expect.stringContaining(message)])
  })

  test.each([
    'javascript:alert(1)',
    'http://charity.example',
    'help@charity',
    'charity.example',
    'https://',
    'a@b.c?bcc=d@e.f',
  ])('nobody is reached at %s', (OPERATOR_CONTACT) => {
    expect(lines({ OPERATOR_NAME: 'A', OPERATOR_CONTACT })).toEqual([
      'OPERATOR_CONTACT: an email address or the https address of a page is expected',
    ])
  })

  test('an empty setting counts as not given', () => {
    expect(readConfig({ PORT: '', HOST: ' ' }).config).toMatchObject({ port: 8080, host: '127.0.0.1' })
  })

  test.each([
    ['loopback,uniquelocal', ['loopback', 'uniquelocal']],
    ['10.0.0.1', ['10.0.0.1']],
    ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
  ])('TRUST_PROXY %s', (text, value) => {
    expect(readConfig({ TRUST_PROXY: text }).config.trustProxy).toEqual(value)
  })

  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('%s needs no keys', (HOST) => {
    expect(lines({ HOST })).toEqual([])
  })

  test.each(['0.0.0.0', '::', '192.0.2.1', 'example.org', '127.0.0.1.example.org'])('%s needs keys', (HOST) => {
    expect(lines({ HOST })).toEqual([expect.stringMatching(/^STATE_KEYS: needed when HOST is /)])
  })

  test.each([
    ['PORT', '-1', 'a whole number'],
    ['PORT', '65536', 'a whole number'],
    ['PORT', '8080x', 'a whole number'],
    ['HOST', 'http://x', 'an address or a host name'],
    ['STATE_KEYS', 'k:short', 'entry 1 ("k") is not 32 bytes'],
    ['TRUST_PROXY', '1', 'the addresses of the proxies'],
    ['TRUST_PROXY', 'true', 'the addresses of the proxies'],
    ['TRUST_PROXY', '10.0.0.0/33', 'the addresses of the proxies'],
    ['TRUST_PROXY', '10.0.0.1,', 'the addresses of the proxies'],
    ['LOG_LEVEL', 'loud', 'one of trace, debug'],
    ['LOG_LEVEL', 'fatal', 'one of trace, debug, info, warn, error, silent'],
  ])('%s=%s is refused in one line', (name, value, message) => {
    const refused = lines({ [name]: value })
    expect(refused).toHaveLength(1)
    expect(refused[0]).toContain(`${name}: ${message}`)
    expect(refused[0]).not.toContain('\n')
  })

  test('all that is wrong is said at once', () => {
    expect(lines({ PORT: 'x', LOG_LEVEL: 'x', WAYMARK_HOST: 'x' })).toHaveLength(3)
  })

  test.each([
    ['WAYMARK_PORT', 'PORT is meant'],
    ['WAYMARK_COLOUR', 'the settings are PORT, HOST'],
    ['STATE_KEY', 'STATE_KEYS is meant'],
    ['statekeys', 'STATE_KEYS is meant'],
    ['TRUSTPROXY', 'TRUST_PROXY is meant'],
    ['LOGLEVEL', 'LOG_LEVEL is meant'],
  ])('%s is spelt as if it were ours', (name, message) => {
    expect(lines({ [name]: '1' })).toEqual([expect.stringContaining(`${name}: no such setting; ${message}`)])
  })

  test.each(['HOSTS', 'port', 'HOSTNAME', 'NODE_ENV', 'PORTS', 'npm_config_loglevel'])(
    '%s is somebody else’s',
    (name) => {
      expect(lines({ [name]: 'x' })).toEqual([])
    },
  )
})
