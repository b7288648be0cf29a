import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadForces } from '../content/forces.ts'
import { type ForceRecord, toForce } from './forces.ts'

const root = new URL('../../', import.meta.url)
const records: readonly ForceRecord[] = JSON.parse(readFileSync(new URL('directory/forces.json', root), 'utf8')).forces
const forces = loadForces(fileURLToPath(root), [])

const record = (change: Partial<ForceRecord>): ForceRecord => ({
  id: 'kent',
  name: 'Kent Police',
  nation: 'england',
  territorial: true,
  website: 'https://force.example/',
  websiteConfidence: 'medium',
  reportCrime: { url: null, confidence: 'none', source: 'none' },
  reportStalking: { url: null, confidence: 'none', source: 'none' },
  ...change,
})

describe('what is shown of a force', () => {
  test.each(['high', 'medium'] as const)('a website known with confidence %s', (websiteConfidence) => {
    expect(toForce(record({ websiteConfidence })).website).toBe('https://force.example/')
  })
  test('no website known with low confidence', () => {
    expect(toForce(record({ websiteConfidence: 'low' })).website).toBeNull()
  })
  test('a page for reporting that was seen', () => {
    const reportStalking = { url: 'https://force.example/stalking', confidence: 'high', source: 'seen' } as const
    expect(toForce(record({ reportStalking })).reportStalking).toBe('https://force.example/stalking')
  })
  test.each(['medium', 'low', 'none'] as const)('no page for reporting with confidence %s', (confidence) => {
    const address = { url: 'https://force.example/report', confidence, source: 'somewhere' }
    const shown = toForce(record({ reportCrime: address, reportStalking: address }))
    expect([shown.report, shown.reportStalking]).toEqual([null, null])
  })
  test('never a candidate', () => {
    const address = { url: null, confidence: 'high', source: 'x', candidate: 'https://force.example/guess' } as const
    const shown = toForce(record({ reportCrime: address, reportStalking: address }))
    expect(JSON.stringify(shown)).not.toContain('guess')
  })
})

describe('the forces of the data', () => {
  test('45 of areas and one of the railways', () => {
    expect(forces.filter(({ nation }) => nation !== null)).toHaveLength(45)
    expect(forces.filter(({ nation }) => nation === null).map(({ id }) => id)).toEqual(['btp'])
  })

  test('no candidate and no address of low confidence is shown of any', () => {
    const hidden = records.flatMap(({ reportCrime, reportStalking }) =>
      [reportCrime, reportStalking].flatMap((address) => [
        address.candidate ?? [],
        address.confidence === 'low' && address.url ? address.url : [],
      ]),
    )
    expect(hidden.flat().length).toBeGreaterThan(30)
    const shown = JSON.stringify(forces)
    expect(hidden.flat().filter((url) => shown.includes(JSON.stringify(url)))).toEqual([])
  })

  test('the forces of Wales have a Welsh name, no other has', () => {
    expect(forces.filter(({ welshName }) => welshName).map(({ welshName }) => welshName)).toEqual([
      'Heddlu Dyfed-Powys',
      'Heddlu Gwent',
      'Heddlu Gogledd Cymru',
      'Heddlu De Cymru',
    ])
  })
})
