import type { Forgotten } from './adapter.ts'

/** What became of one thing that was to be erased. `later`: it may work after a while. `refused`: it never will. */
export type Erased = 'erased' | 'later' | 'refused'

/** How long a provider is asked to erase at a time, in milliseconds: what was done has to be written down before the lease ends. */
export const FORGET_MS = 5_000

/**
 * Erases one thing after another for as long as there is time. Of what is left, that which was not tried comes first the next time, so
 * that nothing that never works keeps the rest from its turn.
 */
export async function forgetEach(
  ids: readonly string[],
  erase: (id: string) => Promise<Erased>,
  forMs = FORGET_MS,
): Promise<Forgotten> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<'over'>((resolve) => {
    timer = setTimeout(resolve, forMs, 'over')
  })
  const untried = new Set(ids)
  const became: Record<Erased, string[]> = { erased: [], later: [], refused: [] }
  try {
    for (const id of untried) {
      const one = await Promise.race([erase(id), over])
      untried.delete(id)
      became[one === 'over' ? 'later' : one].push(id)
      if (one === 'over') break
    }
  } finally {
    clearTimeout(timer)
  }
  return {
    left: [...untried, ...became.later],
    erased: became.erased.length,
    refused: became.refused.length,
  }
}
