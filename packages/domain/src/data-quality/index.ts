export * from './data-quality.rules.ts'
