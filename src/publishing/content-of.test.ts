import { expect, it } from 'vitest'
import { engineProgram } from '../../tests/fixtures/engine.ts'
import type { World } from '../content/world.ts'
import { compileTexts } from '../texts/compile.ts'
import { contentOf } from './content-of.ts'

it('a conversation of a journey that there is no longer is told so, in its language, and to start again', () => {
  const texts = compileTexts([{ locale: 'en', texts: new Map() }])
  const world = { program: engineProgram(), texts, partners: new Map() } as unknown as World
  const gone = { v: 1, journey: 'long', locale: 'cy', partner: null, entries: [] } as const
  expect(() => contentOf(world).engine.take(gone, { command: 'again' }, new Date(0))).toThrow(
    expect.objectContaining({ code: 'state-version', extras: { locale: 'cy' } }),
  )
})
