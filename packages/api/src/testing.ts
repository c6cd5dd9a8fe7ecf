export { aSystem } from './testing/clinic-system.ts'
export { createTestDatabase, type TestDatabase } from './testing/database.ts'
export * from './testing/journey.ts'
export { anyHour, makePerson, openProgramme, type Programme } from './testing/programme.ts'
