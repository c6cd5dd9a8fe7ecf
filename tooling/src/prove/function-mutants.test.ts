import { expect, test } from 'vitest'
import { mutantsOf, partsOf } from './condition-mutants.ts'
import { withoutOneGuard } from './function-mutants.ts'

test('each guard of a function is left out once, the first of them too, and a span of time as a whole', () => {
  const definition = `select p.id from person p
  join cover c on c.id = p.id and c.day between c.first and c.last
  where p.state in ('on and off', 'on') and not exists (select 1 from pair k where k.id = p.id);`
  expect(withoutOneGuard(definition).map(({ without }) => without)).toEqual([
    'on c.id = p.id',
    'and c.day between c.first and c.last',
    `where p.state in ('on and off', 'on')`,
    'and not exists (select 1 from pair k where k.id = p.id)',
    'where k.id = p.id',
  ])
  expect(withoutOneGuard(definition)[2]?.mutated).toContain('where true and not exists')
})

test('each part of a condition is left out once, wherever it stands, beside everybody and nobody', () => {
  const condition = `((kind = 'a OR b'::text) AND ((person_id IS NULL) OR (person_id <> ALL (ids))))`
  expect(partsOf(condition)).toEqual([`kind = 'a OR b'::text`, 'person_id IS NULL', 'person_id <> ALL (ids)'])
  expect(mutantsOf(condition).map(({ condition: mutant }) => mutant)).toEqual([
    'false',
    'true',
    '(((person_id IS NULL) OR (person_id <> ALL (ids))))',
    `((kind = 'a OR b'::text))`,
    `((kind = 'a OR b'::text) AND ((person_id <> ALL (ids))))`,
    `((kind = 'a OR b'::text) AND ((person_id IS NULL)))`,
  ])
})
