import type { Tone } from './model.ts'

/** Colours of what belongs together. Each also has words of its own, so nobody needs the colours to read the picture. */
export const COLOURS: Readonly<
  Record<Tone | 'failure', { readonly fill: string; readonly line: string; readonly ink: string }>
> = {
  plain: { fill: '#ffffff', line: '#566260', ink: '#1d2b2a' },
  emergency: { fill: '#fcebe9', line: '#a8201a', ink: '#6d1410' },
  'own-behaviour': { fill: '#ece8f6', line: '#5b3f98', ink: '#38265f' },
  failure: { fill: '#ffdd00', line: '#000000', ink: '#000000' },
}
