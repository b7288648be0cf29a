import { placeOf } from '../../../content/label-checks.ts'
import { dayOf } from '../../../directory/hours/london.ts'
import type { Check, Finding } from '../../check.ts'

/** What people are shown rests on a page that somebody can open again, and says when it was last held against it. */
export const factSources: Check = {
  id: 'fact-sources',
  proves: 'every confirmed fact of the directory has a dated source, and was not checked in the future',
  run: ({ world: { directory }, day }) =>
    directory.facts.flatMap(({ organisation, field, confidence, sources, checked, at }): Finding[] => {
      const say = (message: string): Finding => ({
        ...placeOf(at),
        message: `the ${field} of "${organisation}" ${message}`,
      })
      const undated = sources.find(({ date }) => date.trim() === '')
      const checkedOn = checked === null ? null : dayOf(checked)
      return [
        ...(confidence === 'confirmed' && sources.length === 0
          ? [say('is confirmed without a source. Name the page it was read on, or mark it as "memory"')]
          : []),
        ...(undated
          ? [say(`rests on ${undated.url}, which has no date. Write when it was published, or "undated"`)]
          : []),
        ...(checkedOn !== null && checkedOn > day
          ? [
              say(
                `was checked on ${checked}, which is still to come. Write the day on which somebody opened the source`,
              ),
            ]
          : []),
      ]
    }),
}
