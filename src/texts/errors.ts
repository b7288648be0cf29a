/** A key that no language has words for: a mistake in content or code, never in what a person did. */
export class TextMissing extends Error {
  override readonly name = 'TextMissing'
  readonly key: string
  /** @param locale the language whose files must have the key: the default one */
  constructor(key: string, locale: string) {
    super(
      `no text has the key "${key}". Write it in locales/${locale}/, in the file of the flow or screen that shows it`,
    )
    this.key = key
  }
}

/** A text was asked for without a value that it names. */
export class TextValueMissing extends Error {
  override readonly name = 'TextValueMissing'
  readonly key: string
  readonly value: string
  constructor(key: string, value: string) {
    super(`the text "${key}" needs a value for {{${value}}}, and none was given with it`)
    this.key = key
    this.value = value
  }
}
