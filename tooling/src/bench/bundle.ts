/** A thousand referrals in one transaction of FHIR, as the system of a clinic sends them with its key. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Doors, openDoors } from '@alongside/api/measuring'
import { runOn } from '@alongside/api/postgres'
import { answerFhir } from '@alongside/api/server'
import type { World } from './world/world.ts'

const reasons = 'https://alongside.example/fhir/CodeSystem/reason'
const reasonDate = 'https://alongside.example/fhir/StructureDefinition/reason-date'

/** Milliseconds from the message to its answer. Anything but a yes to all of it is an error. */
export async function bundleTaken(copy: World, count: number): Promise<number> {
  const doors = await openDoors(copy.urls.alongside_api, copy.secrets)
  try {
    const key = await keyOfASystem(copy)
    // the definitions of the standard are loaded with the first message of a process, and stay
    await sent(doors, key, 'WARM', 1)
    const began = performance.now()
    await sent(doors, key, 'FHIR', count)
    return performance.now() - began
  } finally {
    await doors.close()
  }
}

async function sent(doors: Doors, key: string, prefix: string, count: number): Promise<void> {
  const body = Buffer.from(JSON.stringify(bundleOf(prefix, count)))
  const { status, body: said } = await answerFhir(doors, 'https://api.example/fhir', {
    method: 'POST',
    path: '',
    query: '',
    authorization: `Bearer ${key}`,
    contentType: 'application/fhir+json',
    prefer: 'return=minimal',
    body,
  })
  if (status !== 200) throw new Error(`The bundle was answered with ${status}: ${said.slice(0, 500)}`)
}

function bundleOf(prefix: string, count: number) {
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: Array.from({ length: count }, (_, n) => pairOf(`${prefix}${n}`)).flat(),
  }
}

/** A request and its person. */
function pairOf(number: string) {
  const who = `urn:uuid:${randomUUID()}`
  return [
    {
      fullUrl: who,
      resource: {
        resourceType: 'Patient',
        identifier: [{ system: 'https://clinic.example/Id/number', value: number }],
        name: [{ use: 'official', family: 'Okafor', given: ['Ada'], prefix: ['Ms'] }],
        telecom: [{ system: 'phone', value: '07700 900123', use: 'mobile' }],
        gender: 'female',
        birthDate: '1988-04-02',
      },
      request: { method: 'POST', url: 'Patient' },
    },
    {
      fullUrl: `urn:uuid:${randomUUID()}`,
      resource: {
        resourceType: 'ServiceRequest',
        extension: [{ url: reasonDate, valueDate: '2026-01-10' }],
        identifier: [{ system: 'https://clinic.example/Id/request', value: `R-${number}` }],
        status: 'active',
        intent: 'order',
        subject: { reference: who },
        authoredOn: '2026-01-11T09:00:00Z',
        reasonCode: [{ coding: [{ system: reasons, code: 'newly-diagnosed' }] }],
      },
      request: { method: 'POST', url: 'ServiceRequest' },
    },
  ]
}

/** A system of the clinic with a key of its own, made past the policies. */
async function keyOfASystem({ url, clinicId }: World): Promise<string> {
  const key = `alk_${randomBytes(32).toString('base64url')}`
  const ids = [randomUUID(), randomUUID(), randomUUID()]
  await runOn(
    url,
    `with who as (insert into account (id, role) values ($1, 'integration') returning id),
     place as (insert into account_clinic (account_id, clinic_id) select id, $4::uuid from who),
     made as (
       insert into clinic_system (id, clinic_id, account_id, name, per_minute, made_at)
       select $2, $4::uuid, id, 'Records', 10000, now() from who returning id
     )
     insert into clinic_key (id, system_id, key_hash, begins_with, made_at)
     select $3, id, $5, 'alk_', now() from made`,
    [...ids, clinicId, createHash('sha256').update(key).digest('hex')],
  )
  return key
}
