/** A page as a person without scripts has it: what it says, and what of its form can be filled in and pressed. */
export class WebPage {
  readonly #html: string

  constructor(html: string) {
    // What stands in a template is there for the script alone.
    this.#html = html.replace(/<template.*?<\/template>/gs, '')
  }

  /** Everything that can be read on it, opened or not. */
  get words(): string {
    const body = this.#html.slice(this.#html.indexOf('<body>'))
    return unescaped(body.replace(/<(?:script|style)[^>]*>.*?<\/(?:script|style)>/gs, '').replace(/<[^>]+>/g, '\n'))
  }
  /** The numbers that it can call. */
  get calls(): string[] {
    return [...this.#html.matchAll(/href="tel:([^"]*)"/g)].map((match) => match[1] ?? '')
  }
  hidden(name: string): string {
    const field = this.#inputs('hidden').find((one) => one.name === name)
    if (!field) throw new Error(`the page has no field "${name}"`)
    return field.value
  }
  has(box: 'text' | 'beside'): boolean {
    return RegExp(`<(?:textarea|input)\\b[^>]*\\bname="${box}"`).test(this.#html)
  }

  /** The fields that are sent when a button is pressed. @throws when there is no such button */
  press(name: string, value: string): [string, string][] {
    const buttons = this.#tags('button').map((tag) => ({
      name: attribute(tag, 'name'),
      value: attribute(tag, 'value'),
    }))
    if (!buttons.some((one) => one.name === name && one.value === value))
      throw new Error(`there is no button ${name}=${value} on the page of "${this.hidden('to')}"`)
    return [...this.#carried(), [name, value]]
  }
  /** The fields that are sent when words are typed and sent, with no box ticked. @throws when there is nowhere to type */
  type(words: string): [string, string][] {
    const box = (['text', 'beside'] as const).find((one) => this.has(one))
    if (!box) throw new Error(`nothing can be typed on the page of "${this.hidden('to')}"`)
    return [...this.#carried(), [box, words]]
  }
  /** The fields that are sent when exactly these boxes are ticked. @throws when one is not there */
  tick(values: readonly string[]): [string, string][] {
    const boxes = this.#inputs('checkbox').map(({ value }) => value)
    const missing = values.filter((one) => !boxes.includes(one))
    if (missing.length > 0)
      throw new Error(`there is no box ${missing.join(', ')} on the page of "${this.hidden('to')}"`)
    return [...this.#carried(), ...values.map((one): [string, string] => ['choices', one])]
  }

  #carried(): [string, string][] {
    return this.#inputs('hidden').map(({ name, value }) => [name, value])
  }
  #inputs(type: string): { name: string; value: string }[] {
    return this.#tags('input')
      .filter((tag) => attribute(tag, 'type') === type)
      .map((tag) => ({ name: attribute(tag, 'name'), value: attribute(tag, 'value') }))
  }
  #tags(name: string): string[] {
    return [...this.#html.matchAll(RegExp(`<${name}\\b[^>]*>`, 'g'))].map(([tag]) => tag)
  }
}

const attribute = (tag: string, name: string): string => unescaped(RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
