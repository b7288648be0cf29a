/** What a person may type in one message, in UTF-16 code units, as `maxlength` in HTML counts. Longer is `too-long`. */
export const MAX_TEXT = 20_000

const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029]/g

/**
 * Characters that nobody types and that harm where the words are shown again or searched: control characters other than
 * line feed and tab, noncharacters, marks that turn the direction of what stands after them (Unicode TR 9, 2.1 to 2.5;
 * a number or a name could read as another one), and invisible ones that split a word in two for whoever looks for
 * danger in it. The joiners U+200C and U+200D stay, because Persian and emoji need them, and so do the single direction
 * marks U+200E, U+200F and U+061C, which turn nothing but themselves, and the tags in the flags of the nations.
 */
const HARMFUL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]/g

/** Typed text made safe to read, keep and show: harmful characters taken out, line breaks and broken halves mended. Never an error. */
export function cleanText(text: string): string {
  return text.replace(LINE_BREAKS, '\n').replace(HARMFUL, '').toWellFormed()
}
