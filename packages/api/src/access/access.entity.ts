import type { Role } from '@alongside/domain/people'
import { defineEntity, p } from '@mikro-orm/core'
import { bytes, id, ids, instant, text } from '../database/columns.ts'

/** Who looked at whose record, written in the transaction of the looking and chained after it. */
export const AccessLogSchema = defineEntity({
  name: 'AccessLog',
  tableName: 'access_log',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    at: instant(),
    accountId: id().strictNullable(),
    role: text().$type<Role>(),
    what: text(),
    outcome: text().$type<'read' | 'changed' | 'denied'>().default('read'),
    clinicId: id().strictNullable(),
    personIds: ids().defaultRaw(`'{}'`),
    xid: p.string().columnType('xid8').defaultRaw('pg_current_xact_id()'),
    chainNo: p.bigint('number').strictNullable(),
    chain: bytes().strictNullable(),
  },
})
