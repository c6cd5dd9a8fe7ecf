/** What two pages of a mentor need, in one statement each, as somebody would write it who has only this to do. */

export const me = `
  select a.name_sealed, k.wrapped,
    (select json_agg(json_build_object('id', c.id, 'name', c.name, 'trustName', t.name))
      from clinic c join trust t on t.id = c.trust_id where c.id = any ($2::uuid[])) as clinics
  from account a left join data_key k on k.owner_id = a.id and k.destroyed_at is null where a.id = $1`

const open = (table: string, which: string) => `
  select '${table}' as kind, id, person_id, clinic_id, state, path, state_since, due_at
  from ${table} where mentor_id = $1 and ${which}`

export const people = `
  select l.*, c.name as clinic_name, p.called_sealed, k.wrapped
  from (${open('mentoring', `status = 'active'`)}
    union all ${open('discharge', `state in ('planned', 'closingHeld', 'summaryAgreed')`)}
    union all ${open('onboarding', `status = 'active' and path in ('matching.proposed', 'matching.agreed')`)}) l
  join clinic c on c.id = l.clinic_id
  join person p on p.id = l.person_id
  left join data_key k on k.owner_id = p.id and k.destroyed_at is null
  order by l.state_since, l.id`

const many = (columns: string, from: string) =>
  `(select coalesce(json_agg(x), '[]') from (select ${columns} from ${from}) x)`
const base64 = (column: string) => `encode(${column}, 'base64') as text_sealed`
const record = (table: string) => many('l.*', `${table} l where l.person_id = p.id order by l.opened_at desc`)

export const person = `
  select p.called_sealed, p.contact_sealed, p.contact_rules, c.name as clinic_name, k.wrapped,
    ${record('mentoring')} as mentoring, ${record('discharge')} as discharge, ${record('onboarding')} as onboarding,
    ${many(
      `s.id, s.held_at, s.outcome, s.mode, s.minutes, s.themes, s.retracted_at, n.id as note_id, ${base64('n.text_sealed')}`,
      'session_log s left join note n on n.id = s.note_id where s.person_id = p.id order by s.held_at desc',
    )} as sessions,
    ${many(
      `n.id, j.type, n.field, ${base64('n.text_sealed')}`,
      `note n join journal j on j.kind = n.kind and j.lifecycle_id = n.lifecycle_id and j.seq = n.seq
        where n.person_id = p.id and j.type in ('assess', 'holdClosing', 'review')`,
    )} as said,
    ${many(
      `g.id, g.set_at, g.let_go_at, ${base64('g.text_sealed')}, ${many('r.at, r.moment, r.rating', 'goal_rating r where r.goal_id = g.id')} as ratings`,
      'goal g where g.person_id = p.id',
    )} as goals,
    ${many('m.id, m.instrument, m.moment, m.asked_on, m.scores', 'measure_answer m where m.person_id = p.id and m.retracted_at is null')} as measures,
    (select w.weight from mentor_load w join mentoring l on l.episode_id = w.episode_id
      where l.person_id = p.id and l.status = 'active' and w.mentor_id = $2) as weight,
    ${many('d.id, d.changed_at', `draft d where d.account_id = $3 and d.form = 'logSession' and d.about_id = p.id and d.expires_at > now()`)} as drafts,
    ${many(
      'j.lifecycle_id, j.kind, j.seq, j.at, j.type, j.role',
      `journal j where j.person_id = p.id and j.kind in ('onboarding', 'mentoring', 'discharge') order by j.at desc, j.seq desc limit 8`,
    )} as lately
  from person p join clinic c on c.id = p.clinic_id
  left join data_key k on k.owner_id = p.id and k.destroyed_at is null
  where p.id = $1 and p.erased_at is null`

export const access = `
  insert into access_log (at, account_id, role, what, outcome, person_ids) values (now(), $1, $2, $3, 'read', $4)`
