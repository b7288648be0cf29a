/** A text cut into what is said and where a value goes: parts[0] slots[0] parts[1] slots[1] ... */
export interface Template {
  readonly parts: readonly string[]
  readonly slots: readonly string[]
}

export type Values = Readonly<Record<string, string | number>>

/** What a placeholder stands for: a value of the moment (camelCase), or a fact of the directory that is filled in at load. */
const VALUE = /^[a-z][a-zA-Z0-9]*$/
const CONSTANT = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/
const PLACEHOLDER = /\{\{(.*?)\}\}/gs

/** Whether the name of a placeholder is that of a fact which is filled in at load: it has a dot. */
export const isConstant = (name: string): boolean => CONSTANT.test(name)

/** Cuts a text at its placeholders. The text has passed `textFault`. */
export function parseTemplate(text: string): Template {
  const pieces = text.split(PLACEHOLDER)
  return { parts: pieces.filter((_, i) => i % 2 === 0), slots: pieces.filter((_, i) => i % 2 === 1) }
}

/** Puts constants in their places; other placeholders stay. */
export function fillConstants(text: string, constants: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => (isConstant(name) ? (constants[name] ?? whole) : whole))
}

/** Why a text cannot be used, and how to mend it; null when it can. Only `{{name}}` is special in a text, and nothing else may look so. */
export function textFault(text: string): string | null {
  if (text.trim() === '') return 'the text is empty. Write it, or take the key out'
  if (text !== text.trim()) return 'the text begins or ends with a space. Take it away'
  if (text.includes('$t(')) return '"$t(" would put one text inside another. Write the words out'
  const { parts, slots } = parseTemplate(text)
  const bad = slots.find((name) => !VALUE.test(name) && !CONSTANT.test(name))
  if (bad?.includes(','))
    return `"{{${bad}}}" asks for a format. Values come finished: write {{${bad.split(',')[0]?.trim()}}}`
  if (bad !== undefined)
    return `"{{${bad}}}" is not a name. Write {{likeThis}} for a value, {{record-id.field}} for a fact of the directory`
  if (parts.some((part) => /[{}]/.test(part))) return 'a brace stands alone. A value is written {{likeThis}}'
  return null
}
