import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../config.ts'

const ID = '11111111-2222-4333-8444-555555555555'
const STATE_KEYS = `k:${'A'.repeat(43)}`
const registered = { BOT_APP_ID: ID, BOT_APP_PASSWORD: 'x', BOT_TENANT_ID: 'tenant', STATE_KEYS }
const abroad = { HOST: '0.0.0.0', STATE_KEYS }
const lines = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.lines
    throw error
  }
  return []
}

describe('settings of bots', () => {
  test('nothing set: no bot', () => expect(readConfig({}).config.bots).toBeNull())

  test('a registration alone: Microsoft’s addresses', () => {
    expect(readConfig({ ...abroad, ...registered }).config.bots).toEqual({
      app: {
        id: ID,
        password: 'x',
        tokenUrl: 'https://login.microsoftonline.com/tenant/oauth2/v2.0/token',
      },
      metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      issuer: 'https://api.botframework.com',
      hosts: ['smba.trafficmanager.net', 'directline.botframework.com', 'webchat.botframework.com'],
      loopback: false,
    })
    expect(readConfig({ ...registered, BOT_FRAMEWORK: 'off' }).config.bots).toBeNull()
  })

  test('without a registration on this machine alone', () => {
    expect(readConfig({ BOT_FRAMEWORK: 'on' }).config.bots).toMatchObject({ app: null, loopback: true })
    expect(lines({ BOT_FRAMEWORK: 'on', ...abroad })).toEqual([
      expect.stringMatching(/^BOT_APP_ID: needed .*0\.0\.0\.0/),
    ])
    expect(lines({ BOT_FRAMEWORK: 'on', NODE_ENV: 'production' })).toEqual([
      expect.stringMatching(/^BOT_APP_ID: .*production/),
    ])
  })

  test.each<[Record<string, string>, string]>([
    [{ TRUST_PROXY: 'loopback' }, 'TRUST_PROXY is set'],
    [{ PUBLIC_BASE_URL: 'https://chat.example.org' }, 'PUBLIC_BASE_URL is set'],
    [
      { TRUST_PROXY: 'loopback', PUBLIC_BASE_URL: 'https://chat.example.org' },
      'TRUST_PROXY and PUBLIC_BASE_URL are set',
    ],
    [{ BOT_APP_PASSWORD: 'x' }, 'BOT_APP_PASSWORD'],
  ])('never without a registration where others come in through a proxy, or half of one is there: %o', (more, why) => {
    expect(lines({ BOT_FRAMEWORK: 'on', ...more })).toEqual([expect.stringMatching(`^BOT_APP_ID: needed .*${why}`)])
  })

  test.each<[Record<string, string>]>([
    [{ BOT_TENANT_ID: 't' }],
    [{ BOT_SERVICE_HOSTS: 'smba.trafficmanager.net' }],
    [{ BOT_TOKEN_URL: 'https://login.example/token' }],
    [{ BOT_OPENID_METADATA_URL: 'https://login.example/keys' }],
    [{ BOT_TOKEN_ISSUER: 'https://login.example' }],
  ])('%o without the id of a registration is no silence', (environment) => {
    const [name = ''] = Object.keys(environment)
    expect(lines(environment)).toEqual([expect.stringContaining(`BOT_APP_ID: needed beside ${name}`)])
    expect(lines({ ...environment, BOT_FRAMEWORK: 'off' })).toEqual([])
  })

  test.each([
    [{ BOT_APP_ID: ID, BOT_TENANT_ID: 't' }, 'BOT_APP_PASSWORD: needed'],
    [{ BOT_APP_ID: ID, BOT_APP_PASSWORD: 'x' }, 'BOT_TENANT_ID: needed'],
    [{ BOT_APP_PASSWORD: 'x' }, 'BOT_APP_ID: needed'],
    [{ ...registered, BOT_APP_ID: 'waymark' }, 'BOT_APP_ID: the application (client) id'],
    [{ ...registered, BOT_SERVICE_HOSTS: 'https://smba.trafficmanager.net' }, 'BOT_SERVICE_HOSTS: names of hosts'],
    [{ ...registered, BOT_SERVICE_HOSTS: '*.trafficmanager.net' }, 'BOT_SERVICE_HOSTS: names of hosts'],
    [{ ...registered, BOT_TOKEN_URL: 'http://login.example/token' }, 'BOT_TOKEN_URL: an address with https'],
    [{ ...registered, BOT_OPENID_METADATA_URL: 'nowhere' }, 'BOT_OPENID_METADATA_URL: an address is expected'],
    [
      { ...registered, ...abroad, BOT_OPENID_METADATA_URL: 'http://127.0.0.1/x' },
      'BOT_OPENID_METADATA_URL: an address with https',
    ],
    [{ ...registered, BOT_FRAMEWORK: 'yes' }, 'BOT_FRAMEWORK: on or off'],
    [{ ...registered, DEBUG: 'agents:*' }, 'DEBUG: '],
    [{ ...registered, DEBUG: '*' }, 'DEBUG: '],
    [{ ...registered, BOT_APPID: ID }, 'BOT_APPID: no such setting; BOT_APP_ID is meant'],
  ])('%o', (environment, message) => {
    expect(lines(environment)).toEqual([expect.stringContaining(message)])
  })

  test('the secret is in no line', () => {
    const said = lines({ BOT_APP_ID: ID, BOT_APP_PASSWORD: 'CANARY', BOT_TOKEN_URL: 'http://CANARY.example/' })
    expect(said.join()).not.toContain('CANARY')
    expect(said.length).toBeGreaterThan(0)
  })
})
