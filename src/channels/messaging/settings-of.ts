import { z } from 'zod'
import { isLoopback } from '../../http/loopback.ts'

/** The address of a provider: https, or this machine where somebody tries it out. Credentials are sent there. */
export const providerUrl = z
  .string()
  .trim()
  .transform((text) => text.replace(/\/+$/, ''))
  .refine((text) => {
    if (!/^https?:\/\/[^\s@?#]+$/.test(text) || !URL.canParse(text)) return false
    const { protocol, hostname } = new URL(text)
    return protocol === 'https:' || isLoopback(hostname.replace(/^\[|\]$/g, ''))
  }, 'an https address is expected, such as https://api.example.org')

/**
 * What is missing of the settings that a channel needs together. None of them given: it is not switched on, and nothing is missing.
 * @param needed each setting by its name, with its value
 * @param does what they switch on, as `SMS`
 */
export function missingOf(
  needed: Readonly<Record<string, string | undefined>>,
  does: string,
): { readonly isOn: boolean; readonly wrong: readonly string[] } {
  const names = Object.keys(needed)
  const given = names.filter((name) => needed[name] !== undefined)
  if (given.length === 0) return { isOn: false, wrong: [] }
  const wrong = names
    .filter((name) => needed[name] === undefined)
    .map(
      (name) =>
        `${name}: needed beside ${given.join(', ')} to switch ${does} on. To leave it off, take all of them out`,
    )
  return { isOn: wrong.length === 0, wrong }
}
