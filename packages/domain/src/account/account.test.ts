import { describe, expect, test } from 'vitest'
import { Invitation, needsSecondPerson } from './index.ts'

const clinic = '6f0f5a3e-8a55-4d57-9d7f-0f5d1f1a2b3c'
const asked = { name: 'Wren Tolliver', email: 'wren@example.org', role: 'coordinator', clinicIds: [clinic] }
const wrong = (more: object) =>
  Invitation.safeParse({ ...asked, ...more }).error?.issues.map(issue => issue.path.join('.'))

describe('an invitation', () => {
  test('of a coordinator names the clinics they will work for', () => {
    expect(wrong({})).toBe(undefined)
    expect(wrong({ clinicIds: [] })).toEqual(['clinicIds'])
  })

  test('of an analyst names none, because figures have no clinic of their own', () => {
    expect(wrong({ role: 'analyst', clinicIds: [] })).toBe(undefined)
    expect(wrong({ role: 'analyst' })).toEqual(['clinicIds'])
  })

  test('is never one of a mentor, a trainee, a person or the jobs', () => {
    for (const role of ['mentor', 'trainee', 'person', 'system', 'integration'])
      expect([role, wrong({ role })]).toEqual([role, ['role']])
  })

  test('goes to one address', () => {
    expect(wrong({ email: 'one@example.org, two@example.org' })).toEqual(['email'])
  })

  test('of an administrator needs a second one', () => {
    expect(needsSecondPerson('administrator')).toBe(true)
    expect(needsSecondPerson('coordinator')).toBe(false)
  })
})
