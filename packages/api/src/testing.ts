export { createTestDatabase, type TestDatabase } from './testing/database.ts'
