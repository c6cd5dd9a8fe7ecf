export * from './account.rules.ts'
export * from './session.rules.ts'
