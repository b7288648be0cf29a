import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { watchContent } from './watch.ts'

let root: string
let changes: number
let next: () => void
let end: () => void
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'waymark-watch-'))
  mkdirSync(join(root, 'locales/en'), { recursive: true })
  mkdirSync(join(root, 'src'))
  write('locales/en/main.json', 'old')
  changes = 0
  next = () => {}
  end = watchContent(root, () => {
    changes++
    next()
  })
})
afterEach(() => {
  end()
  rmSync(root, { recursive: true })
})

const write = (file: string, text: string) => writeFileSync(join(root, file), text)
/** Does something, and waits until it was noticed. */
const noticed = (work: () => void) =>
  new Promise<void>((resolve) => {
    next = resolve
    work()
  })

test('a file is noticed each time, written in place or moved over the old one', async () => {
  for (let times = 0; times < 3; times++) {
    await noticed(() => write('locales/en/main.json', `in place ${times}`))
    await noticed(() => {
      write('locales/en/.main.json.new', `moved ${times}`)
      renameSync(join(root, 'locales/en/.main.json.new'), join(root, 'locales/en/main.json'))
    })
  }
})

test('so are new files, new folders and what is then written in them', async () => {
  await noticed(() => write('locales/en/notes.json', 'new'))
  await noticed(() => mkdirSync(join(root, 'partners')))
  await noticed(() => write('partners/demo.yaml', 'new'))
  await noticed(() => mkdirSync(join(root, 'locales/cy')))
  await noticed(() => write('locales/cy/main.json', 'new'))
  await noticed(() => rmSync(join(root, 'locales/cy'), { recursive: true }))
  await noticed(() => write('locales/en/main.json', 'after'))
})

test('several files that are saved together are noticed once, and what is no content never', async () => {
  write('README.md', 'not content')
  write('src/main.ts', 'not content')
  await noticed(() => {
    write('locales/en/main.json', 'one')
    write('locales/en/help.json', 'two')
  })
  expect(changes).toBe(1)
})
