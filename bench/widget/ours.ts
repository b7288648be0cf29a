import type { Widget } from './widget.ts'

/** Ours, on the real service. @param service `http://127.0.0.1:8080` */
export const ours = (service: string): Widget => ({
  name: 'Waymark',
  head: `<script async src="${service}/embed.js" data-partner="demo"></script>`,
  launcher: 'waymark-chat dialog + button',
  first: 'iframe:not([hidden])',
  async use(page) {
    const frame = page.frameLocator('waymark-chat iframe')
    await frame.locator('#now [name=choice]').first().tap()
    await frame.locator('#log .asked, #log .echo').first().waitFor()
  },
  files: {},
  answer: () => undefined,
})
