import { expect, test } from 'vitest'
import { unmutated } from './mutation.ts'

test.each([
  ['nghaerdydd', 'caerdydd'],
  ['mhontypridd', 'pontypridd'],
  ['nhreorci', 'treorci'],
  ['ngwynedd', 'gwynedd'],
  ['mangor', 'bangor'],
  ['nolgellau', 'dolgellau'],
  ['gaerdydd', 'caerdydd'],
  ['bontypridd', 'pontypridd'],
  ['dreorci', 'treorci'],
  ['fangor', 'bangor'],
  ['ferthyr', 'merthyr'],
  ['ddolgellau', 'dolgellau'],
  ['lanelli', 'llanelli'],
  ['ruthun', 'rhuthun'],
  ['wynedd', 'gwynedd'],
])('%s may be %s', (mutated, plain) => expect(unmutated(mutated)).toContain(plain))
