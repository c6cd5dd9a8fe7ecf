import type { Role } from '@alongside/domain/people'
import { defineEntity } from '@mikro-orm/core'
import { id, instant, sealed, text } from '../database/columns.ts'

/** Somebody who signs in: apart from the mentor or the client that the same human being may also be. */
export const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: id().primary(),
    authUserId: id().strictNullable(),
    role: text().$type<Role>(),
    nameSealed: sealed().strictNullable(),
    createdAt: instant(),
    disabledAt: instant().strictNullable(),
  },
})

export const AccountClinicSchema = defineEntity({
  name: 'AccountClinic',
  tableName: 'account_clinic',
  properties: { accountId: id().primary(), clinicId: id().primary() },
})

/** A worker who is or was a client: the account and the person are the same human being. */
export const HatSchema = defineEntity({
  name: 'Hat',
  tableName: 'hat',
  properties: { accountId: id().primary(), personId: id().primary() },
})
