import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { examplesOf } from '../recognition/check.ts'
import { hearingWhenAsked } from './hearing.ts'

const root = mkdtempSync(join(tmpdir(), 'lists-'))
const folder = join(root, 'locales/en/lexicon')
const kept = new URL('../../.compiled/', import.meta.url)
cpSync(new URL('../../doubt', import.meta.url), join(root, 'doubt'), { recursive: true })
afterAll(() => rmSync(root, { recursive: true }))

/** Lists of which nothing was compiled before. */
let number = 0
beforeEach(() => {
  number += 1
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'words.yaml'), 'format: 1\nglued: [me]\nalike: { hes: he is }\n')
  writeFileSync(
    join(folder, 'tracking.yaml'),
    `format: 1\nlabel: tracking\npatterns:\n  - id: tag\n    say: a tag${number} ${process.pid} | (tracker on *2 car)\n    yes: [he has a tracker on the blue car]\n`,
  )
})

const TEXTS = ['hes put a tracker on my car', 'a traker on my car', 'nothing of the kind', '']
const heard = () => {
  const { recogniser } = hearingWhenAsked(root)
  return [recogniser.version, ...TEXTS.map((text) => recogniser.recognise(text))]
}
/** The newest that is kept. */
const file = (before: readonly string[]) =>
  new URL(readdirSync(kept).find((name) => !before.includes(name)) ?? 'none', kept)

describe('lists that were compiled before', () => {
  it('are heard as if they were compiled now, and their examples are tried as well', () => {
    const first = heard()
    expect(first[1]).toMatchObject({ found: ['tracking'] })
    expect(first[2]).toMatchObject({ found: ['tracking'] })
    expect(heard()).toEqual(first)
    const { lexicon } = hearingWhenAsked(root)
    expect(examplesOf(lexicon).map(({ fault }) => fault())).toEqual([null])
  })

  it('are compiled anew when what is kept is not whole, and when a list was changed', () => {
    const before = readdirSync(kept)
    const first = heard()
    const path = file(before)
    writeFileSync(path, readFileSync(path).subarray(0, 400))
    expect(heard()).toEqual(first)
    writeFileSync(path, 'something else')
    expect(heard()).toEqual(first)
    const list = join(folder, 'tracking.yaml')
    writeFileSync(list, readFileSync(list, 'utf8').replace('tracker on *2 car', 'tracker on *2 (car | van)'))
    expect(heard()[0]).not.toBe(first[0])
  })
})
