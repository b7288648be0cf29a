import type { Content } from '../channels/deps.ts'
import type { Live } from '../channels/live.ts'
import { readingApart } from '../content/read-apart.ts'
import type { World } from '../content/world.ts'
import type { Log } from '../log/log.ts'
import type { Finding } from '../proof/check.ts'
import { contentOf } from './content-of.ts'
import { mistakesIn } from './judge.ts'
import type { Verdict } from './judge-apart.ts'

export interface Republishing {
  readonly root: string
  /** what is served when the service begins */
  readonly hash: string
  /** reads the content below `root` */
  readonly load: () => World
  /** decides whether the content below `root` may be shown */
  readonly judge: () => Promise<Verdict>
  readonly live: Live<Content>
  readonly log: Log
}

/**
 * Takes the content that is on the disk now, if it may be shown; else the old stays, and the log says why. Whoever is in the
 * middle of a conversation stays in it: their answers are replayed on the new content with their next one.
 * @returns what to call at each wish for it; one that comes while content is being judged is answered after that
 */
export function republisher({ root, load, judge, live, log, ...first }: Republishing): () => Promise<void> {
  let serving = first.hash
  let isBusy = false
  let isWished = false

  const refuse = ([{ file, line, message }, ...more]: readonly [Finding, ...Finding[]]) =>
    log.content({ content: 'refused', at: `${file}:${line}`, why: message, more: more.length, serving })

  const take = async (): Promise<void> => {
    const verdict = await judge()
    if ('findings' in verdict) return refuse(verdict.findings)
    const world = load()
    await readingApart(root, world).all()
    if (world.hash !== verdict.hash) {
      // Something was saved in the meantime: what was judged is not what is there.
      isWished = true
      return
    }
    live.replace(contentOf(world))
    serving = world.hash
    log.content({ content: 'serving', hash: serving, proved: true })
  }

  const tryTo = async (): Promise<void> => {
    try {
      await take()
    } catch (error) {
      const [finding, ...more] = mistakesIn(error, root)
      if (finding) refuse([finding, ...more])
      else log.failure('content', error)
    }
  }

  return async () => {
    isWished = true
    if (isBusy) return
    isBusy = true
    while (isWished) {
      isWished = false
      await tryTo()
    }
    isBusy = false
  }
}
