import { join } from 'node:path'
import { peer, versionOf } from './peers.ts'
import { REPLIED, replied, SAID, type Widget } from './widget.ts'

const PACKAGE = 'botframework-webchat'

const said = (id: number, from: 'bot' | 'user', words: string) => ({
  type: 'message',
  id: `conversation|${String(id).padStart(7, '0')}`,
  timestamp: '2026-11-24T10:40:00.000Z',
  channelId: 'directline',
  from: { id: from, role: from },
  conversation: { id: 'conversation' },
  text: words,
})

/**
 * `botframework-webchat`, the whole script, loaded with the page as its documentation does. It has no launcher: a button and a box for
 * it are ours. It is drawn when the button is pressed, and then asks a mocked Direct Line.
 */
export function webChat(): Widget {
  let heard = 0
  return {
    name: `${PACKAGE} ${versionOf(PACKAGE)}`,
    head: `<script defer src="/web-chat/webchat.js"></script>
      <script defer src="/web-chat/start.js"></script>`,
    launcher: '#web-chat-launcher',
    first: '#web-chat-panel textarea, #web-chat-panel input[type=text]',
    async use(page) {
      const box = page.locator('#web-chat-panel').locator('textarea, input[type=text]').first()
      await box.fill(SAID)
      await box.press('Enter')
      await replied(page)
    },
    files: {
      '/web-chat/webchat.js': join(peer(PACKAGE), 'dist/webchat.js'),
      '/web-chat/start.js': join(import.meta.dirname, 'web-chat-start.js'),
    },
    answer({ url = '', method }, body) {
      const path = url.split('?')[0] ?? ''
      if (!path.startsWith('/v3/directline')) return undefined
      if (path.endsWith('/conversations')) {
        heard = 0
        return { conversationId: 'conversation', token: 'token', expires_in: 1800 }
      }
      if (method === 'GET') {
        const before = Number(new URL(url, 'http://localhost').searchParams.get('watermark') ?? 0)
        const all = [said(0, 'bot', 'Hello'), said(1, 'user', SAID), said(2, 'bot', REPLIED)]
        const known = 1 + heard * 2
        return { activities: all.slice(before, known), watermark: String(known) }
      }
      if (JSON.parse(body || '{}').type === 'message') heard = 1
      return { id: said(1, 'user', '').id }
    },
  }
}
