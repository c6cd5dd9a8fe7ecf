import { randomBytes, randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../actor.ts'
import { Person } from '../person/person.entity.ts'
import { makePerson, openProgramme, type Programme } from '../testing/programme.ts'
import { acting, type Transaction } from './acting.ts'
import { dataKeysOf, Keyring } from './keys.ts'
import { newNonce } from './nonce.ts'
import { Sealed, SealedType } from './sealed.ts'

let programme: Programme
beforeAll(async () => {
  programme = await openProgramme()
})
afterAll(() => programme.close())

const secrets = { wrappingKey: randomBytes(32), indexKey: randomBytes(32) }
const place = { table: 'person', column: 'name_sealed', id: randomUUID() }

test('a name opens with the key of its owner, and with no other', () => {
  const ring = new Keyring(secrets)
  const [hers, his] = [ring.newKey(randomUUID()), ring.newKey(randomUUID())]
  const sealed = Sealed.of('Ana', hers.key, place)
  expect(sealed.open(hers.key, place)).toBe('Ana')
  expect(() => sealed.open(his.key, place)).toThrow()
})

test('a sealed value that was moved into another cell does not open there', () => {
  const { key } = new Keyring(secrets).newKey(randomUUID())
  const sealed = Sealed.of('Ana', key, place)
  expect(() => sealed.open(key, { ...place, id: randomUUID() })).toThrow()
  expect(() => sealed.open(key, { ...place, column: 'called_sealed' })).toThrow()
  expect(() => sealed.open(key, { ...place, table: 'account' })).toThrow()
})

test('one changed byte anywhere in a sealed value is noticed', () => {
  const { key } = new Keyring(secrets).newKey(randomUUID())
  const sealed = Sealed.of('Ana', key, place)
  for (let at = 0; at < sealed.bytes.length; at++) {
    const broken = Buffer.from(sealed.bytes)
    broken[at] = (broken[at] ?? 0) ^ 1
    expect(() => new Sealed(broken).open(key, place), `byte ${at}`).toThrow()
  }
})

test('the same name is sealed differently each time', () => {
  const { key } = new Keyring(secrets).newKey(randomUUID())
  expect(Sealed.of('Ana', key, place).bytes.equals(Sealed.of('Ana', key, place).bytes)).toBe(false)
})

test('a sealed value tells nothing in a log, in JSON or in a sentence', () => {
  const { key } = new Keyring(secrets).newKey(randomUUID())
  const sealed = Sealed.of('Ana', key, place)
  expect([JSON.stringify({ sealed }), `${sealed}`, inspect(sealed)]).toEqual([
    '{"sealed":"[sealed]"}',
    '[sealed]',
    '[sealed]',
  ])
})

test('a data key is of no use without the key that wraps it, or for another owner', () => {
  const owner = randomUUID()
  const { row } = new Keyring(secrets).newKey(owner)
  expect(() => new Keyring({ ...secrets, wrappingKey: randomBytes(32) }).unwrap(owner, row.wrapped)).toThrow()
  expect(() => new Keyring(secrets).unwrap(randomUUID(), row.wrapped)).toThrow()
})

test('an index finds a number again at its clinic, and says nothing at another or in another column', () => {
  const ring = new Keyring(secrets)
  const [north, south] = [randomUUID(), randomUUID()]
  const at = (clinic: string, column: string) => ring.blindIndex(clinic, column, '4711').toString('hex')
  expect(at(north, 'clinic_number')).toBe(at(north, 'clinic_number'))
  expect(
    new Set([at(north, 'clinic_number'), at(south, 'clinic_number'), at(north, 'nhs_number')]).size,
  ).toBe(3)
})

test('a link that was handed out stays the same when the index key is changed', () => {
  const { wrappingKey, indexKey } = secrets
  const link = (ring: Keyring) => ring.workedOut('calendar', 'link', '4711').toString('hex')
  const changed = { wrappingKey, indexKey: randomBytes(32) }
  expect(link(new Keyring({ ...changed, linkKey: indexKey }))).toBe(link(new Keyring(secrets)))
  expect(link(new Keyring(changed))).not.toBe(link(new Keyring(secrets)))
})

test('whoever was erased cannot be opened again, and stays a row without a name', async () => {
  const id = await makePerson(programme)
  const opened = await acting(programme.worker.orm, system, async ({ db }) => {
    const keys = await dataKeysOf(db, programme.worker.keys, [id])
    const sealed = keys.seal(id, 'Ana', { table: 'person', column: 'called_sealed', id })
    await db
      .updateTable('data_key')
      .set({ wrapped: null, destroyed_at: programme.clock.now() })
      .where('owner_id', '=', id)
      .execute()
    const after = await dataKeysOf(db, programme.worker.keys, [id])
    return after.open(id, sealed, { table: 'person', column: 'called_sealed', id })
  })
  expect(opened).toBeNull()
  const { rows } = await programme.behind.query('select wrapped from data_key where owner_id = $1', [id])
  expect(rows).toEqual([{ wrapped: null }])
})

test('text that nobody sealed is stopped on its way to a sealed column', () => {
  expect(() => new SealedType().convertToDatabaseValue('Ana')).toThrow('Seal the text before')
})

test('a person who was only loaded is not written back', async () => {
  const id = await makePerson(programme)
  const clinician = await programme.signIn('clinician')
  const { orm } = programme.api
  const entitiesOf = ({ db }: Transaction) => {
    const em = orm.em.fork()
    em.setTransactionContext(db)
    return em
  }
  await acting(orm, clinician, async transaction => {
    const em = entitiesOf(transaction)
    const person = await em.findOneOrFail(Person, { id })
    const keys = programme.api.keys.newKey(id)
    person.calledSealed = Sealed.of('Ana', keys.key, { table: 'person', column: 'called_sealed', id })
    await em.flush()
  })
  const changes = await acting(orm, clinician, async transaction => {
    const em = entitiesOf(transaction)
    await em.findOneOrFail(Person, { id })
    em.getUnitOfWork().computeChangeSets()
    return em.getUnitOfWork().getChangeSets().length
  })
  expect(changes).toBe(0)
})

test('no two values are ever sealed with the same random bytes', () => {
  const nonces = new Set(Array.from({ length: 2000 }, () => newNonce().toString('hex')))
  expect(nonces.size).toBe(2000)
})
