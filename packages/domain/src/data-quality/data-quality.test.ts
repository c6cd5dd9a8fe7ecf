import { describe, expect, test } from 'vitest'
import { rulesUntilAsked } from '../contact-rules.ts'
import { instant } from '../time.ts'
import { alikeAmong, type ComparedRecord, lacksOf, lookAlikes } from './index.ts'

function record(id: string, more: Partial<ComparedRecord> = {}): ComparedRecord {
  return {
    id,
    clinicId: 'North',
    clinicNumber: null,
    fullName: null,
    called: 'Sam',
    phone: null,
    email: null,
    language: 'English',
    rules: { ...rulesUntilAsked, askedAt: '2026-01-05T10:00:00.000Z' },
    isOpen: true,
    ...more,
  }
}

describe('two records may be one person', () => {
  test('when somebody read an O for a nought, or left a nought out', () => {
    const pair = lookAlikes([
      record('a', { clinicNumber: 'KX-0O41' }),
      record('b', { clinicNumber: 'kx 0041' }),
      record('c', { clinicNumber: 'KX0042' }),
    ])
    expect(pair).toEqual([{ oneId: 'a', otherId: 'b', reasons: ['number'] }])
  })

  test('when name and phone are the same, written in another way', () => {
    const [pair] = lookAlikes([
      record('b', { fullName: 'Núñez, Ana', phone: '+447700900123' }),
      record('a', { fullName: 'ana nunez', phone: '07700 900123' }),
    ])
    expect(pair).toEqual({ oneId: 'a', otherId: 'b', reasons: ['nameAndPhone'] })
  })

  test('and not when a couple shares a phone, or two clinics have the same number', () => {
    expect(
      lookAlikes([
        record('a', { fullName: 'Ana Núñez', phone: '+447700900123' }),
        record('b', { fullName: 'Luis Núñez', phone: '+447700900123' }),
        record('c', { clinicNumber: '12' }),
        record('d', { clinicNumber: '12', clinicId: 'South' }),
      ]),
    ).toEqual([])
  })
})

describe('a clinic that wrote the same number for everybody', () => {
  const alike = (id: string, number: string, nameAndPhone: string | null = null) => ({
    id,
    clinicId: 'North',
    likeness: { number, nameAndPhone, nameAndEmail: null },
  })
  const everybody = Array.from({ length: 3000 }, (_, nth) => alike(`p${nth}`, 'n/a'))

  test('is shown as many pairs as a page has, those with the most reasons first', () => {
    const ana = [alike('a1', 'n/a', 'ana 1'), alike('a2', 'n/a', 'ana 1')]
    let looked = 0
    const pairs = alikeAmong([...everybody, ...ana], {
      most: 100,
      isSettled: () => {
        looked += 1
        return false
      },
    })
    // and not at each of the four million that there are
    expect(looked).toBe(100)
    expect(pairs).toHaveLength(100)
    expect(pairs[0]).toEqual({ oneId: 'a1', otherId: 'a2', reasons: ['number', 'nameAndPhone'] })
  })

  test('and the next ones once somebody looked at those', () => {
    const settled = new Set<string>()
    for (let round = 0; round < 3; round++) {
      const pairs = alikeAmong(everybody, {
        most: 10,
        isSettled: ({ oneId, otherId }) => settled.has(`${oneId} ${otherId}`),
      })
      for (const { oneId, otherId } of pairs) settled.add(`${oneId} ${otherId}`)
    }
    expect(settled.size).toBe(30)
  })
})

describe('a record lacks something', () => {
  const at = instant('2026-07-20T10:00:00.000Z')

  test('when contact was agreed more than half a year ago, but not before', () => {
    expect(lacksOf(record('a'), at)).toEqual(['askedLongAgo'])
    expect(lacksOf(record('a'), instant('2026-06-20T10:00:00.000Z'))).toEqual([])
  })

  test('when nobody asked, whatever else is missing', () => {
    expect(lacksOf(record('a', { rules: null, language: null, called: null }), at)).toEqual([
      'neverAsked',
      'noName',
    ])
  })

  test('only while it is open', () => {
    expect(lacksOf(record('a', { rules: null, isOpen: false }), at)).toEqual([])
  })
})
