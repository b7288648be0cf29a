/** What the server gives to scripts when it joins them. */

/** where "Leave this page" leads */
declare const ELSEWHERE: string

/** What not every browser knows, and no library of types yet. https://wicg.github.io/sanitizer-api/, https://w3c.github.io/trusted-types */
interface Element {
  setHTML?(html: string, options: { sanitizer: object }): void
}
interface Window {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): string }
  }
}
