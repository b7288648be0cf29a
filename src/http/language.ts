/**
 * The language for a request: the first wish that has words here, by its whole tag or by its language alone
 * (`cy-GB` is served by `cy`, RFC 4647 3.4), then the header Accept-Language (RFC 9110, 12.5.4) in its order of weight,
 * then the first of the languages. Never an error: a person who needs help gets it in some language.
 * @param locales what there are words for, the default first
 * @param wish a tag that was asked for by name
 */
export function chooseLanguage(
  locales: readonly string[],
  wish: string | null | undefined,
  acceptLanguage: string | undefined,
): string {
  for (const tag of [...(wish ? [wish] : []), ...tagsOf(acceptLanguage ?? '')]) {
    const locale = lookUp(locales, tag)
    if (locale !== undefined) return locale
  }
  return locales[0] ?? 'en'
}

/** Ends the reading of a header that somebody made long on purpose. */
const MAX_TAGS = 20

function tagsOf(header: string): string[] {
  return header
    .split(',', MAX_TAGS)
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim())
      const weight = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0 && weight <= 1)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}

function lookUp(locales: readonly string[], tag: string): string | undefined {
  const parts = tag.toLowerCase().split('-', 8)
  for (let length = parts.length; length > 0; length--) {
    const wanted = parts.slice(0, length).join('-')
    const locale = locales.find((each) => each.toLowerCase() === wanted)
    if (locale !== undefined) return locale
  }
  return undefined
}
