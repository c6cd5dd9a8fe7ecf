export * from './access.words.ts'
