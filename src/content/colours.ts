/** Colours of a charity, as hexadecimal numbers such as `#5b2a86`. */
export interface Colours {
  readonly accent: string
  readonly onAccent: string
}

/** The grounds on which the accent is read in the light scheme, as web-widget/chat.css has them: a test holds the two together. */
export const GROUNDS: Readonly<Record<string, string>> = { paper: '#faf7f2', card: '#ffffff', tint: '#e4efec' }

/** Text of any size can be read from here on (WCAG 2.2, 1.4.3). */
const READABLE = 4.5
/** How much darker each colour is that is tried as a better one. */
const STEP = 0.04

/** What is wrong with one of the colours: it can't be read, and what could. */
export interface Unreadable {
  readonly which: keyof Colours
  readonly message: string
}

/** Where these colours could not be read, each colour told once with its worst ground. */
export function unreadable({ accent, onAccent }: Colours): Unreadable[] {
  const worst = Object.entries(GROUNDS)
    .map(([ground, colour]) => ({ ground, colour, ratio: contrast(accent, colour) }))
    .sort((a, b) => a.ratio - b.ratio)[0]
  const found: Unreadable[] = []
  if (worst && worst.ratio < READABLE)
    found.push({
      which: 'accent',
      message: `${accent} on the ${worst.ground} of the page (${worst.colour}) has a contrast of ${told(worst.ratio)}, and ${READABLE} is the least that can be read. "${darker(accent)}" is the same, darker, and can`,
    })
  const own = contrast(onAccent, accent)
  if (own < READABLE)
    found.push({
      which: 'onAccent',
      message: `${onAccent} on ${accent} has a contrast of ${told(own)}, and ${READABLE} is the least that can be read. ${contrast('#ffffff', accent) >= READABLE ? '"#ffffff" can' : '"#000000" can'}`,
    })
  return found
}

/** Two digits, cut and not rounded: 4.499 is not 4.5. */
const told = (ratio: number): string => `${(Math.floor(ratio * 100) / 100).toFixed(2)}`

/**
 * How well two colours can be told apart, from 1 to 21.
 * @param a as `#rrggbb`
 */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one)
  return (light + 0.05) / (dark + 0.05)
}

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** Relative luminance, from 0 to 1 (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The first colour on the way to black that can be read on every ground. */
function darker(colour: string): string {
  for (let left = 1 - STEP; left > 0; left -= STEP) {
    const tried = `#${channels(colour)
      .map((value) =>
        Math.round(value * left)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`
    if (Object.values(GROUNDS).every((ground) => contrast(tried, ground) >= READABLE)) return tried
  }
  return '#000000'
}
