/** The access log, attacked by somebody who owns the database but not the host on which its anchors are kept. */
import { createHash, randomBytes } from 'node:crypto'
import { type Anchor, anchored, brokenLink, lostAnchor, sealAccess } from '@alongside/api/demo'
import { type Programme, released } from '@alongside/api/testing'
import { type Chance, chanceOf } from '@alongside/domain/what-if'
import { aTeam } from './people.ts'
import { withProgramme } from './programme.ts'
import { proofOf, type Row } from './row.ts'

export const row: Row = {
  id: 'T19',
  title: 'Whatever is altered, removed, exchanged or written anew in the access log is found',
  counts: 'attacks',
  goal: 'all of them found',
  prove: ({ long, seed }) =>
    withProgramme(async programme => {
      const anchors = await aLog(programme)
      const { behind, worker } = programme
      await behind.query('create table kept_log as select * from access_log')
      const { rows } = await behind.query<{ many: number }>('select count(*)::int as many from access_log')
      const many = rows[0]?.many ?? 0
      const faults: string[] = []
      if ((await brokenLink(worker)) !== null || (await lostAnchor(worker, anchors)) !== null)
        faults.push('the log was not whole to begin with')
      const chance = chanceOf(seed)
      const attacks = long ? 5000 : 500
      for (let attack = 1; attack <= attacks; attack++) {
        const what = await attackOnce(programme, chance, many)
        const found = (await brokenLink(worker)) !== null || (await lostAnchor(worker, anchors)) !== null
        if (!found) faults.push(`attack ${attack} of seed ${seed} was not found: ${what}`)
        await behind.query('truncate access_log')
        await behind.query('insert into access_log overriding system value select * from kept_log')
      }
      return proofOf(attacks, faults, `${attacks - faults.length} found`)
    }),
}

/** A log that grew and was anchored now and then. */
async function aLog(programme: Programme): Promise<Anchor[]> {
  const team = await aTeam(programme)
  const anchors: Anchor[] = []
  for (let turn = 0; turn < 6; turn++) {
    for (let person = 0; person < 4; person++) await released(programme, team.clinician)
    await sealAccess(programme.worker)
    anchors.push(...(await anchored(programme.worker)))
  }
  return anchors
}

async function attackOnce({ behind, worker }: Programme, chance: Chance, many: number): Promise<string> {
  const no = 1 + chance.below(many)
  switch (chance.below(6)) {
    case 0: {
      const column = ['what', 'role', 'outcome'][chance.below(3)] ?? 'what'
      const value =
        column === 'outcome' ? `case outcome when 'read' then 'changed' else 'read' end` : `${column} || 'x'`
      await behind.query(`update access_log set ${column} = ${value} where chain_no = $1`, [no])
      return `${column} of link ${no} altered`
    }
    case 1:
      await behind.query('delete from access_log where chain_no = $1', [no])
      return `link ${no} removed`
    case 2: {
      const other = 1 + (no % many)
      await behind.query(
        'update access_log set chain_no = case chain_no when $1 then -$2::bigint else -$1::bigint end where chain_no in ($1, $2)',
        [no, other],
      )
      await behind.query('update access_log set chain_no = -chain_no where chain_no < 0')
      return `links ${no} and ${other} exchanged`
    }
    case 3: {
      const cut = 1 + chance.below(Math.floor(many / 2))
      await behind.query('delete from access_log where chain_no > $1', [many - cut])
      return `the last ${cut} links cut off`
    }
    case 4:
      await behind.query(
        `update access_log set person_ids = array[gen_random_uuid()], account_id = null where chain_no >= $1`,
        [no],
      )
      await behind.query('update access_log set chain_no = null, chain = null')
      await sealAccess(worker)
      return `from link ${no} on written anew, the whole chain too`
    default:
      await behind.query('update access_log set chain = $2 where chain_no = $1', [
        no,
        createHash('sha256').update(randomBytes(8)).digest(),
      ])
      return `hash ${no} replaced`
  }
}
