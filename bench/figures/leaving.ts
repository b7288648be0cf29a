import { type Figure, goal, table } from '../figure.ts'
import { median, ratios, spread } from '../rounds.ts'
import { BARE, leave, leaveBarePage, WAYS } from '../widget/leave.ts'
import { ours } from '../widget/ours.ts'
import { openBrowser } from '../widget/phone.ts'
import { startService } from '../widget/service.ts'
import { startSite } from '../widget/site.ts'

const TIMES = 10
const goals = { blank: 100 }

export const leaving: Figure = {
  title: 'Leaving: from the last press until the blank page was painted',
  async measure() {
    const site = await startSite()
    const service = await startService(site.origin)
    const browser = await openBrowser()
    try {
      const own = ours(service.address())
      const url = site.page(own.head)
      const bareUrl = site.page(BARE)
      const ways = WAYS.map((way) => ({ way, times: [] as number[], once: () => leave(browser, url, own, way) }))
      const bare = {
        way: 'an empty page that goes',
        times: [] as number[],
        once: () => leaveBarePage(browser, bareUrl),
      }
      const all = [...ways, bare]
      // The first visit of all compiles and packs what later ones are given.
      await leave(browser, url, own, 'button')
      for (let time = 0; time < TIMES; time++)
        for (const { times, once } of time % 2 === 0 ? all : all.toReversed()) times.push(await once())
      return [
        `Chromium ${browser.version()}. ${TIMES} times each way, in turn, 4 times slower processor, a phone of 390 x 844; the other page takes longer to come. An empty page that does nothing but the same shows what the browser itself needs, on this machine at this hour.`,
        '',
        ...table(
          ['', 'ms', 'x an empty page'],
          all.map(({ way, times }) => [way, spread(times), spread(ratios(times, bare.times))]),
        ),
        '',
        ...ways.map(({ way, times }) => goal(`blank after ${way}`, median(times), goals.blank, 'ms')),
      ]
    } finally {
      await browser.close()
      await service.stop(0)
      await site.stop()
    }
  },
}
