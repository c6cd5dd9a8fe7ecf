/** What if: the machines of the programme, played with people who never were. */
export { type Chance, chanceOf } from './chance.ts'
export * from './compare.ts'
export * from './scenario.ts'
export { type Course, simulate, type Week } from './simulate.ts'
