import type { TestProject } from 'vitest/node'
import { type Chromium, chromium } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** for `playwright.launch(inject('chromium'))` */
    chromium: Chromium
  }
}

/** Before the browser tests: finds or installs the browser, and hands it to each test file. */
export function setup(project: TestProject): void {
  project.provide('chromium', chromium())
}
