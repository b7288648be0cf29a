import { closeSync, openSync } from 'node:fs'
import { isatty } from 'node:tty'

/**
 * Watches the terminal that a process was started in, if it was. One that was cut loose from it (as by nohup) has none.
 * @returns whether that terminal is gone, as when its window was closed
 */
export function terminalWatch(): () => boolean {
  const hadOne = isatty(0) && hasTerminal()
  return () => hadOne && !hasTerminal()
}

/** Only a process that has a terminal can open this file. */
function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'))
    return true
  } catch {
    return false
  }
}
