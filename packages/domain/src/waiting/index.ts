export * from './who-covers.ts'
