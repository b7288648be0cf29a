import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  alive,
  answer,
  click,
  EX_WITH_A_TRACKER,
  key,
  press,
  promptOf,
  question,
  SLOWLY,
  sends,
  stateOf,
  tap,
  WORDS,
  walkToPlan,
} from './alive.ts'
import { violations } from './axe.ts'
import { type RealService, startService } from './real-service.ts'
import { type Relay, relay } from './relay.ts'
import { goOn, wayTo } from './resume.ts'

const shots = new URL('../screenshots/', import.meta.url).pathname
const phone = { width: 390, height: 844 }
const small = { width: 320, height: 640 }
/** Of this test alone, so that a service that is started again reads what the one before it sealed. */
const STATE_KEYS = `k1:${Buffer.alloc(32, 9).toString('base64url')}`

let service: RealService
let between: Relay
let browser: Browser
beforeAll(async () => {
  service = await startService({ STATE_KEYS })
  between = await relay(service.origin)
  const { executablePath, args } = inject('chromium')
  browser = await chromium.launch({
    executablePath,
    args: [...args],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
})
afterAll(async () => {
  await browser?.close()
  await between?.close()
  await service?.stop()
})
const contexts: BrowserContext[] = []
afterEach(async () => {
  between.upgrades = 'pass'
  between.hang = false
  between.asked.length = 0
  for (const context of contexts.splice(0)) await context.close()
})

/** A person with a browser of their own, on a first page that has come alive. */
async function person(options: BrowserContextOptions = { viewport: phone }, search = ''): Promise<Page> {
  const context = await browser.newContext(options)
  contexts.push(context)
  const page = await context.newPage()
  await page.goto(`${between.origin}/chat${search}`)
  await alive(page)
  return page
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName ?? '')
const posts = () => between.asked.filter((line) => line === 'POST /chat').length

describe('the whole way', () => {
  test.each([
    ['by touch', tap, { viewport: phone, hasTouch: true }],
    ['by keyboard alone', key, { viewport: small }],
  ] as const)('%s: to the plan on one page, without a word in the history', async (_, hand, options) => {
    const page = await person(options)
    const lengths = new Set<number>()
    const prompts = await walkToPlan(page, hand, async () => {
      lengths.add(await page.evaluate(() => history.length))
      expect(await focused(page)).not.toBe('HTML')
    })
    expect(prompts).toEqual(Object.keys(EX_WITH_A_TRACKER))
    expect(lengths.size).toBe(1)
    expect(posts()).toBe(0)
    expect(await page.locator('.plan h2').first().textContent()).toContain('Leicestershire Police')
    expect(page.url()).toBe(`${between.origin}/chat`)
    expect(service.output()).not.toContain('CANARY')
  })

  test('in Welsh, changed on the way: what is said from then on is, and what stands around', async () => {
    const page = await person()
    await answer(page)
    await press(page, '[name=language][value=cy]')
    expect(await page.locator('html').getAttribute('lang')).toBe('cy')
    expect(await page.locator('.leave').textContent()).toBe('Gadael y dudalen')
    expect(await page.locator('#not-connected').count()).toBe(1)
    await walkToPlan(page)
    expect(await page.locator('.entry[lang=cy] .plan').count()).toBe(1)
    expect(await violations(page, ['light', 'dark'])).toEqual([])
  })

  test('40: axe finds nothing on any screen', async () => {
    const page = await person({ viewport: small })
    const found: string[] = []
    await walkToPlan(page, click, async () => {
      found.push(...(await violations(page, ['light'])))
    })
    await press(page, '.bar [value=emergency]')
    found.push(...(await violations(page, ['light', 'dark'])))
    expect(found).toEqual([])
  })

  test('the log only grows, is the only one, and says each thing once, in one piece a reply', async () => {
    const page = await person()
    await page.evaluate(() => {
      const log = document.querySelector('[role=log]') as Element
      const seen = { added: [] as string[], removed: 0 }
      Object.assign(window, { seen })
      new MutationObserver((changes) => {
        for (const { addedNodes, removedNodes } of changes) {
          for (const node of addedNodes) seen.added.push(node.textContent ?? '')
          seen.removed += removedNodes.length
        }
      }).observe(log, { childList: true, subtree: true, characterData: true })
    })
    const prompts = await walkToPlan(page)
    const seen = await page.evaluate(() => (window as unknown as { seen: { added: string[]; removed: number } }).seen)
    expect(seen.removed).toBe(0)
    expect(seen.added).toHaveLength(prompts.length)
    expect(new Set(seen.added).size).toBe(seen.added.length)
    expect(await page.locator('[role=log]').count()).toBe(1)
    expect(await page.locator('[role=log] :is([role=log], [role=status], [role=alert], [aria-live])').count()).toBe(0)
  })

  test('the question takes the focus, and what is new is in sight', async () => {
    const page = await person({ viewport: small })
    await walkToPlan(page, key, async () => {
      const { y = -1, height = 0 } = (await page.locator(':focus, #question').first().boundingBox()) ?? {}
      expect(y).toBeGreaterThan(40)
      expect(y + Math.min(height, 40)).toBeLessThan(small.height - 50)
    })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('What you can do')
  })

  test('an alert takes the focus, closes nothing, and leads back to the same question', async () => {
    const page = await person()
    await answer(page)
    const asked = await question(page)
    await press(page, '.bar [value=emergency]')
    expect(await focused(page)).toBe('H1')
    expect(await page.locator('.entry:last-child a[href="tel:999"]').first().isVisible()).toBe(true)
    await page.locator('.go-on > summary').click()
    expect(await question(page)).toBe(asked)
    await answer(page)
    expect(await promptOf(page)).toBe('who-can-see')
  })
})

test('37: a screen reader meets Leave first, then the emergency help, what was said, and the question with its answers', async () => {
  const page = await person()
  await answer(page)
  await answer(page)
  const tree = await page.locator('body').ariaSnapshot()
  const order = [
    /^- banner:/m,
    /- link "Leave this page":/,
    /- region "At any time":/,
    /- button "I'm in danger"/,
    /- button "Show me who can help"/,
    /- button "Back"/,
    /- log "Conversation":/,
    /- paragraph: What would you like to do\?/,
    /- paragraph: "?You answered: Start/,
    /- '?button "Change ?: What would you like to do\?"/,
    /- paragraph: Are you in danger right now\?/,
    /- heading "Could someone else see this screen.*" \[level=1\]/,
    /- group "Could someone else see this screen.*":/,
    /- button "Yes or maybe"/,
    /- group: Say it in your own words/,
    /- group: Your answers/,
    /- link "999":/,
    /- button "Cymraeg"/,
  ]
  const at = order.map((pattern) => tree.search(pattern))
  expect(
    order.filter((_, index) => at[index] === -1),
    tree,
  ).toEqual([])
  expect(at).toEqual([...at].sort((a, b) => a - b))
  // Nothing can be pressed that has no name.
  expect(tree).not.toMatch(/- (?:button|link|textbox|checkbox)(?: \[.*\])?:?$/m)
})

describe('answers', () => {
  test('can be opened and changed; the earlier one is shown as it was', async () => {
    const page = await person()
    await walkToPlan(page)
    await page.locator('.answers > summary').click()
    await press(page, '.answers [value=behaviours]')
    const ticked = page.locator('#now .tick input:checked')
    expect(await ticked.evaluateAll((all) => all.map((one) => one.getAttribute('value')))).toEqual(['near', 'online'])
    await press(page, '#now .skip, #now button.main')
    await press(page, '.log .entry:nth-child(5) .echo .quiet')
    expect(await promptOf(page)).toBe('who')
    expect(await page.locator('#now .before').getAttribute('value')).toBe('someone-else')
  })

  test('a double click answers one question, however fast the next one is there', async () => {
    const page = await person()
    await sends(page, () => page.locator('#now [name=choice][value=begin]').click())
    const { x = 0, y = 0 } = (await page.locator('#now [name=choice]').last().boundingBox()) ?? {}
    await page.mouse.move(x + 30, y + 20)
    await page.mouse.down({ clickCount: 2 })
    await page.mouse.up({ clickCount: 2 })
    await page.waitForTimeout(300)
    expect(await promptOf(page)).toBe('danger-now')
    await sends(page, () => page.mouse.click(x + 30, y + 20))
    expect(await promptOf(page)).toBe('who-can-see')
  })

  test('what is pressed again before the reply is here is sent once', async () => {
    const page = await person()
    await page.evaluate(() => {
      const button = document.querySelector<HTMLElement>('#now [value=begin]')
      button?.click()
      button?.click()
    })
    await expect.poll(() => promptOf(page), SLOWLY).toBe('danger-now')
    expect(await page.locator('.entry').count()).toBe(2)
  })

  test('two tabs are two conversations', async () => {
    const one = await person()
    const other = await one.context().newPage()
    await other.goto(`${between.origin}/chat`)
    await alive(other)
    await answer(one)
    expect([await promptOf(one), await promptOf(other)]).toEqual(['danger-now', 'way-in'])
    await answer(other)
    await answer(one)
    expect([await promptOf(one), await promptOf(other)]).toEqual(['who-can-see', 'danger-now'])
  })
})

describe('when the line fails', () => {
  test('sockets are refused: everything goes over HTTP at once, and they are not tried again', async () => {
    between.upgrades = 'refuse'
    const page = await person()
    await answer(page)
    await answer(page)
    await answer(page)
    expect(posts()).toBe(3)
    expect(between.asked.filter((line) => line.includes('socket'))).toHaveLength(1)
  })

  test.each(['hang', 'swallow'] as const)('sockets %s: an answer arrives all the same, once', async (upgrades) => {
    between.upgrades = upgrades
    const page = await person()
    await answer(page)
    await answer(page)
    expect(await promptOf(page)).toBe('who-can-see')
    expect(posts()).toBe(2)
  })

  test('a socket that was cut while somebody typed: the words stay, and are answered once', async () => {
    const page = await person()
    for (let step = 0; step < 5; step++) await answer(page)
    expect(posts()).toBe(0)
    await page.locator('#now .box').fill('half a sent')
    between.cut()
    await expect.poll(() => between.sockets.size, SLOWLY).toBe(0)
    await page.locator('#now .box').pressSequentially('ence')
    await sends(page, () => page.locator('#now button.main').click())
    expect(await page.locator('.entry:last-child .echo p').textContent()).toContain('half a sentence')
    expect(await page.locator('.entry:last-child .echo').count()).toBe(1)
  })

  test('the service is killed and another one answers: nothing is lost', async () => {
    const first = await startService({ STATE_KEYS })
    between.lead(first.origin)
    const page = await person()
    for (let step = 0; step < 6; step++) await answer(page)
    await first.kill()
    const prompt = await promptOf(page)
    between.lead(service.origin)
    await answer(page)
    expect(await promptOf(page)).not.toBe(prompt)
    await walkToPlan(page)
    expect(await page.locator('.answers dt').count()).toBe(Object.keys(EX_WITH_A_TRACKER).length)
  })

  test('nothing answers: the words stay, 999 is there, and they are sent once when something does', async () => {
    const page = await person()
    for (let step = 0; step < 5; step++) await answer(page)
    await page.locator('#now .box').fill(WORDS)
    await between.down()
    const before = await stateOf(page)
    await page.locator('#now button.main').click()
    await expect.poll(() => page.locator('#notice').isVisible(), SLOWLY).toBe(true)
    expect(await page.locator('#notice a[href="tel:999"]').isVisible()).toBe(true)
    expect(await page.locator('#notice').textContent()).toContain('not connected')
    expect(await page.locator('#now .box').first().inputValue()).toBe(WORDS)
    expect(await stateOf(page)).toBe(before)
    expect(await violations(page, ['light', 'dark'])).toEqual([])
    await page.screenshot({ path: `${shots}alive-not-connected-390x844.png` })
    await between.up()
    await expect.poll(() => promptOf(page), SLOWLY).toBe('heard-right')
    expect(await page.locator('#notice').count()).toBe(0)
    expect(await page.locator('.echo', { hasText: 'CANARY7319' }).count()).toBe(1)
  })

  test('3: whoever is in danger while nothing answers is told what to do at once', async () => {
    const page = await person()
    await answer(page)
    await between.down()
    await page.locator('#now [name=choice][value=no]').click()
    await page.locator('.bar .danger').click()
    expect(await page.locator('#notice a[href="tel:999"]').isVisible()).toBe(true)
    await between.up()
    // What was asked for is not forgotten.
    await expect.poll(() => page.locator('.entry:last-child .alert.danger').count(), SLOWLY).toBe(1)
    expect(await promptOf(page)).toBe('who-can-see')
  })

  test('nothing comes back, and nothing is refused either: the help is there all the same', async () => {
    const page = await person()
    await answer(page)
    between.upgrades = 'swallow'
    between.hang = true
    await page.locator('#now [name=choice][value=no]').click()
    await page.locator('#notice a[href="tel:999"]').waitFor()
    between.hang = false
    await page.locator('.send-again').click()
    await expect.poll(() => promptOf(page), SLOWLY).toBe('who-can-see')
  })

  test('somebody answers in the place of the service: it is asked again, and nothing is lost', async () => {
    between.upgrades = 'refuse'
    const page = await person()
    await answer(page)
    let times = 0
    await page.route('**/chat', async (route) => {
      times += 1
      if (times > 1) return route.continue()
      return route.fulfill({ status: 502, contentType: 'application/json', body: '{"message":"Bad gateway"}' })
    })
    await answer(page)
    expect(times).toBe(2)
    expect(await promptOf(page)).toBe('who-can-see')
  })

  test('a browser without sockets: everything goes over HTTP', async () => {
    const page = await person()
    await page.evaluate(() => {
      Object.defineProperty(window, 'WebSocket', {
        value: class {
          constructor() {
            throw new Error('refused')
          }
        },
      })
    })
    await answer(page)
    await answer(page)
    expect(posts()).toBe(2)
  })

  test('what is typed while an answer is on its way is still there with the next question', async () => {
    const page = await person()
    await answer(page)
    await between.down()
    await page.locator('.own > summary').click()
    await page.locator('#now [name=choice][value=no]').click()
    await page.locator('#now textarea').fill('and another thing')
    await between.up()
    await expect.poll(() => promptOf(page), SLOWLY).toBe('who-can-see')
    expect(await page.locator('#now textarea').inputValue()).toBe('and another thing')
    expect(await page.locator('.log').textContent()).not.toContain('another thing')
  })

  test('a conversation that is begun anew has nothing of the one before it', async () => {
    const page = await person()
    await walkToPlan(page)
    await press(page, '#now [name=choice][value=not-now]')
    await press(page, '#now [name=choice][value=done]')
    await press(page, '[name=command][value=restart], [name=choice][value=restart]')
    expect(await promptOf(page)).toBe('way-in')
    expect(await page.locator('.log').textContent()).not.toMatch(/CANARY|Leicestershire/)
    expect(await page.locator('.entry').count()).toBe(1)
  })

  test('a conversation that can not be read any more: help, the words, and a fresh start on the same page', async () => {
    const other = await startService()
    const page = await person()
    for (let step = 0; step < 5; step++) await answer(page)
    between.lead(other.origin)
    await page.locator('#now .box').fill(WORDS)
    await page.locator('#now button.main').click()
    await expect.poll(() => page.locator('#notice .start-again').count(), SLOWLY).toBe(1)
    expect(await page.locator('#now .box').first().inputValue()).toBe(WORDS)
    await press(page, '.start-again')
    expect(await promptOf(page)).toBe('way-in')
    expect(await page.locator('.log').textContent()).not.toContain('CANARY')
    expect(await page.evaluate(() => history.length)).toBe(2)
    between.lead(service.origin)
    await other.stop()
  })
})

describe('copying', () => {
  const words = async (page: Page) => {
    await goOn(page, await wayTo(service.origin, EX_WITH_A_TRACKER, (at) => at.words.includes('What you can do')))
    await alive(page)
    return page.locator('.plan .say').first()
  }

  test('says "Copied" when it is', async () => {
    const page = await person({ viewport: phone, permissions: ['clipboard-read', 'clipboard-write'] })
    const say = await words(page)
    await say.locator('.copy').click()
    await expect.poll(() => say.locator('.copy').textContent(), SLOWLY).toBe('Copied')
    expect(await page.locator('#status').textContent()).toBe('Copied')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await say.locator('q').textContent())
  })

  test('marks the words and says so when it can not be done', async () => {
    const page = await person()
    const say = await words(page)
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined })
      document.execCommand = () => false
    })
    await say.locator('.copy').click()
    await expect.poll(() => page.locator('#status').textContent(), SLOWLY).toMatch(/couldn't be copied/)
    expect(await page.evaluate(() => String(getSelection()))).toBe(await say.locator('q').textContent())
  })
})
