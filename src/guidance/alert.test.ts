import { describe, expect, it } from 'vitest'
import { alertMessage } from './alert.ts'
import { showingOf } from './guidance.fixture.ts'

describe('alertMessage', () => {
  const alert = alertMessage('danger', showingOf({}))

  it('says what to do, line by line, before anything else', () => {
    expect(alert).toMatchObject({ kind: 'alert', alert: 'danger', heading: 'Call 999 now' })
    expect(alert.lines).toEqual(['Call 999.', 'Near you', 'And further'])
  })

  it('calls first, then the ways on; whoever cannot be called has no button', () => {
    expect(alert.actions).toEqual([
      { label: 'Call 999', tel: '999' },
      { label: 'Go on', command: 'again' },
      { label: 'It is over', open: 'after-danger' },
    ])
  })

  it('keeps the rest under closed headings', () => {
    expect(alert.more).toEqual([
      {
        heading: 'I use a textphone',
        lines: ['Dial 18000.', 'Or ask somebody.'],
        actions: [
          { label: 'Open 999 BSL', url: 'https://www.999bsl.co.uk' },
          { label: 'Call 18000', tel: '18000' },
        ],
      },
    ])
  })

  it('has a closed heading only where its condition holds', () => {
    const headings = alertMessage('danger', showingOf({ 'home.nation': 'jersey' })).more.map(({ heading }) => heading)
    expect(headings).toEqual(['I use a textphone', 'They are outside'])
  })

  it('has another heading and other calls where their condition holds', () => {
    const there = alertMessage('danger', showingOf({ 'home.nation': 'isle-of-man' }))
    expect(there.heading).toBe('Call for help there')
    expect(there.actions[1]).toEqual({ label: 'Call Childline', tel: '08001111' })
  })

  it('asks nobody first where they are, who they are or how old', () => {
    const elsewhere = { 'home.nation': 'abroad', 'under-18': 'yes', who: 'myself' }
    expect(alertMessage('danger', showingOf(elsewhere)).actions[0]).toEqual({ label: 'Call 999', tel: '999' })
  })

  it('speaks about somebody else in their words', () => {
    expect(alertMessage('danger', showingOf({}, true)).lines[0]).toBe('If they are in danger, call 999.')
  })
})
