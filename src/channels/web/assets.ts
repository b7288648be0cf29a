import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { joinModules, minified } from './script.ts'

/** A file that never changes under its address, since its address holds a hash of it. */
export interface Asset {
  /** `/chat.3f2a9c0d1e.css` */
  readonly path: string
  readonly type: string
  /** made when somebody first asks for it, and packed as well as can be: the start does not wait for that */
  readonly body: Buffer
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
  const script = joinModules(join(folder, name, 'main.js'), given)
  return makeAsset(`${name}.js`, 'text/javascript; charset=utf-8', script, minified)
}

/**
 * A text that is served under the name of a file and a hash of it.
 * @param smaller does the same in fewer bytes
 */
export function makeAsset(
  file: string,
  type: string,
  text: string,
  smaller: (text: string) => string = (same) => same,
): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10)
  const dot = file.lastIndexOf('.')
  let sent: Buffer | undefined
  let packed: Buffer | undefined
  return {
    path: `/${file.slice(0, dot)}.${hash}${file.slice(dot)}`,
    type,
    get body() {
      sent ??= Buffer.from(smaller(text))
      return sent
    },
    get brotli() {
      packed ??= brotliCompressSync(this.body)
      return packed
    },
  }
}
