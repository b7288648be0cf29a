import { afterAll, afterEach, beforeAll, describe, test } from 'vitest'
import type { Engine, Tab } from './driver.ts'
import { firefox } from './firefox.ts'
import { EngineMissing } from './installed.ts'
import { pageScenarios } from './page-scenarios.ts'
import { panelScenarios } from './panel-scenarios.ts'
import { type Street, startStreet } from './street.ts'
import { webkit } from './webkit.ts'

let street: Street
beforeAll(async () => {
  street = await startStreet()
})
afterAll(() => street?.close())

describe.each([
  ['Firefox', firefox],
  ['WebKitGTK', webkit],
] as const)('%s', (name, start) => {
  let engine: Engine | undefined
  let missing = ''
  const tabs: Tab[] = []
  beforeAll(async () => {
    try {
      engine = await start()
      console.log(engine.version)
    } catch (error) {
      if (!(error instanceof EngineMissing)) throw error
      missing = error.message
      console.warn(`${name} could not run: ${missing}`)
    }
  })
  afterAll(() => engine?.close())
  afterEach(async () => {
    street.between.upgrades = 'pass'
    for (const tab of tabs.splice(0)) await tab.close()
  })

  describe.each([
    ['on the page', pageScenarios],
    ['in the panel', panelScenarios],
  ] as const)('%s', (_, scenarios) => {
    test.for(scenarios)('$name', async ({ run }, { skip }) => {
      await run(street, async (opening) => {
        if (!engine) return skip(missing)
        const tab = await engine.open(opening)
        tabs.push(tab)
        return tab
      })
    })
  })
})
