export * from './session.schema.ts'
