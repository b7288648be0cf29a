import type { TestProject } from 'vitest/node'
import { type Chromium, chromium } from './chromium.ts'
import { headlessShell } from './headless-shell.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** for `playwright.launch(inject('chromium'))`: the headless shell where it can be had */
    chromium: Chromium
    /** for tests about what only the whole browser does: pages that are kept to go back to */
    wholeChromium: Chromium
  }
}

/** Before the browser tests: finds or installs the browsers, and hands them to each test file. */
export function setup(project: TestProject): void {
  project.provide('wholeChromium', chromium())
  project.provide('chromium', headlessShell())
}
