/** Verbs that do not bend by rule: each with all of its other forms. */
export type Irregular = Readonly<Record<string, readonly string[]>>

const DOUBLED = /[^aeiou][aeiou][bdgklmnprtz]$/

/**
 * The forms of an English verb as people write them: follow, follows, followed, following. Long verbs whose last syllable is weak
 * ("threaten") are not doubled where people often do ("threatenned"): the repair of spellings meets that.
 * @param verb its plain form, in lower case
 * @param irregular those that do not bend by rule; they keep the forms in -s and -ing, which all have
 * @returns the plain form first
 */
export function inflect(verb: string, irregular: Irregular): readonly string[] {
  const stem = stemOf(verb)
  const past = irregular[verb] ?? [pastOf(verb, stem)]
  const going = `${stem.replace(/i$/, verb.endsWith('ie') ? 'y' : 'i')}ing`
  return [...new Set([verb, third(verb), ...past, going])]
}

/** What stands before -ed and -ing: stop -> stopp, drive -> driv, see -> see. */
function stemOf(verb: string): string {
  if (/(ee|oe|ye)$/.test(verb)) return verb
  if (verb.endsWith('e')) return verb.slice(0, -1)
  const short =
    verb
      .replace(/[^aeiou]+/g, ' ')
      .trim()
      .split(' ').length === 1
  return short && DOUBLED.test(verb) ? `${verb}${verb.at(-1)}` : verb
}

function pastOf(verb: string, stem: string): string {
  if (verb.endsWith('e')) return `${verb}d`
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`
}

function third(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`
  return /(s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`
}
