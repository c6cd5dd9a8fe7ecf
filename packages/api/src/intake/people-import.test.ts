import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { mentored, step } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import {
  apiOf,
  base64,
  imported,
  lines,
  makeClinic,
  peopleFile,
  peopleHeader,
  previewed,
  refusalTo,
} from './intake.fixture.ts'
import { numberIndex } from './known-people.ts'

let programme: Programme
let clinician: SignedIn
let api: ReturnType<typeof apiOf>
let clinicId: string

beforeAll(async () => {
  programme = await openProgramme()
})
afterAll(() => programme.close())
beforeEach(async () => {
  programme.clock.set('2025-01-13T10:00:00.000Z')
  clinicId = await makeClinic(programme)
  clinician = await programme.signIn('clinician', clinicId)
  api = apiOf(programme, clinician)
})

async function count(table: string): Promise<number> {
  const { rows } = await programme.behind.query(
    `select count(*)::int as n from ${table} where clinic_id = $1`,
    [clinicId],
  )
  return rows[0].n
}

describe("a clinic's list of people", () => {
  test('becomes a referral for each of them, each with their own deadline and nothing legible in the database', async () => {
    const file = lines(
      `${peopleHeader},Surname,Unwell`,
      'C1,Ade,newly diagnosed,06/01/2025,07700 900123,Okoro,',
      'C2,Bo,newly diagnosed,13/01/2025,,,yes',
    )
    const preview = await previewed(api, { clinicId, file })
    expect(preview).toMatchObject({
      state: 'preview',
      rows: { total: 2, good: 2, known: 0, bad: 0, done: 0 },
    })
    const done = await api.intake.confirm({ id: preview.id, leaveOutBadRows: false, commandId: randomUUID() })
    expect(done).toMatchObject({ running: false, import: { state: 'done', rows: { done: 2 } } })

    const { rows } = await programme.behind.query(
      `select state, reason, source, due_at, list_import_id from referral where clinic_id = $1 order by due_at`,
      [clinicId],
    )
    expect(rows).toMatchObject([
      { state: 'identified', reason: 'newlyDiagnosed', source: 'clinicList', list_import_id: preview.id },
      { state: 'identified' },
    ])
    expect(rows[0].due_at.toISOString().slice(0, 10)).toBe('2025-01-14')
    expect(rows[1].due_at.toISOString().slice(0, 10)).toBe('2025-01-20')

    const everything = await programme.behind.query(
      `select (select json_agg(p)::text from person p) || (select json_agg(i)::text from list_import i) ||
        (select json_agg(r)::text from list_import_row r) || (select json_agg(j)::text from journal j) as all_of_it`,
    )
    expect(everything.rows[0].all_of_it).not.toMatch(/Ade|Okoro|900123|\bC1\b/)
  })

  test('shows before it is imported what would be added, and names each row that cannot be', async () => {
    const preview = await previewed(api, {
      clinicId,
      file: lines(
        peopleHeader,
        'C1,Ade,newly diagnosed,06/01/2025,',
        'C2,,new,06/01/2025,',
        'C3,Cy,new,31/02/2025,',
      ),
    })
    expect(preview.rows).toEqual({ total: 3, good: 1, known: 0, bad: 2, done: 0 })
    const { rows, headings } = await api.intake.preview({ id: preview.id, state: 'bad' })
    expect(headings.reasonOn).toBe('Date')
    expect(rows).toMatchObject([
      { rowNumber: 3, cells: { clinicNumber: 'C2', called: '' }, problems: [{ column: 'Name to use' }] },
      {
        rowNumber: 4,
        problems: [{ column: 'Date', problem: 'There is no such day. Write a date like 31/03/2025.' }],
      },
    ])
    expect(await count('person')).toBe(0)
  })

  test('is not imported while it has bad rows, until somebody says to leave them out', async () => {
    const { id } = await previewed(api, {
      clinicId,
      file: lines(peopleHeader, 'C1,Ade,new,06/01/2025,', 'C2,,new,,'),
    })
    expect(
      await refusalTo(api.intake.confirm({ id, leaveOutBadRows: false, commandId: randomUUID() })),
    ).toEqual({
      code: 'refused',
      reasons: [
        '1 row cannot be taken. Import 1 good row and leave 1 out, or mend the file and send it again.',
      ],
    })
    expect(await count('referral')).toBe(0)
    const done = await api.intake.confirm({ id, leaveOutBadRows: true, commandId: randomUUID() })
    expect(done.import.rows).toMatchObject({ done: 1, bad: 1 })
    expect(await count('referral')).toBe(1)
    const { rows } = await api.intake.preview({ id, state: 'bad' })
    expect(rows).toMatchObject([
      { rowNumber: 3, cells: {}, problems: [{ column: 'Name to use' }, { column: 'Date' }] },
    ])
  })

  test('gives its bad rows back as a file to mend, in which no spreadsheet runs anything', async () => {
    const { id } = await previewed(api, {
      clinicId,
      file: lines(peopleHeader, '"=1+1",Ade,new,06/01/2025,', 'C2,"=HYPERLINK(""x"")",new,soon,'),
    })
    const { file } = await api.intake.badRows({ id })
    const [header, ...rows] = file.trimEnd().split('\r\n')
    expect(header).toContain('Clinic number,Name to use')
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatch(/^'=1\+1,Ade/)
    expect(rows[1]).toContain(`"'=HYPERLINK(""x"")"`)
  })

  test('adds nothing the second time', async () => {
    const file = peopleFile('C1', 'C2')
    await imported(api, { clinicId, file })
    const again = await api.intake.upload({
      clinicId,
      kind: 'people',
      file: base64(file),
      commandId: randomUUID(),
    })
    expect(again.sameAs).not.toBeNull()
    expect(again.import.notices).toEqual([
      'This very file was imported on 13/01/2025. Nothing that is there already is added again.',
    ])
    expect(again.import).toMatchObject({ state: 'preview', rows: { good: 0, known: 2 } })
    await api.intake.confirm({ id: again.import.id, leaveOutBadRows: false, commandId: randomUUID() })
    expect([await count('person'), await count('referral')]).toEqual([2, 2])
  })

  test('is one preview when it is sent twice by a second click', async () => {
    const list = { clinicId, kind: 'people', file: base64(peopleFile('C1')) } as const
    const commandId = randomUUID()
    const [one, other] = await Promise.all([
      api.intake.upload({ ...list, commandId }),
      api.intake.upload({ ...list, commandId }),
    ])
    const third = await api.intake.upload({ ...list, commandId: randomUUID() })
    expect(new Set([one.import.id, other.import.id, third.import.id]).size).toBe(1)
  })

  test('knows somebody who is on next week’s list again, however their number is spaced', async () => {
    await imported(api, { clinicId, file: peopleFile('GU 12-3', 'C2') })
    const preview = await previewed(api, { clinicId, file: peopleFile('gu12-3', 'C3') })
    expect(preview.rows).toMatchObject({ good: 1, known: 1 })
    await api.intake.confirm({ id: preview.id, leaveOutBadRows: false, commandId: randomUUID() })
    expect(await count('person')).toBe(3)
  })

  test('finds its columns by itself the second time, as the clinic settled them the first time', async () => {
    const file = (number: string) => lines('Ref,Nick,Why,When', `${number},Ade,new,06/01/2025`)
    const first = await api.intake.upload({
      clinicId,
      kind: 'people',
      file: base64(file('C1')),
      commandId: randomUUID(),
    })
    expect(first.import.state).toBe('reading')
    const { id } = first.import
    const suggested = await api.intake.suggestMapping({ id })
    expect(suggested).toMatchObject({ header: ['Ref', 'Nick', 'Why', 'When'], from: 'headings' })
    expect(suggested.missing).toEqual(['clinicNumber', 'called', 'reason', 'reasonOn'])
    const mapping = {
      columns: { clinicNumber: 'Ref', called: 'Nick', reason: 'Why', reasonOn: 'When' },
      forAll: {},
    }
    await api.intake.setMapping({ id, mapping, commandId: randomUUID() })
    const second = await api.intake.upload({
      clinicId,
      kind: 'people',
      file: base64(file('C2')),
      commandId: randomUUID(),
    })
    expect(second.import).toMatchObject({ state: 'preview', rows: { good: 1 } })
  })

  test('is refused with the name of the column when a needed one is missing', async () => {
    const { import: list } = await api.intake.upload({
      clinicId,
      kind: 'people',
      file: base64(lines('Clinic number,Name to use,Date', 'C1,Ade,06/01/2025')),
      commandId: randomUUID(),
    })
    const { mapping, missing } = await api.intake.suggestMapping({ id: list.id })
    expect(missing).toEqual(['reason'])
    expect(await refusalTo(api.intake.setMapping({ id: list.id, mapping, commandId: randomUUID() }))).toEqual(
      {
        code: 'not-valid',
        reasons: ['The file has no column for "Reason". Say which column holds it.'],
        fields: { Reason: ['The file has no column for "Reason". Say which column holds it.'] },
      },
    )
    const forAll = await api.intake.setMapping({
      id: list.id,
      mapping: { ...mapping, forAll: { reason: 'newly diagnosed' } },
      commandId: randomUUID(),
    })
    expect(forAll.rows).toMatchObject({ good: 1 })
  })

  test.each([
    [
      'an Excel file',
      Buffer.from('PK\u0003\u0004 xl/workbook.xml', 'latin1'),
      'This is an Excel file. Save it as CSV first.',
    ],
    ['an empty file', '', 'This file is empty.'],
    [
      'a lone quotation mark',
      `${peopleHeader}\nC1,"Ade,new,,\nC2,Bo,new,,\n`,
      'A quotation mark in row 2 has no partner.',
    ],
  ])('leaves nothing behind when it is %s', async (_, file, words) => {
    const refusal = await refusalTo(
      api.intake.upload({ clinicId, kind: 'people', file: base64(file), commandId: randomUUID() }),
    )
    expect(refusal).toMatchObject({ code: 'not-valid', fields: { file: [expect.stringContaining(words)] } })
    expect(await count('list_import')).toBe(0)
  })

  test('is refused with half a character in what somebody typed about its columns', async () => {
    const { import: list } = await api.intake.upload({
      clinicId,
      kind: 'people',
      file: base64(lines('Clinic number,Name to use,Date', 'C1,Ade,06/01/2025')),
      commandId: randomUUID(),
    })
    const { mapping } = await api.intake.suggestMapping({ id: list.id })
    const asked = api.intake.setMapping({
      id: list.id,
      mapping: { ...mapping, forAll: { reason: 'new\uD800' } },
      commandId: randomUUID(),
    })
    await expect(asked).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('is refused before it is looked at when it has fifty megabytes', async () => {
    const file = 'QUFB'.repeat(Math.ceil((50 * 1024 * 1024) / 3))
    const asked = api.intake.upload({ clinicId, kind: 'people', file, commandId: randomUUID() })
    await expect(asked).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(asked).rejects.toThrow('larger than 10 MB')
  })
})

describe('somebody who was there before', () => {
  test('begins a new episode when the earlier one ended, and is asked afresh how they may be reached', async () => {
    await imported(api, { clinicId, file: peopleFile('C1') })
    const { rows } = await programme.behind.query(
      'select r.id, p.id as person from referral r join person p on p.id = r.person_id where r.clinic_id = $1',
      [clinicId],
    )
    const [{ id, person }] = rows
    await programme.behind.query(`update person set contact_rules = '{"askedAt": null}' where id = $1`, [
      person,
    ])
    await step(
      programme,
      clinician,
      { kind: 'referral', id, seq: 0, personId: person },
      {
        type: 'markIneligible',
        reason: 'needsAnotherService',
      },
    )
    const list = lines(peopleHeader, 'C1,Somebody else,newly diagnosed,06/01/2025,07700 900999')
    const done = await imported(api, { clinicId, file: list })
    expect(done.import.rows).toMatchObject({ good: 1, known: 0, done: 1 })
    expect([await count('person'), await count('referral')]).toEqual([1, 2])
    const after = await programme.behind.query('select contact_rules from person where id = $1', [person])
    expect(after.rows[0].contact_rules).toBeNull()
  })

  test.each([
    [{ askAgain: 'never' }, '2035-01-01', 'asked never to be offered this again'],
    [{ askAgain: 'onDate', askAgainOn: '2025-06-01' }, '2025-05-31', 'from 01/06/2025'],
    [{}, '2025-07-12', 'from 13/07/2025'],
  ])('and said no with %j is named in the preview instead of being asked again', async (no, today, words) => {
    await imported(api, { clinicId, file: peopleFile('C1') })
    const { rows } = await programme.behind.query('select id, person_id from referral where clinic_id = $1', [
      clinicId,
    ])
    const at = { kind: 'referral', id: rows[0].id, seq: 0, personId: rows[0].person_id } as const
    await step(programme, clinician, at, {
      type: 'optOut',
      reason: 'didNotSay',
      askAgain: 'inSixMonths',
      ...no,
    })
    programme.clock.set(`${today}T10:00:00.000Z`)
    const preview = await previewed(api, { clinicId, file: peopleFile('C1', 'C2') })
    expect(preview.rows).toMatchObject({ good: 1, bad: 1 })
    const bad = await api.intake.preview({ id: preview.id, state: 'bad' })
    expect(bad.rows[0]?.problems[0]?.problem).toContain(words)
    await api.intake.confirm({ id: preview.id, leaveOutBadRows: true, commandId: randomUUID() })
    expect(await count('referral')).toBe(2)
  })

  test('and died is never put forward', async () => {
    await imported(api, { clinicId, file: peopleFile('C1') })
    const { rows } = await programme.behind.query('select id, person_id from referral where clinic_id = $1', [
      clinicId,
    ])
    const at = { kind: 'referral', id: rows[0].id, seq: 0, personId: rows[0].person_id } as const
    await step(programme, clinician, at, { type: 'recordDeath' })
    const preview = await previewed(api, { clinicId, file: peopleFile('C1', 'C9') })
    const bad = await api.intake.preview({ id: preview.id, state: 'bad' })
    expect(bad.rows[0]?.problems[0]?.problem).toBe('This person has died. Take them off the list.')
  })

  test('and is with a mentor now is known, although the clinic cannot see their mentoring', async () => {
    const here = await programme.signIn('clinician')
    const [coordinator, mentor] = [await programme.signIn('coordinator'), await programme.signIn('mentor')]
    const { personId } = await mentored(programme, { clinician: here, coordinator, mentor })
    await programme.behind.query('update person set clinic_number_index = $1 where id = $2', [
      numberIndex(programme.api.keys, programme.clinic, 'M1'),
      personId,
    ])
    const preview = await previewed(apiOf(programme, here), {
      clinicId: programme.clinic,
      file: peopleFile('M1', 'M2'),
    })
    expect(preview.rows).toMatchObject({ known: 1, good: 1 })
  })
})
