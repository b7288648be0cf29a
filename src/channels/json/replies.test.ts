import { expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { Input, Message, Prompt, Turn } from '../../messages/message.ts'
import type { Problem } from '../problem.ts'
import type { messageSchema, problemSchema, promptSchema, turnSchema } from './replies.ts'
import type { inputSchema } from './requests.ts'

/** The type spelt out with every field read-only, so that only what is in it is compared. */
type Spelt<T> = T extends object ? { readonly [K in keyof T]: Spelt<T[K]> } : T

// These hold when the types are checked: a field that one side has and the other has not does not compile.
test('the schemas are the types of the messages, field by field', () => {
  expectTypeOf<Spelt<z.infer<typeof inputSchema>>>().toEqualTypeOf<Spelt<Input>>()
  expectTypeOf<Spelt<z.infer<typeof messageSchema>>>().toEqualTypeOf<Spelt<Message>>()
  expectTypeOf<Spelt<z.infer<typeof promptSchema>>>().toEqualTypeOf<Spelt<Prompt>>()
  expectTypeOf<Spelt<Omit<z.infer<typeof turnSchema>, 'id' | 'state'>>>().toEqualTypeOf<Spelt<Turn>>()
  expectTypeOf<Spelt<Omit<z.infer<typeof problemSchema>, 'id' | 'code'>>>().toEqualTypeOf<
    Spelt<Omit<Problem, 'code'>>
  >()
})
