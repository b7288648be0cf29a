import { expect, it } from 'vitest'
import { realDirectory } from '../../tests/fixtures/directory.ts'
import { directoryNeeds } from './needed-of-directory.ts'

const { directory } = realDirectory()
const needs = directoryNeeds(directory)
const keys = (optional: boolean) =>
  new Set(needs.filter((need) => (need.optional ?? false) === optional).map(({ key }) => key))

it.each([
  ['what a service does', 'org.samaritans.does'],
  ['what every police force does', 'force.does'],
  ['cost and bill', 'cost.free'],
  ['a way in', 'way.welsh-evenings'],
  ['hours on which sources differ', 'hours.differ.weekday-daytime'],
  ['the reason of a record', 'org.reason.partner-or-ex'],
  ['the reason of a role', 'org.reason.stalking'],
  ['the reason of a member', 'org.reason.images'],
])('calls for %s', (_, key) => expect(keys(false)).toContain(key))

it.each([
  ['another name', 'org.police-999.name'],
  ['limits', 'org.paladin.limits'],
  ['limits of one force', 'org.police-scotland.limits'],
])('leaves out %s where there is none', (_, key) => expect(keys(true)).toContain(key))

it('calls for nothing of a record that must never be offered, and says where each need is', () => {
  expect([...keys(false), ...keys(true)].filter((key) => key.startsWith('org.gracie-spinks-foundation'))).toEqual([])
  expect(needs.find(({ key }) => key === 'org.samaritans.does')?.at).toBe('directory/organisations/samaritans.yaml:1')
})
