/** Pictures of figures and ways, drawn on the server; each says the same in words. */
export { type Bar, BarChart, type BarChartProps } from './bar-chart.tsx'
export { ChangeChart, type ChangeChartProps } from './change-chart.tsx'
export type { ChartWords } from './chart-frame.tsx'
export { Figure, type FigureProps, Figures } from './figure.tsx'
export { Journey, type JourneyProps, type Stage } from './journey.tsx'
export { LineChart, type LineChartProps } from './line-chart.tsx'
