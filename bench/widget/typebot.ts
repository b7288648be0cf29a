import { join } from 'node:path'
import { peer, versionOf } from './peers.ts'
import { REPLIED, replied, SAID, type Widget } from './widget.ts'

const PACKAGE = '@typebot.io/js'

const text = (id: string, words: string) => ({
  id,
  type: 'text',
  content: { type: 'richText', richText: [{ type: 'p', children: [{ text: words }] }] },
})
const input = (id: string) => ({ id, type: 'text input', options: { isLong: false } })

/** `@typebot.io/js` as its page says: its bubble, one module, no settings but the address of the server, which is mocked. */
export const typebot = (): Widget => ({
  name: `${PACKAGE} ${versionOf(PACKAGE)}`,
  head: `<script type="module">
    import Typebot from '/typebot/web.js'
    Typebot.initBubble({ typebot: 'demo', apiHost: location.origin })
  </script>`,
  launcher: 'typebot-bubble button',
  first: 'input, textarea',
  async use(page) {
    const box = page.locator('typebot-bubble').locator('input, textarea').first()
    await box.fill(SAID)
    await box.press('Enter')
    await replied(page)
  },
  files: { '/typebot/web.js': join(peer(PACKAGE), 'dist/web.js') },
  answer({ url = '' }) {
    if (url.endsWith('/startChat'))
      return {
        sessionId: 'session',
        typebot: { id: 'demo', version: '6.1', theme: {}, settings: {}, publishedAt: '2026-01-01T00:00:00.000Z' },
        messages: [text('hello', 'Hello')],
        input: input('first'),
      }
    if (url.endsWith('/continueChat')) return { messages: [text('reply', REPLIED)], input: input('second') }
    return url.startsWith('/api/') ? {} : undefined
  },
})
