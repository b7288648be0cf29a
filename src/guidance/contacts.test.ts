import { describe, expect, it } from 'vitest'
import type { FactValue } from '../facts/condition.ts'
import { compileCondition } from '../facts/condition.ts'
import { contactMessages } from './contacts.ts'
import { contactsOf, LEICESTER, showingOf } from './guidance.fixture.ts'
import type { Contacts } from './types.ts'

const one = (who: Contacts['contacts'][number]['who'], when: Parameters<typeof compileCondition>[0] | null = null) => ({
  who,
  when: when && compileCondition(when),
  at: '',
})
const show = (document: Contacts, facts: Record<string, FactValue> = {}) =>
  contactMessages(document, showingOf({ ...LEICESTER, ...facts }))
const ids = (messages: ReturnType<typeof show>) =>
  messages.flatMap((message) => (message.kind === 'contact' ? [message.id] : []))

describe('contactMessages', () => {
  it('begins with the danger line and its button, then says what follows', () => {
    const [danger, heading] = show(contactsOf([one({ id: 'samaritans' })]))
    expect(danger).toMatchObject({
      kind: 'text',
      key: 'who-can-help.danger',
      lines: ['Call 999.'],
      actions: [{ label: 'Call 999', tel: '999' }],
    })
    expect(heading).toMatchObject({ kind: 'text', key: 'near', lines: ['Near you', 'And further'] })
  })

  it('shows contacts in declared order, each once', () => {
    const all = [one({ id: 'samaritans' }), one({ role: 'force' }), one({ id: 'samaritans' }), one({ role: 'force' })]
    expect(ids(show(contactsOf(all)))).toEqual(['samaritans', 'leicestershire'])
  })

  it('shows a contact only where its condition holds', () => {
    const all = [one({ id: 'samaritans' }, { told: 'closed' }), one({ role: 'force' })]
    expect(ids(show(contactsOf(all)))).toEqual(['leicestershire'])
    expect(ids(show(contactsOf(all), { told: 'closed' }))).toEqual(['samaritans', 'leicestershire'])
  })

  it('and only where it serves', () => {
    expect(ids(show(contactsOf([one({ id: 'freeva' })])))).toEqual(['freeva'])
    expect(ids(show(contactsOf([one({ id: 'freeva' })]), { 'home.forces': ['metropolitan'] }))).toEqual([])
  })

  it('says after them what fits, with its buttons', () => {
    const after = [
      {
        line: { text: 'add-area', when: compileCondition({ told: 'closed' }), nations: null, at: '' },
        actions: [{ change: 'home' }, 'call'] as const,
      },
      { line: { text: 'one', when: null, nations: null, at: '' }, actions: [] },
    ]
    const said = (facts = {}) => show(contactsOf([one({ id: 'samaritans' })], after), facts).slice(3)
    expect(said()).toEqual([{ kind: 'text', key: 'one', lines: ['One.'], actions: [] }])
    expect(said({ told: 'closed' })[0]).toEqual({
      kind: 'text',
      key: 'add-area',
      lines: ['Add your area'],
      actions: [{ label: 'Change: home', change: { id: 'home' } }],
    })
  })
})
