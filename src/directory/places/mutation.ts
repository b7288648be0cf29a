/** How a Welsh name may begin when the word before it softens or nasalises it, and how it begins by itself; the longest first. */
const NASAL: readonly (readonly [mutated: string, plain: string])[] = [
  ['ngh', 'c'],
  ['mh', 'p'],
  ['nh', 't'],
  ['ng', 'g'],
  ['m', 'b'],
  ['n', 'd'],
]
const SOFT: readonly (readonly [mutated: string, plain: string])[] = [
  ['dd', 'd'],
  ['g', 'c'],
  ['b', 'p'],
  ['d', 't'],
  ['f', 'b'],
  ['f', 'm'],
  ['l', 'll'],
  ['r', 'rh'],
  ['', 'g'],
]

/**
 * The words that a Welsh word may be by itself: "nghaerdydd" after "yng" is "caerdydd", "fangor" after "o" is "bangor".
 * Takes and returns folded words; most of what it returns is no word at all.
 */
export function unmutated(word: string): readonly string[] {
  return [...NASAL, ...SOFT]
    .filter(([mutated]) => word.startsWith(mutated))
    .map(([mutated, plain]) => plain + word.slice(mutated.length))
}
