/** Lists for the tests of intake, sent in as a clinic would. People and numbers in them are made up. */
import { randomUUID } from 'node:crypto'
import type { ListKind } from '@alongside/domain/intake'
import type { SignedIn } from '../actor.ts'
import { appRouter } from '../router.ts'
import type { Programme } from '../testing/programme.ts'
import { createCallerFactory } from '../trpc.ts'

export const peopleHeader = 'Clinic number,Name to use,Reason,Date,Phone'

/** A file of people with these numbers, all newly diagnosed. */
export function peopleFile(...numbers: readonly string[]): string {
  return lines(peopleHeader, ...numbers.map(number => `${number},Ade ${number},newly diagnosed,06/01/2025,`))
}

export function attendanceFile(...rows: readonly string[]): string {
  return lines('Clinic number,Appointment reference,Date,Attended code', ...rows)
}

export function lines(...all: readonly string[]): string {
  return `${all.join('\r\n')}\r\n`
}

/** A clinic of its own for one test. */
export async function makeClinic({ behind }: Programme): Promise<string> {
  const [trust, clinic] = [randomUUID(), randomUUID()]
  await behind.query('insert into trust (id, name) values ($1, $2)', [trust, 'A trust'])
  await behind.query('insert into clinic (id, trust_id, name) values ($1, $2, $3)', [
    clinic,
    trust,
    'A clinic',
  ])
  return clinic
}

/** The API as this account sees it. */
export function apiOf(programme: Programme, caller: SignedIn) {
  return createCallerFactory(appRouter)({ doors: programme.api, caller, secondFactorNeeded: false })
}

type Api = ReturnType<typeof apiOf>

/** Sends a file and settles its columns as suggested. */
export async function previewed(
  api: Api,
  { clinicId, kind = 'people', file }: { clinicId: string; kind?: ListKind; file: string | Uint8Array },
) {
  const uploaded = await api.intake.upload({ clinicId, kind, file: base64(file), commandId: randomUUID() })
  if (uploaded.import.state !== 'reading') return uploaded.import
  const { id } = uploaded.import
  const { mapping } = await api.intake.suggestMapping({ id })
  return api.intake.setMapping({ id, mapping, commandId: randomUUID() })
}

/** Sends a file and imports its good rows. */
export async function imported(
  api: Api,
  list: { clinicId: string; kind?: ListKind; file: string | Uint8Array },
  leaveOutBadRows = false,
) {
  const { id } = await previewed(api, list)
  return api.intake.confirm({ id, leaveOutBadRows, commandId: randomUUID() })
}

export function base64(file: string | Uint8Array): string {
  return Buffer.from(file).toString('base64')
}

/** What a client is told of a no. */
export async function refusalTo(asked: Promise<unknown>) {
  try {
    await asked
  } catch (error) {
    const { cause } = error as { cause?: { refusal?: unknown } }
    return cause?.refusal ?? error
  }
  throw new Error('This should have been refused')
}
