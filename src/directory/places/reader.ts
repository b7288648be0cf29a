import type { FindCode } from './code-area.ts'
import type { PlaceData } from './data.ts'
import type { Naming } from './naming.ts'
import type { Narrow } from './qualifier.ts'
import type { PlaceVocabulary } from './vocabulary.ts'

/** What answers are read with. */
export interface Reader {
  readonly data: PlaceData
  readonly vocabulary: PlaceVocabulary
  readonly narrow: Narrow
  readonly findCode: FindCode
  /** How names are shown to the person who asks. */
  readonly naming: Naming
}
