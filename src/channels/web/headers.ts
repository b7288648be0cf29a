/** The one way in which the script of the page makes markup of what the service sends, where `setHTML` is not known. */
const TRUSTED = 'waymark'

/**
 * What every page is sent with. Nothing on it may be kept by a cache, named to the next site, run as a script that is not
 * ours or framed by a page that is not a partner's.
 * @param origins whose pages may show this one in a frame
 */
export function pageHeaders(origins: readonly string[]): Readonly<Record<string, string>> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // Sites that isolate themselves show only frames that agree to it.
    'cross-origin-resource-policy': origins.length > 0 ? 'cross-origin' : 'same-origin',
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'self'",
      "script-src 'self'",
      "connect-src 'self'",
      "img-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      `frame-ancestors ${origins.length > 0 ? origins.join(' ') : "'none'"}`,
      "require-trusted-types-for 'script'",
      `trusted-types ${TRUSTED}`,
    ].join('; '),
  }
}

export const assetHeaders = {
  'cache-control': 'public, max-age=31536000, immutable',
  'x-content-type-options': 'nosniff',
  vary: 'accept-encoding',
} as const
