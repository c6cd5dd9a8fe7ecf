import { system } from '../actor.ts'
import { acting } from '../database/acting.ts'
import { dataKeysOf } from '../database/keys.ts'
import type { Doors } from '../doors.ts'
import type { Carrier, Letter } from './carrier.ts'

/** Carries nothing out of the house: whoever shows the programme to others reads the letters on a page. */
export function localCarrier(doors: Doors): Carrier {
  async function carry(letter: Letter) {
    const { id, personId, sealedBy } = letter
    await acting(doors.orm, system, async ({ db }) => {
      const keys = await dataKeysOf(db, doors.keys, [sealedBy])
      const seal = (column: string, text: string) =>
        keys.seal(sealedBy, text, { table: 'local_post', column, id }).bytes
      await db
        .insertInto('local_post')
        .values({
          message_id: id,
          clinic_id: letter.clinicId,
          person_id: personId,
          sealed_by: personId === null ? sealedBy : null,
          channel: letter.channel,
          to_sealed: seal('to_sealed', letter.to),
          body_sealed: seal('body_sealed', letter.body),
          at: doors.now(),
        })
        .onConflict(oc => oc.column('message_id').doNothing())
        .execute()
    })
    return { came: 'sent', reference: null } as const
  }
  return { carry }
}
