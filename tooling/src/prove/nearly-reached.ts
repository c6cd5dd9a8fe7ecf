/**
 * Rows that somebody reaches, and beside each the same row with the one difference that keeps them out: ended, of another
 * clinic, of somebody who is they themself. A guard that is left out lets one of these through.
 */
import { randomUUID } from 'node:crypto'
import type { Connection } from '@alongside/api/postgres'
import { type Another, afresh, nearlyCovered, past, type Row } from './nearly-covered.ts'

const future = '2099-01-01T00:00:00Z'

export async function nearlyReached(connection: Connection, another: Another): Promise<void> {
  const one = async (sql: string): Promise<Record<string, string>> => {
    const { rows } = await connection.query<Record<string, string>>(sql)
    if (!rows[0]) throw new Error(`Nobody came of: ${sql}`)
    return rows[0]
  }
  const busiest = (nth: number) =>
    one(`select o.id, o.account_id as account, (array_agg(m.clinic_id order by m.clinic_id))[1] as clinic
      from mentor o join mentoring m on m.mentor_id = o.id and m.status = 'active' join account a on a.id = o.account_id
      where a.disabled_at is null
      group by o.id, o.account_id order by (select count(*) from mentoring n where n.mentor_id = o.id) desc, o.account_id
      offset ${nth} limit 1`)
  const [mentor, colleague] = [await busiest(0), await busiest(1)]
  const themself = await one(`select person_id as id from hat where account_id = '${mentor.account}'`)
  // the record of somebody who works here too may be anybody else's to see
  const somebody = await one(`select person_id as id from hat where account_id = '${colleague.account}'`)
  const elsewhere = await another('clinic', 'true', { id: randomUUID() })
  const own = { mentor_id: mentor.id }
  const ended = { status: 'done', ended_at: past }
  const open = { status: 'active', ended_at: null }
  const matched = { ...open, state: 'matching', path: 'matching.agreed', mentor_id: mentor.id }

  // what a mentor supports, was asked about, and what came to an end
  for (const but of [
    { ...own, ...open },
    { ...own, ...ended },
    { ...own, ...open, person_id: themself.id },
    { ...own, ...open, person_id: somebody.id, clinic_id: elsewhere.id },
  ])
    await another('mentoring', 'true', { ...afresh(), ...but })
  for (const but of [
    matched,
    { ...matched, ...ended },
    { ...matched, path: 'matching.proposed' },
    { ...matched, path: 'matching.proposed', ...ended },
    { ...matched, state: 'waiting', path: 'waiting' },
    { ...matched, path: 'matching.proposed', person_id: themself.id },
    { ...matched, person_id: themself.id, clinic_id: elsewhere.id },
  ])
    await another('onboarding', 'true', { ...afresh(), ...but })
  for (const but of [{ state: 'planned' }, { state: 'closed' }, { state: 'planned', person_id: themself.id }])
    await another('discharge', 'true', { ...afresh(), ...own, ...open, ...but })

  await nearlyCovered(connection, another, mentor, colleague, { elsewhere, themself })
  await openings(connection, another, one, elsewhere)
  await concerns(connection, another, one, elsewhere)
  await summaries(connection, another, one, elsewhere)
  await places(connection, another, one, elsewhere)
}

/** Who waits for a signature, who meets, and who works where. */
async function places(
  connection: Connection,
  another: Another,
  one: (sql: string) => Promise<Row>,
  elsewhere: Row,
): Promise<void> {
  const { id: clinic } = await one(firstClinician)
  for (const but of [{}, { state: 'learning' }, { clinic_id: elsewhere.id }]) {
    const { id } = await another('account', `role = 'trainee'`, stranger())
    await another('training', 'true', {
      id: randomUUID(),
      holder_id: id,
      clinic_id: clinic,
      state: 'signOff',
      ...but,
    })
  }
  await another('supervision', 'true', {
    id: randomUUID(),
    clinic_id: clinic,
    sort: 'joint',
    mentor_id: null,
  })
  // a colleague elsewhere is nobody's whom they do not work with
  for (const role of ['coordinator', 'mentor', 'analyst', 'administrator']) {
    const { id } = await another('account', `role = '${role}'`, stranger())
    await another('account_clinic', 'true', { account_id: id, clinic_id: elsewhere.id })
  }
  await connection.query(
    `insert into account_clinic (account_id, clinic_id) select id, $1 from account
     where role in ('analyst', 'administrator') and auth_user_id is not null`,
    [clinic],
  )
}

const firstClinician = `select ac.clinic_id as id from account a join account_clinic ac on ac.account_id = a.id
  where a.role = 'clinician' and a.disabled_at is null and a.auth_user_id is not null order by a.id limit 1`

/** Somebody else with the same work, who never signed in. */
function stranger(): Row {
  return { id: randomUUID(), auth_user_id: null }
}

