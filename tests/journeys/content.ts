import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { loadWorld, readLate, type World } from '../../src/content/world.ts'

const ROOT = join(import.meta.dirname, '../..')

/** The product's own content with some of its files edited, or written where there is none. */
export function editedWorld(edits: Readonly<Record<string, (text: string) => string>>): World {
  const root = mkdtempSync(join(tmpdir(), 'waymark-content-'))
  try {
    for (const folder of ['doubt', 'flows', 'guidance', 'locales', 'partners'])
      cpSync(join(ROOT, folder), join(root, folder), { recursive: true })
    symlinkSync(join(ROOT, 'directory'), join(root, 'directory'))
    for (const [file, edit] of Object.entries(edits)) {
      const path = join(root, file)
      mkdirSync(dirname(path), { recursive: true })
      const before = readIfThere(path)
      const after = edit(before)
      if (after === before) throw new Error(`the edit of ${file} changed nothing`)
      writeFileSync(path, after)
    }
    const world = loadWorld(root)
    // while the files are there
    readLate(world)
    return world
  } finally {
    rmSync(root, { recursive: true })
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Every text of a language with what it is called, about them and about somebody else in one; not the lists of what people type. */
export function everyText({ texts }: World, locale: string): (readonly [key: string, text: string])[] {
  const values = new Proxy<Record<string, string>>({}, { get: (_, name) => `{${String(name)}}` })
  return texts
    .keys(locale)
    .filter((key) => !/^(commands|numbers|replies|answers)\.|\.(also|around)$/.test(key))
    .map((key) => [key, [false, true].map((them) => texts.get(locale, key, { them, values })).join('\n')] as const)
}
