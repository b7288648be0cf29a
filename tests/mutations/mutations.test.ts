import { afterAll, describe, expect, it } from 'vitest'
import { Workbench } from '../seeds/workbench.ts'
import { mutationsOf } from './content.ts'
import { Judge } from './judging.ts'
import { type Mutation, nameOf, pick } from './mutation.ts'
import { readUncaught, reasonFor } from './uncaught.ts'

/** A part of what `npm run check:mutate` does, in the same order, that takes half a minute. */
const MANY = 3

const bench = new Workbench()
afterAll(() => bench.remove())

const loaded = bench.load()
if ('mistakes' in loaded) throw new Error('the content has mistakes as it is')
const { world } = loaded.subject
const all = mutationsOf(bench, world.program)
const judge = new Judge(bench, world)
const listed = readUncaught()

describe('an edit of the content is seen, or of a kind that is written down with its reason', () => {
  it.each(pick(all, MANY, 1).map((one) => [nameOf(one), one] as const))('%s', (name, mutation) => {
    const { by } = judge.verdictOn(mutation)
    expect(by !== 'nothing' || reasonFor(mutation, listed) !== undefined, `${name} is seen by nothing`).toBe(true)
  })
})

describe('mutations', () => {
  const one = (operator: string, what: string): Mutation => ({ operator, file: 'x', line: 1, what, text: () => '' })
  const some = ['a', 'b'].flatMap((operator) => ['1', '2', '3', '4'].map((what) => one(operator, what)))

  it('are picked from each operator in turn, the same with the same seed', () => {
    expect(pick(some, 4, 7).map(({ operator }) => operator)).toEqual(['a', 'b', 'a', 'b'])
    expect(pick(some, 4, 7)).toEqual(pick(some, 8, 7).slice(0, 4))
  })

  it('that were picked stay so when others come', () => {
    const names = pick(some, 6, 7).map(nameOf)
    const more = pick([...some, one('a', '5')], 8, 7).map(nameOf)
    expect(names.filter((name) => !more.includes(name)).length).toBeLessThan(2)
  })

  it('change the file that they are about', () => {
    const [first] = pick(all, 1, 1)
    expect(first?.text()).not.toBe(bench.read(first?.file ?? ''))
  })

  it('that nothing sees have a reason only where operator, file and part agree', () => {
    const reasons = [{ operator: 'a', file: 'flows/*', what: 'main', because: 'why' }]
    const mutation = { ...one('a', 'in main'), file: 'flows/x.yaml' }
    expect(reasonFor(mutation, reasons)?.because).toBe('why')
    expect(reasonFor({ ...mutation, operator: 'b' }, reasons)).toBeUndefined()
    expect(reasonFor({ ...mutation, file: 'guidance/x.yaml' }, reasons)).toBeUndefined()
    expect(reasonFor({ ...mutation, what: 'other' }, reasons)).toBeUndefined()
  })
})
