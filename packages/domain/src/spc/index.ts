/** Charts of a measure over time: what is only noise, what is a signal, and what it says about a target. */
export * from './chart.ts'
export * from './run-chart.ts'
export * from './signals.ts'
export * from './xmr.ts'
