import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { joinModules } from './script.ts'

/** A file that never changes under its address, since its address holds a hash of it. */
export interface Asset {
  /** `/chat.3f2a9c0d1e.css` */
  readonly path: string
  readonly type: string
  readonly body: Buffer
  /** packed as well as can be, when somebody first asks for it: the start does not wait for that */
  readonly brotli: Buffer
}

const folder = join(import.meta.dirname, '../../../web-widget')

/** Reads a file of web-widget/ into memory. @throws when there is no such file */
export const readAsset = (file: string, type: string): Asset => makeAsset(file, type, readWidgetFile(file))

/** The text of a file of web-widget/. @throws when there is no such file */
export const readWidgetFile = (file: string): string => readFileSync(join(folder, file), 'utf8')

/**
 * The script of web-widget/`name`/main.js and of what it imports.
 * @param given values that it finds under these names
 */
export function readScript(name: string, given: Readonly<Record<string, unknown>> = {}): Asset {
  return makeAsset(`${name}.js`, 'text/javascript; charset=utf-8', joinModules(join(folder, name, 'main.js'), given))
}

/** A text that is served under the name of a file and a hash of it. */
export function makeAsset(file: string, type: string, text: string): Asset {
  const body = Buffer.from(text)
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
  const dot = file.lastIndexOf('.')
  let packed: Buffer | undefined
  return {
    path: `/${file.slice(0, dot)}.${hash}${file.slice(dot)}`,
    type,
    body,
    get brotli() {
      packed ??= brotliCompressSync(body)
      return packed
    },
  }
}
