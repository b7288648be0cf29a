import { directoryNeeds, ownNeeds } from '../../../content/needed-of-directory.ts'
import { neededTexts, usedKeys, wordedNeeds } from '../../../content/needed-texts.ts'
import { nearest } from '../../../content/problem.ts'
import { splitKey } from '../../../texts/key.ts'
import type { Check, Finding } from '../../check.ts'

/** A text that nothing shows is a mistake in its key, or work for translators that nobody will ever read. */
export const unusedTexts: Check = {
  id: 'unused-texts',
  mayWait: true,
  proves: 'every text is used by a flow, guidance, a record of the directory or the service itself',
  run({ world: { program, guidance, labels: heard, directory, partners, texts }, rows }) {
    const needs = [
      ...neededTexts(program, guidance, heard),
      ...directoryNeeds(directory),
      ...ownNeeds(directory, partners),
    ]
    const used = usedKeys([...needs, ...wordedNeeds(needs, program, texts)])
    const known = [...used]
    const seen = new Set<string>()
    return rows.flatMap(({ locale, key, file, line }): Finding[] => {
      const base = splitKey(key)?.base ?? key
      if (used.has(base) || seen.has(`${locale} ${base}`)) return []
      seen.add(`${locale} ${base}`)
      const near = nearest(
        base,
        known.filter((one) => !texts.has(locale, one)),
      )
      return [
        {
          file,
          line,
          message: `nothing uses the text "${base}": no flow, guidance, record or code. Take it out, or use it.${near.startsWith(' Did') ? near : ''}`,
        },
      ]
    })
  },
}
