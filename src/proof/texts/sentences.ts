/** Sentences of a text: a line ends one, and so does a full stop, question mark or exclamation mark before a space. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\n|(?<=[.!?]["'”’)]*)\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/** Words of a text. "A&E", "can't" and "18000" are one word each. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’&.-][\p{L}\p{N}]+)*/gu) ?? []
}
