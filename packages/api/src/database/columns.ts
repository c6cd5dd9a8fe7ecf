/** The kinds of column that the tables are made of, so that an entity reads like its table. */
import type { Instant, PlainDate } from '@alongside/domain/time'
import { p } from '@mikro-orm/core'
import { SealedType } from './sealed.ts'

export const id = () => p.uuid()
export const text = () => p.text()
export const count = () => p.integer()
export const small = () => p.smallint()
export const flag = () => p.boolean()
export const json = <T>() => p.json<T>()
export const texts = () => p.string().$type<string[]>().columnType('text[]')
export const ids = () => p.string().$type<string[]>().columnType('uuid[]')
/** A moment, as ISO text: the pool reads timestamps that way, so that no `Date` ever enters the programme. */
export const instant = () => p.string().$type<Instant>().columnType('timestamptz')
/** A London day, as ISO text. */
export const day = () => p.string().$type<PlainDate>().columnType('date')
export const bytes = () => p.blob().$type<Uint8Array>()
export const sealed = () => p.type(SealedType)
