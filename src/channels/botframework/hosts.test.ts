import { describe, expect, test } from 'vitest'
import { isAllowed } from './hosts.ts'

const rules = { hosts: ['smba.trafficmanager.net', 'directline.botframework.com'], loopback: false }

describe('where answers may go', () => {
  test.each([
    'https://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net/uk/11111111-2222-4333-8444-555555555555/',
    'https://smba.trafficmanager.net:443/amer',
    'https://directline.botframework.com',
  ])('%s', (address) => expect(isAllowed(address, rules)).toBe(true))

  test.each([
    'http://smba.trafficmanager.net/',
    'ftp://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.net./',
    'https://SMBA.trafficmanager.net/',
    'https://x.smba.trafficmanager.net/',
    'https://trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://evil.example/smba.trafficmanager.net/',
    'https://user:pass@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net\\@evil.example/',
    'https://smba.trafficmanager.net/../',
    'https://smba.trafficmanager.net/a/../../b',
    'https://smba.trafficmanager.net/%2e%2e/',
    'https://smba.trafficmanager.net//evil.example/',
    'https://smba.trafficmanager.net/?to=evil.example',
    'https://smba.trafficmanager.net/#evil.example',
    'https://smba.trafficmanager.net/ ',
    ' https://smba.trafficmanager.net/',
    'https://smba\u3002trafficmanager\u3002net/',
    'https://\uff53mba.trafficmanager.net/',
    'https://smb\u0430.trafficmanager.net/',
    'https://xn--smb-8cd.trafficmanager.net/',
    'https://evilstorage.blob.core.windows.net/',
    'https://anything.sharepoint.com/',
    'http://169.254.169.254/metadata',
    'https://169.254.169.254/',
    'http://127.0.0.1/',
    'http://localhost:3978/',
    'https://[::1]/',
    'smba.trafficmanager.net',
    '',
  ])('never %s', (address) => expect(isAllowed(address, rules)).toBe(false))

  const trying = { hosts: [], loopback: true }
  test.each(['http://127.0.0.1:4000/', 'http://localhost:56150/_connector', 'http://[::1]:1/'])(
    'this machine while trying it out: %s',
    (address) => expect(isAllowed(address, trying)).toBe(true),
  )
  test.each([
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'http://127.0.0.2/',
    'http://0.0.0.0/',
    'http://127.1/',
    'http://2130706433/',
    'http://user@127.0.0.1/',
    'http://127.0.0.1:99999/',
    'http://169.254.169.254/',
  ])('never, not even then: %s', (address) => expect(isAllowed(address, trying)).toBe(false))
})
