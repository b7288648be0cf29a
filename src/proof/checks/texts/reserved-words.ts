import { LIMITS } from '../../../channels/capabilities.ts'
import { directoryNeeds } from '../../../content/needed-of-directory.ts'
import { isTyped } from '../../../content/needed-of-service.ts'
import { neededTexts } from '../../../content/needed-texts.ts'
import { splitKey } from '../../../texts/key.ts'
import type { Check, Finding } from '../../check.ts'

const RESERVED = new Set(Object.values(LIMITS).flatMap(({ reserved }) => reserved))
/** As a word that is asked for is written: in capitals. */
const ASKED_FOR = new RegExp(`\\b(?:${[...RESERVED].join('|')})\\b`)

/**
 * A carrier takes STOP and its like for itself: it answers in our place, and nothing of ours arrives any more. So no answer is
 * called so, in any language, and no text asks for it. What people type to leave may be such a word: then it means the same.
 */
export const reservedWords: Check = {
  id: 'reserved-words',
  proves: 'no label is a word that carriers keep for themselves, and no text asks for one',
  run({ world: { program, guidance, labels: heard, directory }, rows }) {
    const labels = new Set(
      [...neededTexts(program, guidance, heard), ...directoryNeeds(directory)].flatMap(({ key, list }) =>
        list === undefined ? [] : [key, `${key}.short`, `${key}.also`],
      ),
    )
    return rows.flatMap(({ key, file, line, text }): Finding[] => {
      if (labels.has(splitKey(key)?.base ?? key)) {
        const taken = text.split('|').find((one) => RESERVED.has(bare(one)))
        if (taken !== undefined)
          return [
            { file, line, message: `"${key}" is "${taken}", a word that carriers keep for themselves. Use another` },
          ]
      }
      const asked = isTyped(key) ? undefined : ASKED_FOR.exec(text)?.[0]
      return asked === undefined
        ? []
        : [
            {
              file,
              line,
              message: `"${key}" asks for ${asked}, a word that carriers keep for themselves. Ask for another, such as LEAVE`,
            },
          ]
    })
  },
}

const bare = (label: string): string => label.replace(/[^\p{L}]/gu, '').toUpperCase()
