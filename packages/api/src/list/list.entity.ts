import { defineEntity } from '@mikro-orm/core'
import { bytes, count, id, instant, json, sealed, text, texts } from '../database/columns.ts'

type ListKind = 'people' | 'attendance'

/** Which column of a clinic's file means what, remembered from the last time. */
export const ListMappingSchema = defineEntity({
  name: 'ListMapping',
  tableName: 'list_mapping',
  properties: {
    clinicId: id().primary(),
    kind: text().$type<ListKind>().primary(),
    mapping: json<Record<string, unknown>>(),
    setBy: id().strictNullable(),
    setAt: instant(),
  },
})

export const ListImportSchema = defineEntity({
  name: 'ListImport',
  tableName: 'list_import',
  properties: {
    id: id().primary(),
    clinicId: id(),
    kind: text().$type<ListKind>(),
    state: text().$type<'reading' | 'preview' | 'importing' | 'done' | 'dropped' | 'failed'>(),
    fileHash: bytes(),
    fileSealed: sealed().strictNullable(),
    notices: texts().defaultRaw(`'{}'`),
    mapping: json<Record<string, unknown>>(),
    rowsTotal: count().default(0),
    rowsGood: count().default(0),
    rowsBad: count().default(0),
    rowsKnown: count().default(0),
    rowsDone: count().default(0),
    madeBy: id(),
    madeAt: instant(),
    changedAt: instant(),
    endedAt: instant().strictNullable(),
    problem: text().strictNullable(),
  },
})

export const ListImportRowSchema = defineEntity({
  name: 'ListImportRow',
  tableName: 'list_import_row',
  properties: {
    listImportId: id().primary(),
    rowNo: count().primary(),
    clinicId: id(),
    state: text().$type<'good' | 'bad' | 'known' | 'done'>(),
    rowSealed: sealed().strictNullable(),
    problems: json<unknown[]>().defaultRaw(`'[]'`),
    personId: id().strictNullable(),
  },
})
