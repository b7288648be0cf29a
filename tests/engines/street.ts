import { type EmbedService, startEmbedService } from '../browser/embed-service.ts'
import { type HostSite, startHostSite } from '../browser/host-site.ts'
import { type Relay, relay } from '../browser/relay.ts'
import { type Opening, type Size, type Tab, until } from './driver.ts'
import { alive, type Place } from './person.ts'

export const desktop: Size = { width: 1280, height: 800 }
export const phone: Size = { width: 390, height: 844 }

/** In the page of the charity. */
export const LAUNCHER = 'waymark-chat >>> dialog + button'

/** A charity's site, the service, and what stands between a browser and the service. */
export interface Street {
  readonly site: HostSite
  readonly service: EmbedService
  readonly between: Relay
  close(): Promise<void>
}

export async function startStreet(): Promise<Street> {
  const site = await startHostSite()
  const service = await startEmbedService(site.origin)
  const between = await relay(service.origin)
  return {
    site,
    service,
    between,
    async close() {
      await between.close()
      await service.stop()
      await site.stop()
    },
  }
}

/** Opens a tab of the engine that a scenario runs on. */
export type Open = (opening?: Opening) => Promise<Tab>

/** Somebody who came to our own page from another site. */
export async function onPage({ site, between }: Street, open: Open, opening?: Opening): Promise<Place> {
  const tab = await open(opening)
  await tab.goto(`${site.origin}/other`)
  await tab.goto(`${between.origin}/chat`)
  await alive(tab.page)
  return { tab, chat: tab.page }
}

/**
 * Somebody on a page of the charity who came there from another one; the panel was not opened yet.
 * @param before what the page has in its head before our line
 */
export async function onSite({ site, service }: Street, open: Open, opening?: Opening, before = ''): Promise<Place> {
  const tab = await open(opening)
  await tab.goto(`${site.origin}/other`)
  await tab.goto(site.page('/harbour', { head: before + service.line() }))
  await until('the launcher', () => tab.page.evaluate(() => document.querySelector('waymark-chat') !== null))
  return { tab, chat: tab.panel }
}

/** Somebody who pressed the launcher there. */
export async function inPanel(street: Street, open: Open, opening?: Opening, before?: string): Promise<Place> {
  const place = await onSite(street, open, opening, before)
  // Some windows cannot be made as narrow as a phone; the panel must fill them all the same.
  const width = await place.tab.page.evaluate(() => innerWidth)
  if (opening?.size === phone && width > 640) throw new Error(`a window of ${width} pixels is none of a phone`)
  await place.tab.page.click(LAUNCHER)
  await alive(place.chat)
  return place
}
