/** The kinds of column that the tables are made of, so that an entity reads like its table. */
import type { Instant, PlainDate } from '@alongside/domain/time'
import { p, Type } from '@mikro-orm/core'
import { type Sealed, SealedType } from './sealed.ts'

/** A moment as ISO text. The pool reads timestamps that way, so that no `Date` ever enters the programme. */
class InstantType extends Type<Instant, string> {
  override getColumnType(): string {
    return 'timestamptz'
  }

  /** The ORM makes a `Date` of such a column whatever the pool gives it. */
  override convertToJSValue(value: unknown): Instant {
    return (value instanceof Date ? value.toISOString() : value) as Instant
  }

  override get runtimeType(): string {
    return 'string'
  }
}

/** A London day as ISO text. */
class DayType extends Type<PlainDate, string> {
  override getColumnType(): string {
    return 'date'
  }

  override get runtimeType(): string {
    return 'string'
  }
}

export const id = () => p.uuid()
export const text = () => p.text()
export const count = () => p.integer()
export const small = () => p.smallint()
export const flag = () => p.boolean()
export const json = <T>() => p.json<T>()
export const texts = () => p.array<string>().columnType('text[]')
export const ids = () => p.array<string>().columnType('uuid[]')
export const instant = () => p.type(InstantType).$type<Instant>()
export const day = () => p.type(DayType).$type<PlainDate>()
export const bytes = () => p.blob().$type<Uint8Array>()
export const sealed = () => p.type(SealedType).$type<Sealed>()
