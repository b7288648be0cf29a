/** Markup that may be sent as it is. Only `html` makes it, so everything else is escaped, once. */
class Markup {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
}

export type Html = Markup
/** What may stand in a hole of `html`; nothing, `false` and `null` leave the hole empty. */
export type Part = string | number | Html | false | null | undefined | readonly Part[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What cannot stand in markup as it is: marks of HTML, and the controls that it forbids. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are looked for
const UNFIT = /[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/** Any character that may need more than to be sent as it is. Most texts have none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are looked for
const DOUBTFUL = /[&<>"'\u0000-\u001f\u007f-\u009f\ud800-\udfff]/

/**
 * Text as HTML, in an element and in a quoted attribute alike. Control characters are left out, lone halves of a
 * surrogate pair become the replacement character.
 */
function escaped(text: string): string {
  if (!DOUBTFUL.test(text)) return text
  return text.toWellFormed().replace(UNFIT, (character) => entities[character] ?? '')
}

function write(part: Part): string {
  if (part === false || part === null || part === undefined) return ''
  if (part instanceof Markup) return part.toString()
  if (typeof part === 'object') return part.map(write).join('')
  return escaped(String(part))
}

/** Templates as they are sent: one for each place in the code. */
const trimmed = new WeakMap<TemplateStringsArray, readonly string[]>()

/** A template without its line ends and the indentation after them, which are for whoever reads the code. */
function trim(template: TemplateStringsArray): readonly string[] {
  const known = trimmed.get(template)
  if (known) return known
  const pieces = template.map((piece) => piece.replace(/\n\s*/g, ''))
  trimmed.set(template, pieces)
  return pieces
}

/**
 * The one place where text becomes markup: html`<p>${words}</p>`. Each hole is escaped unless it holds the result of
 * another `html`. Attribute values must be quoted in the template. Line ends of the template are not sent.
 */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const pieces = trim(template)
  let text = pieces[0] ?? ''
  parts.forEach((part, index) => {
    text += write(part) + (pieces[index + 1] ?? '')
  })
  return new Markup(text)
}
