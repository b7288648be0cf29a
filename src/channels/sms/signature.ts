import { createHmac } from 'node:crypto'
import { isSame } from '../messaging/same.ts'

/**
 * What Twilio signs a request with: the address exactly as it called it, then each parameter with its value, sorted by name
 * (twilio.com, "Validating requests are coming from Twilio").
 */
export function signatureOf(authToken: string, url: string, parameters: URLSearchParams): string {
  const names = [...new Set(parameters.keys())].sort()
  const all = names.flatMap((name) => [...new Set(parameters.getAll(name))].sort().map((value) => name + value))
  return createHmac('sha1', authToken)
    .update(url + all.join(''), 'utf8')
    .digest('base64')
}

/**
 * Whether a request was signed with the account's token. Twilio may call an address with its port or without it, and signs what it called.
 * @param url the public address, from the settings, with the path and query of the request
 */
export function isSigned(authToken: string, url: string, parameters: URLSearchParams, signature: string): boolean {
  // every form is tried, so that the time tells nothing
  return formsOf(url).filter((form) => isSame(signature, signatureOf(authToken, form, parameters))).length > 0
}

function formsOf(url: string): string[] {
  const [, scheme = '', host = '', rest = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/.exec(url) ?? []
  const bare = host.replace(/:(?:443|80)$/, '')
  const usual = scheme === 'https://' ? ':443' : ':80'
  return /:\d+$/.test(bare) ? [url] : [`${scheme}${bare}${rest}`, `${scheme}${bare}${usual}${rest}`]
}
