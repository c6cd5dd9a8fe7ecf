/** Every row that can be proved, by its id. A row is loaded when it is asked for: most bring a database with them. */
import type { Row } from './row.ts'

export const rows: Readonly<Record<string, () => Promise<Row>>> = {
  T1: async () => (await import('./t01-who-may.ts')).row,
  T2: async () => (await import('./t02-everything-guarded.ts')).row,
  T4: async () => (await import('./t04-database-lints.ts')).row,
  T5: async () => (await import('./t05-canaries.ts')).row,
  T6: async () => (await import('./t06-any-input.ts')).row,
  T7: async () => (await import('./t07-raw-bytes.ts')).row,
  T8: async () => (await import('./t08-foreign-forms.ts')).row,
  T10: async () => (await import('./t10-sign-in.ts')).row,
  T11: async () => (await import('./t11-last-place.ts')).row,
  T12: async () => (await import('./t12-crossing-answers.ts')).row,
  T13: async () => (await import('./t13-simulation.ts')).row,
  T14: async () => (await import('./t14-clocks.ts')).row,
  T15: async () => (await import('./t15-crash-points.ts')).row,
  T16: async () => (await import('./t16-exactly-once.ts')).row,
  T18: async () => (await import('./t18-restore.ts')).row,
  T19: async () => (await import('./t19-access-log.ts')).row,
  T20: async () => (await import('./t20-migrations.ts')).row,
  T21: async () => (await import('./t21-small-numbers.ts')).row,
  T22: async () => (await import('./t22-erasure.ts')).row,
  T26: async () => (await import('./t26-headers.ts')).row,
  T27: async () => (await import('./t27-supply.ts')).row,
  T28: async () => (await import('./t28-insider.ts')).row,
}
