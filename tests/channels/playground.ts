/**
 * Looks at the bot in Microsoft 365 Agents Playground, which is fetched by npx and never a part of this product (its licence
 * is that of Microsoft's pre-release software): `node tests/channels/playground.ts <channel> <picture.png> [what is typed ...]`.
 * What begins with > is pressed as a button. Without a registration, so on this machine alone.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium as playwright } from 'playwright-core'
import { chromium } from '../setup/chromium.ts'

const [channel = 'webchat', picture = 'playground.png', ...said] = process.argv.slice(2)
const ROOT = join(import.meta.dirname, '../..')
const PLAYGROUND = 56_151
const { PATH = '', HOME = '' } = process.env

const service = spawn(process.execPath, [join(ROOT, 'bin/start.js')], {
  env: { PATH, HOME, PORT: '0', BOT_FRAMEWORK: 'on' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
let output = ''
for (service.stdout.on('data', (data) => (output += data)); !/listening on/.test(output); )
  await once(service.stdout, 'data')
const [, address] = /listening on (http:\S+)\/chat/.exec(output) ?? []

const options = ['-e', `${address}/webhooks/botframework`, '-c', channel, '-p', `${PLAYGROUND}`, '--dt']
const playground = spawn('npx', ['-y', '@microsoft/m365agentsplayground@0.2.28', 'start', ...options], {
  // it would open the browser of whoever runs it
  env: { ...process.env, BROWSER: 'none' },
  stdio: 'ignore',
  detached: true,
})
try {
  const { executablePath, args } = chromium()
  const browser = await playwright.launch({ executablePath, args: [...args] })
  const page = await browser.newPage({ viewport: { width: 1000, height: 1000 } })
  for (let tries = 0; ; tries++) {
    const isThere = await page.goto(`http://127.0.0.1:${PLAYGROUND}/`).catch(() => null)
    if (isThere) break
    if (tries > 60) throw new Error('the Playground does not start')
    await page.waitForTimeout(1_000)
  }
  const box = page.locator('[data-id="webchat-sendbox-input"], [contenteditable="true"]').first()
  await box.waitFor({ timeout: 30_000 })
  await page.waitForTimeout(5_000)
  for (const one of said) {
    if (one.startsWith('>'))
      await page
        .getByRole('button', { name: one.slice(1), exact: true })
        .last()
        .click()
    else {
      await box.click()
      await page.keyboard.type(one)
      await page.keyboard.press('Enter')
    }
    await page.waitForTimeout(2_500)
  }
  await page.screenshot({ path: picture })
  await browser.close()
} finally {
  service.kill()
  if (playground.pid !== undefined) process.kill(-playground.pid)
}
