import { describe, expect, it } from 'vitest'
import { realDirectory, situation } from '../../tests/fixtures/directory.ts'
import type { FactValue } from '../facts/condition.ts'
import { offerOf, offersOf } from './selection.ts'
import type { Place } from './types.ts'

const { directory, program } = realDirectory()
const TUESDAY_NIGHT = '2026-11-24T21:40:00Z'
const LEICESTER: Place = { nation: 'england', forces: ['leicestershire'] }
const EX = { who: 'me', 'under-18': 'no', relationship: 'partner-or-ex' }

const facing = (facts: Record<string, FactValue>, place: Partial<Place> = {}, now = TUESDAY_NIGHT) =>
  situation(program, facts, place, now)
const ids = (role: string, ...at: Parameters<typeof facing>) =>
  offersOf(directory, role, facing(...at)).map(({ organisation }) => organisation.id)
const isOffered = (id: string, ...at: Parameters<typeof facing>) => offerOf(directory, id, facing(...at)) !== null

describe('offersOf', () => {
  it('finds the help of someone whose ex tracks them, who lives in LE2 and told nobody', () => {
    expect(ids('force', EX, LEICESTER)).toEqual(['leicestershire'])
    expect(ids('specialist', EX, LEICESTER)[0]).toBe('national-stalking-helpline')
    expect(ids('open-now', EX, LEICESTER)[0]).toBe('victim-support')
    expect(ids('local', EX, LEICESTER)).toEqual(['freeva', 'living-without-abuse', 'victim-first'])
  })

  it('gives each its reason: its own, or that of the role', () => {
    const reasons = offersOf(directory, 'local', facing(EX, LEICESTER)).map(({ reason }) => reason)
    expect(reasons).toEqual(['partner-or-ex', 'partner-or-ex', 'local'])
    expect(offerOf(directory, 'victim-first', facing(EX, LEICESTER))?.reason).toBeNull()
  })

  it('says the limit of an area once, however many forces carry it', () => {
    const london = { nation: 'england', forces: ['metropolitan', 'city-of-london'] } as const
    const only = offersOf(directory, 'men', facing(EX, london)).find(
      ({ organisation }) => organisation.id === 'survivorsuk',
    )
    expect(only?.only).toHaveLength(1)
    expect(offersOf(directory, 'local', facing(EX, LEICESTER)).map((one) => one.only.map(({ en }) => en))).toEqual([
      [],
      ['Leicestershire'],
      [],
    ])
  })

  it('keeps domestic abuse services for partners, exes and family, and for people who did not say', () => {
    for (const relationship of ['known', 'online', 'stranger', 'unknown']) {
      expect(ids('local', { ...EX, relationship }, LEICESTER)).toEqual(['victim-first'])
      expect(isOffered('ncdv', { ...EX, relationship }, LEICESTER)).toBe(false)
      expect(isOffered('clares-law-ew', { ...EX, relationship }, LEICESTER)).toBe(false)
    }
    expect(ids('local', { ...EX, relationship: 'family' }, LEICESTER)[0]).toBe('freeva')
    expect(ids('local', { ...EX, relationship: undefined }, LEICESTER)[0]).toBe('freeva')
    expect(ids('local', { ...EX, relationship: null }, LEICESTER)[0]).toBe('freeva')
    expect(isOffered('ncdv', { ...EX, relationship: 'family' }, LEICESTER)).toBe(true)
    expect(isOffered('ncdv', { ...EX, relationship: null }, LEICESTER)).toBe(false)
    expect(isOffered('clares-law-ew', { ...EX, relationship: 'family' }, LEICESTER)).toBe(false)
  })

  it('offers sexual abuse services to people stalked by anybody, when they said so', () => {
    const stranger = { ...EX, relationship: 'stranger', behaviours: ['sexual'] }
    expect(ids('local', stranger, LEICESTER)[0]).toBe('freeva')
    expect(ids('open-now', stranger, { nation: 'northern-ireland', forces: ['psni'] })).toEqual(['dsa-helpline-ni'])
  })

  it('knows the nations, and shows nothing of another', () => {
    const at = (nation: Place['nation'], force: string) => ids('open-now', EX, { nation, forces: [force] })
    expect(at('wales', 'south-wales')).toEqual(['victim-support', 'live-fear-free'])
    expect(at('scotland', 'police-scotland')).toEqual(['sdafmh'])
    expect(at('northern-ireland', 'psni')).toEqual(['dsa-helpline-ni'])
    expect(ids('orders', EX, { nation: 'scotland' })).toEqual(['nho-scotland'])
    expect(ids('complaints', EX, { nation: 'scotland' })).toEqual(['pirc'])
    expect(ids('complaints', EX, { nation: 'northern-ireland' })).toEqual(['police-ombudsman-ni'])
    expect(ids('complaints', EX, { nation: 'wales' })).toEqual(['iopc', 'phso'])
  })

  it('counts both forces of a place that could be two, and only services of both nations', () => {
    const border: Place = { nation: null, forces: ['police-scotland', 'northumbria'] }
    expect(ids('force', EX, border)).toEqual(['police-scotland', 'northumbria'])
    expect(ids('victims', EX, border)).toEqual([])
    expect(ids('orders', EX, border)).toEqual([])
    expect(ids('victims', EX, { nation: null, forces: ['cheshire', 'north-wales'] })).toEqual(['victim-support'])
    const unsure: Place = { nation: 'england', forces: ['nottinghamshire', 'leicestershire'] }
    expect(ids('force', EX, unsure)).toEqual(['nottinghamshire', 'leicestershire'])
    expect(ids('local', EX, unsure)).toContain('freeva')
  })

  it('gives the number for all where no force is known, and the only force of a nation', () => {
    expect(ids('force', EX)).toEqual(['police-101'])
    expect(ids('force', EX, { nation: 'england' })).toEqual(['police-101', 'police-online-stalking'])
    expect(ids('force', EX, { nation: 'scotland' })).toEqual(['police-scotland'])
    expect(ids('force', EX, { nation: 'northern-ireland' })).toEqual(['psni'])
    expect(offersOf(directory, 'force', facing(EX, LEICESTER))[0]?.reason).toBe('force')
    expect(offersOf(directory, 'force', facing(EX))[0]?.reason).toBe('police-anywhere')
  })

  it('gives people without a place what serves the whole UK', () => {
    expect(ids('specialist', EX)).toEqual(['national-stalking-helpline'])
    expect(ids('local', EX)).toEqual([])
    expect(ids('open-now', EX)).toEqual(['samaritans'])
  })

  it('offers nothing of the UK elsewhere, but the emergency number', () => {
    for (const nation of ['isle-of-man', 'jersey', 'guernsey', 'abroad'] as const) {
      for (const role of directory.roles.keys()) {
        expect([role, ids(role, EX, { nation })]).toEqual([role, role === 'emergency' ? ['police-999'] : []])
      }
    }
  })

  it('keeps services for adults from young people, and the other way round', () => {
    const pictures = (under18: string | null) =>
      ids('online', { ...EX, 'under-18': under18, behaviours: ['image-abuse'] }, LEICESTER)
    expect(pictures('yes')).toEqual(['report-remove', 'ceop-safety-centre', 'cyber-helpline', 'report-harmful-content'])
    expect(pictures('no')).toEqual(['revenge-porn-helpline', 'stopncii', 'cyber-helpline', 'report-harmful-content'])
    expect(pictures(null)).toEqual([
      'report-remove',
      'revenge-porn-helpline',
      'stopncii',
      'cyber-helpline',
      'report-harmful-content',
    ])
    expect(ids('crisis', { ...EX, 'under-18': 'yes' }, LEICESTER)[0]).toBe('childline')
    expect(ids('crisis', EX, LEICESTER)).toEqual([
      'samaritans',
      'shout',
      'nhs-111-mental-health',
      'llr-urgent-mental-health',
    ])
    expect(ids('open-now', { ...EX, 'under-18': 'yes' }, LEICESTER)[0]).toBe('childline')
    expect(isOffered('childline', { ...EX, 'under-18': null })).toBe(true)
  })

  it('shows somebody who worries about what they do only what is meant for them or for anyone', () => {
    const own = { who: 'myself', relationship: 'partner-or-ex' }
    expect(ids('own-behaviour', own, LEICESTER)).toEqual([
      'respect-phoneline',
      'samaritans',
      'nhs-111-mental-health',
      'shout',
    ])
    expect(isOffered('respect-phoneline', EX, LEICESTER)).toBe(false)
    const all = [...directory.roles.keys()].flatMap((role) => ids(role, own, LEICESTER))
    expect([...new Set(all)].sort()).toEqual([
      'childline',
      'leicestershire',
      'llr-urgent-mental-health',
      'nhs-111-mental-health',
      'police-18000',
      'police-999',
      'police-999-bsl',
      'police-999-silent',
      'police-999-sms',
      'respect-phoneline',
      'samaritans',
      'shout',
    ])
  })

  it('offers beside a closed service only what is open at the moment, else somebody for that nation', () => {
    for (const now of [TUESDAY_NIGHT, '2026-12-25T04:00:00Z', '2026-07-15T11:00:00Z']) {
      expect(ids('open-now', { ...EX, relationship: 'stranger' }, LEICESTER, now)).toEqual(['victim-support'])
      expect(ids('open-now', { ...EX, relationship: 'stranger' }, { nation: 'scotland' }, now)).toEqual([
        'victim-support-scotland',
        'samaritans',
      ])
    }
  })

  it('leaves out of such a role who is closed, or whose hours are not known', () => {
    const members = ['freeva', 'national-stalking-helpline', 'living-without-abuse', 'iopc']
    const role = {
      id: 'beside',
      forces: false,
      onlyOpen: true,
      ofPartner: false,
      members: members.map((organisation) => ({ organisation, when: null, reasons: [] })),
      otherwise: [{ organisation: 'samaritans', when: null, reasons: [] }],
      reasons: [],
    }
    const one = { ...directory, roles: new Map([[role.id, role]]) }
    const open = (now: string) =>
      offersOf(one, role.id, facing(EX, LEICESTER, now)).map(({ organisation }) => organisation.id)
    expect(open('2026-11-24T12:00:00Z')).toEqual(['freeva', 'iopc'])
    expect(open('2026-11-24T18:00:00Z')).toEqual(['freeva'])
    expect(open(TUESDAY_NIGHT)).toEqual(['samaritans'])
  })

  it('lets an area drop out after the last day of its contract', () => {
    const hampshire: Place = { nation: 'england', forces: ['hampshire'] }
    expect(isOffered('local-stalking-advocacy', EX, hampshire, '2026-03-31T22:59:00Z')).toBe(true)
    expect(isOffered('local-stalking-advocacy', EX, hampshire, '2026-03-31T23:00:00Z')).toBe(false)
    expect(isOffered('local-stalking-advocacy', EX, { nation: 'england', forces: ['dorset'] })).toBe(true)
  })

  it('offers nobody twice', () => {
    for (const role of directory.roles.keys()) {
      for (const under18 of ['yes', 'no', null]) {
        const offered = ids(role, { ...EX, 'under-18': under18, behaviours: ['image-abuse', 'sexual'] }, LEICESTER)
        expect(new Set(offered).size).toBe(offered.length)
      }
    }
  })

  it('knows the police of the railways by id only', () => {
    expect(isOffered('btp', EX, LEICESTER)).toBe(true)
    expect(isOffered('btp', EX, { nation: 'northern-ireland', forces: ['psni'] })).toBe(false)
    expect(isOffered('nobody', EX)).toBe(false)
    expect(() => ids('nobody', EX)).toThrow('no role "nobody"')
  })
})
