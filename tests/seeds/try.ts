import { CHECKS } from '../../src/proof/registry.ts'
import { type Lookalike, lineOf, type Seed } from './seed.ts'
import { Workbench } from './workbench.ts'

const bench = new Workbench()
const only = process.argv[3]
const mod = await import(`./${process.argv[2]}.ts`)
try {
  for (const list of Object.values(mod))
    for (const one of list as (Seed & Lookalike)[]) {
      if (only && !one.name.includes(only)) continue
      const t = performance.now()
      try {
        bench.with(one.edits, () => {
          const ids = one.unlike ?? [one.by]
          const loaded = bench.load()
          const found =
            'mistakes' in loaded
              ? loaded.mistakes.map((f) => ({ ...f, load: true }))
              : CHECKS.filter((c) => ids.includes(c.id)).flatMap((c) =>
                  c.run(
                    one.inMemory ? { ...loaded.subject, world: one.inMemory(loaded.subject.world) } : loaded.subject,
                  ),
                )
          const wants = (one.finds ?? []).map((e) => ({ ...e, line: lineOf(bench.read(e.file) ?? '', e.at) }))
          const left = [...found]
          const missing = wants.filter((w) => {
            const i = left.findIndex(
              (f) => f.file === w.file && f.line === w.line && w.says.every((s) => f.message.includes(s)),
            )
            if (i < 0) return true
            left.splice(i, 1)
            return false
          })
          const ok = missing.length === 0 && left.length === 0
          console.log(ok ? 'ok ' : 'BAD', (performance.now() - t).toFixed(0), one.name)
          if (!ok) {
            for (const m of missing) console.log('   missing', m.file, m.line, m.says)
            for (const f of left)
              console.log(
                '   extra',
                'load' in f ? 'LOAD' : '',
                f.file,
                f.line,
                f.message,
                ('conversation' in f && f.conversation) || '',
              )
          }
        })
      } catch (e) {
        console.log('ERR', one.name, (e as Error).message)
      }
    }
} finally {
  bench.remove()
}
