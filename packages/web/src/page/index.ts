/** The parts that pages are made of. */
export { besideSupport } from './beside-support.ts'
export { Day, dayInWords, Moment, momentInWords, monthInWords, nearInWords } from './days.tsx'
export { ErrorSummary } from './error-summary.tsx'
export {
  type Column,
  DataTable,
  type DataTableProps,
  Empty,
  Pagination,
  type PaginationProps,
  SummaryList,
  type SummaryRow,
  Timeline,
  type TimelineItem,
  type WorkItem,
  WorkList,
} from './lists.tsx'
export { Page, PageHeading, type PageHeadingProps, type PageProps } from './page.tsx'
export {
  ButtonLink,
  Columns,
  More,
  Notice,
  Panel,
  type PanelProps,
  Progress,
  type ProgressProps,
} from './panels.tsx'
export { type Step, StepLinks } from './step-links.tsx'
export { Clock, type ClockProps, clockWords, StateTag, type Tone } from './tags.tsx'
export { titled } from './titled.ts'
export { type ListView, Views } from './views.tsx'
export { Written } from './written.tsx'
