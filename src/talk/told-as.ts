import type { Turn } from '../messages/message.ts'
import type { Said } from './journey.ts'

/** What a person did, as somebody would tell it: what was typed, or `[the button]` that was pressed. */
export function toldAs(said: Said, { prompt }: Turn): string {
  if (typeof said === 'string') return said
  if ('to' in said) {
    const label = (id: string) => prompt.choices?.find((choice) => choice.id === id)?.label ?? id
    if ('text' in said) return said.text
    if ('skip' in said) return `[${prompt.skip}]`
    return ('choices' in said ? said.choices : [said.choice]).map((id) => `[${label(id)}]`).join(' ')
  }
  if ('command' in said) return `[${[said.command, said.locale].filter(Boolean).join(' ')}]`
  return `[${Object.entries(said).flat().join(' ')}]`
}
