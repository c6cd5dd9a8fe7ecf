import type { ContactRules } from '@alongside/domain/contact-rules'
import type { Language, LinkAnswer } from '@alongside/domain/messages'
import { defineEntity } from '@mikro-orm/core'
import { bytes, count, day, flag, id, instant, json, sealed, small, text } from '../database/columns.ts'

export const PersonSchema = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: id().primary(),
    clinicId: id(),
    calledSealed: sealed().strictNullable(),
    contactSealed: sealed().strictNullable(),
    contactRules: json<ContactRules>().strictNullable(),
    nameSealed: sealed().strictNullable(),
    clinicNumberSealed: sealed().strictNullable(),
    clinicNumberIndex: bytes().strictNullable(),
    releasedAt: instant().strictNullable(),
    createdAt: instant(),
    changedAt: instant(),
    seq: count(),
    diedOn: day().strictNullable(),
    erasedAt: instant().strictNullable(),
    /** The record that holds what this one held, once they were found to be one person. */
    mergedInto: id().strictNullable(),
  },
})

/** A client: identity and safe contact, apart from every episode of support. */
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person)

export const ConsentSchema = defineEntity({
  name: 'Consent',
  tableName: 'consent',
  properties: {
    id: id().primary(),
    personId: id(),
    clinicId: id(),
    scope: text(),
    given: flag(),
    askedBy: id().strictNullable(),
    how: text(),
    at: instant(),
    withdrawnAt: instant().strictNullable(),
    /** Said in an episode before this one: it holds no longer. */
    lapsedAt: instant().strictNullable(),
  },
})

/** Free words about a person, sealed; the journal holds only the id. */
export const NoteSchema = defineEntity({
  name: 'Note',
  tableName: 'note',
  properties: {
    id: id().primary(),
    kind: text(),
    lifecycleId: id(),
    seq: count(),
    field: text(),
    episodeId: id().strictNullable(),
    clinicId: id(),
    personId: id().strictNullable(),
    holderId: id().strictNullable(),
    accountId: id().strictNullable(),
    at: instant(),
    textSealed: sealed(),
  },
})

export const DataKeySchema = defineEntity({
  name: 'DataKey',
  tableName: 'data_key',
  properties: {
    ownerId: id().primary(),
    wrapped: bytes().strictNullable(),
    wrappingKeyId: small().default(1),
    createdAt: instant().defaultRaw('now()'),
    destroyedAt: instant().strictNullable(),
  },
})

export const PrivateLinkSchema = defineEntity({
  name: 'PrivateLink',
  tableName: 'private_link',
  properties: {
    tokenHash: text().primary(),
    personId: id(),
    clinicId: id(),
    referralId: id().strictNullable(),
    purpose: text(),
    expiresAt: instant(),
    usedAt: instant().strictNullable(),
    id: id(),
    language: text().$type<Language>(),
    issuedBy: id(),
    issuedAt: instant(),
    fromSealed: sealed(),
    revokedAt: instant().strictNullable(),
    answer: text().$type<LinkAnswer>().strictNullable(),
    answeredBy: id().strictNullable(),
  },
})
