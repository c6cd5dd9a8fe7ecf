/** What an administrator does with places and their settings. A setting is never written over: a change is a new row with its day. */

import type { SettingChange } from '@alongside/domain/clinic-setting-change'
import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import { standardSettings } from '@alongside/domain/clinic-settings'
import { differences } from '@alongside/domain/clinic-settings-words'
import { mayBeSent } from '@alongside/domain/messages'
import { type Instant, londonDateOf, type PlainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { SignedIn } from '../actor.ts'
import { journalOf } from '../administration/journal.ts'
import type { Answer } from '../answer.ts'
import { type Changing, change } from '../change.ts'
import type { Doors } from '../doors.ts'
import { placeNames } from '../message/whose-words.ts'
import { settingRows } from './place.views.ts'
import { refuseWrongWords, wordsAfter } from './words.changes.ts'

interface Command {
  readonly commandId: string
}

export function addTrust(
  doors: Doors,
  caller: SignedIn,
  { name, commandId }: Command & { readonly name: string },
): Promise<Answer<{ id: string }>> {
  return change(doors, caller, { what: 'places.addTrust', commandId }, async changing => {
    await refuseSameName(changing, 'trust', name)
    const id = changing.newId()
    await changing.db.insertInto('trust').values({ id, name }).execute()
    await journalOf(changing, { what: 'trustAdded', detail: { name } })
    return { id }
  })
}

export function addClinic(
  doors: Doors,
  caller: SignedIn,
  {
    trustId,
    name,
    openedOn,
    commandId,
  }: Command & { readonly trustId: string; readonly name: string; readonly openedOn: PlainDate },
): Promise<Answer<{ id: string }>> {
  return change(doors, caller, { what: 'places.addClinic', commandId }, async changing => {
    const trust = await changing.db
      .selectFrom('trust')
      .select('id')
      .where('id', '=', trustId)
      .executeTakeFirst()
    if (!trust) return changing.refuse('not-found')
    await refuseSameName(changing, 'clinic', name)
    const id = changing.newId()
    await changing.db
      .insertInto('clinic')
      .values({ id, trust_id: trustId, name, opened_on: openedOn })
      .execute()
    await journalOf(changing, { what: 'clinicAdded', clinicId: id, detail: { name, openedOn } })
    return { id }
  })
}

/** A new name for a trust or a clinic. Its id, and everything that hangs on it, stays. */
export function rename(
  doors: Doors,
  caller: SignedIn,
  {
    place,
    id,
    name,
    commandId,
  }: Command & { readonly place: 'trust' | 'clinic'; readonly id: string; readonly name: string },
): Promise<Answer<{ done: true }>> {
  return change(doors, caller, { what: 'places.rename', commandId }, async changing => {
    const { db } = changing
    const found = await db
      .selectFrom(place)
      .select('name')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!found) return changing.refuse('not-found')
    if (found.name === name) return { done: true }
    await refuseSameName(changing, place, name)
    await db.updateTable(place).set({ name }).where('id', '=', id).execute()
    await journalOf(changing, {
      what: place === 'clinic' ? 'clinicRenamed' : 'trustRenamed',
      ...(place === 'clinic' ? { clinicId: id } : {}),
      detail: { from: found.name, to: name },
    })
    return { done: true }
  })
}

/** Two places with one name would be mistaken for each other on every list. */
async function refuseSameName(changing: Changing, place: 'trust' | 'clinic', name: string): Promise<void> {
  const rows = await changing.db.selectFrom(place).select('name').execute()
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()
  if (rows.some(row => plain(row.name) === plain(name)))
    changing.refuse('not-valid', {
      fields: { name: [`There is a ${place} with this name already. Choose another`] },
    })
}

/** Settles one part anew, from a day on. */
export function settle(
  doors: Doors,
  caller: SignedIn,
  {
    clinicId,
    version,
    effectiveOn,
    change: part,
    commandId,
  }: Command & {
    readonly clinicId: string
    readonly version: Instant | null
    readonly effectiveOn: PlainDate
    readonly change: SettingChange
  },
): Promise<Answer<{ changes: string[] }>> {
  return change(doors, caller, { what: 'places.settle', commandId }, async changing => {
    const { db, at } = changing
    // two administrators take turns at one clinic
    const clinic = await db
      .selectFrom('clinic')
      .select('id')
      .where('id', '=', clinicId)
      .forUpdate()
      .executeTakeFirst()
    if (!clinic) return changing.refuse('not-found')
    const rows = await settingRows(changing, clinicId)
    const newest =
      rows
        .map(({ set_at }) => set_at)
        .sort()
        .at(-1) ?? null
    if (newest !== version) return changing.refuse('changed-meanwhile')
    const today = londonDateOf(at)
    const last = rows.at(-1)
    if (effectiveOn < today)
      return changing.refuse('not-valid', {
        fields: { effectiveOn: ['What has been stays as it was. Choose today or a later day'] },
      })
    if (last && effectiveOn < last.effective_on)
      return changing.refuse('not-valid', {
        fields: {
          effectiveOn: ['Another change is coming after this day. Choose its day, or a later one'],
        },
      })
    const before = last?.settings ?? standardSettings
    const after: ClinicSettings = { ...before, ...settingOf(part, before) }
    const changes = differences(before, after)
    if (part.group === 'messages') {
      const allowed = mayBeSent(part.value.sender, await placeNames(changing, clinicId))
      if (allowed !== true) return changing.refuse('not-valid', { fields: { 'value.sender': [allowed] } })
    }
    if (part.group === 'words') await refuseWrongWords(changing, part.value)
    if (changes.length === 0)
      return changing.refuse('refused', { reasons: ['Nothing is different from what holds already.'] })
    await db
      .insertInto('clinic_setting')
      .values({
        clinic_id: clinicId,
        effective_on: effectiveOn,
        set_at: at,
        set_by: caller.accountId,
        settings: sql<ClinicSettings>`${JSON.stringify(after)}::jsonb`,
      })
      .execute()
    await journalOf(changing, { what: 'settled', clinicId, detail: { from: effectiveOn, changes } })
    return { changes }
  })
}

function settingOf(part: SettingChange, before: ClinicSettings): Partial<ClinicSettings> {
  if (part.group === 'words') return { words: wordsAfter(before.words, part.value) }
  if (part.group === 'lostToFollowUp') return { lostToFollowUpMonths: part.value.months }
  return { [part.group]: part.value }
}