/** Records that a safeguarding lead has open, had open, will have open, and one that is their own. */
async function openings(
  connection: Connection,
  another: Another,
  one: (sql: string) => Promise<Row>,
  elsewhere: Row,
): Promise<void> {
  const { rows } = await connection.query<{ account: string; clinic: string }>(
    `select a.id as account, min(ac.clinic_id::text) as clinic from account a join account_clinic ac on ac.account_id = a.id
     where a.role in ('safeguardingLead', 'coordinator') and a.auth_user_id is not null group by a.id`,
  )
  for (const { account, clinic } of rows) {
    const own = await one(`select person_id as id from hat where account_id = '${account}'
      union all select gen_random_uuid() limit 1`)
    const person = await another('person', 'released_at is not null', unknown(clinic))
    for (const but of [
      { person_id: person.id },
      { person_id: randomUUID(), opened_at: future, ends_at: future, review_due_at: future },
      { person_id: randomUUID(), ends_at: past },
      { person_id: own.id },
      { person_id: randomUUID(), clinic_id: elsewhere.id },
    ])
      await connection.query(
        'insert into record_opening select (jsonb_populate_record(null::record_opening, $1)).*',
        [
          JSON.stringify({
            id: randomUUID(),
            account_id: account,
            clinic_id: clinic,
            why: 'riskToLife',
            words_sealed: `\\x${'00'.repeat(48)}`,
            opened_at: past,
            ends_at: future,
            review_due_at: past,
            ...but,
          }),
        ],
      )
  }
}

/** Concerns: of a clinic and of the charity, raised by each who may, closed, and elsewhere. */
async function concerns(
  connection: Connection,
  another: Another,
  one: (sql: string) => Promise<Row>,
  elsewhere: Row,
): Promise<void> {
  const { rows } = await connection.query<{
    account: string
    role: string
    clinic: string
    own: string | null
  }>(
    `select a.id as account, a.role, min(ac.clinic_id::text) as clinic,
       (select h.person_id from hat h where h.account_id = a.id limit 1) as own
     from account a join account_clinic ac on ac.account_id = a.id
     where a.role in ('clinician', 'mentor', 'coordinator', 'safeguardingLead') and a.auth_user_id is not null group by a.id`,
  )
  for (const { account, role, clinic, own } of rows) {
    const side = role === 'clinician' ? 'clinic' : 'charity'
    const raised = {
      raised_by: account,
      raised_side: side,
      clinic_id: clinic,
      status: 'active',
      ended_at: null,
    }
    const person = await another('person', 'released_at is not null', unknown(clinic))
    for (const but of [
      { person_id: person.id },
      { status: 'done', ended_at: past },
      { clinic_id: elsewhere.id },
      ...(own ? [{ person_id: own }] : []),
    ])
      await another('concern', 'true', { ...afresh(), ...raised, ...but })
  }
  // one about somebody whose record nobody of the coordination may know
  const hidden = await one(`select id, clinic_id from person where released_at is null order by id limit 1`)
  await another('concern', 'true', { ...afresh(), person_id: hidden.id, clinic_id: hidden.clinic_id })
}

/** Summaries that a clinic may have, and those that miss one thing that it takes. */
async function summaries(
  connection: Connection,
  another: Another,
  one: (sql: string) => Promise<Row>,
  elsewhere: Row,
): Promise<void> {
  const clinic = (await one(firstClinician)).id
  const { rows } = await connection.query<{ context: Row }>(
    `select context from discharge where context ->> 'summary' is not null order by id limit 1`,
  )
  const summary = async (shared: { discharge?: Row; note?: Row; consent?: Row | null }) => {
    const about = { ...afresh(), clinic_id: clinic }
    const ended = await another('discharge', 'true', {
      ...about,
      context: { ...rows[0]?.context, summary: 'shared' },
      state: 'closed',
      ...shared.discharge,
    })
    await another('note', `person_id is not null`, {
      id: randomUUID(),
      kind: 'discharge',
      field: 'summary',
      lifecycle_id: ended.id,
      clinic_id: ended.clinic_id,
      person_id: ended.person_id,
      ...shared.note,
    })
    if (shared.consent === null) return
    await another('consent', 'true', {
      id: randomUUID(),
      person_id: ended.person_id,
      clinic_id: ended.clinic_id,
      scope: 'tellClinicSummary',
      given: true,
      withdrawn_at: null,
      ...shared.consent,
    })
  }
  await summary({})
  await summary({ note: { field: 'debrief' } })
  await summary({ note: { kind: 'mentoring' } })
  await summary({ discharge: { clinic_id: elsewhere.id } })
  await summary({ discharge: { context: { summary: 'kept' } } })
  await summary({ consent: null })
  await summary({ consent: { given: false } })
  await summary({ consent: { withdrawn_at: past } })
  await summary({ consent: { scope: 'peerSupport' } })
}

/** Somebody else at a clinic, who has no number there yet. */
function unknown(clinic: string): Row {
  return { id: randomUUID(), clinic_id: clinic, clinic_number_index: null }
}
