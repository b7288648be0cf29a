import { expect, it } from 'vitest'
import { findings, realSubject, subjectWith } from '../../../../tests/fixtures/subject.ts'
import type { Guidance } from '../../../guidance/types.ts'
import { actionCounts } from './action-counts.ts'

const { guidance } = realSubject().world
const found = (changed: Partial<Guidance>) =>
  findings(actionCounts, subjectWith({ world: { guidance: { ...guidance, ...changed } } }))

it('tells of an alert with more buttons than a channel shows', () => {
  const danger = { ...guidance.alerts.danger, call: ['police-999', 'police-101'].map((id) => ({ id, when: null })) }
  expect(found({ alerts: { ...guidance.alerts, danger } })).toEqual([
    'guidance/alerts.yaml:1: the alert "danger" has 4 buttons; every channel shows 3. Take the least needed out',
  ])
})

it('tells of a card with too many, at the card', () => {
  const plan = guidance.documents.get('plan')
  if (plan?.kind !== 'plan') throw new Error('no plan')
  const cards = plan.cards.map((card, i) =>
    i === 0 ? { ...card, actions: [...card.actions, { open: 'notes' }, { open: 'tracker' }] } : card,
  )
  const documents = new Map([...guidance.documents, ['plan', { ...plan, cards }] as const])
  expect(found({ documents })).toEqual([
    `${plan.cards[0]?.at}: the card "${plan.cards[0]?.id}" has 5 buttons; every channel shows 3. Take the least needed out`,
  ])
})

it('finds nothing where three fit', () => expect(found({})).toEqual([]))
