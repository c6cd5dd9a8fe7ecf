/** The parts that pages are made of. */
export { besideSupport } from './beside-support.ts'
export { type Column, DataTable, type DataTableProps } from './data-table.tsx'
export { Day, dayInWords, Moment, momentInWords, monthInWords, nearInWords } from './days.tsx'
export { Empty } from './empty.tsx'
export { ErrorSummary } from './error-summary.tsx'
export { Page, PageHeading, type PageHeadingProps, type PageProps } from './page.tsx'
export { Pagination, type PaginationProps } from './pagination.tsx'
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
export { SummaryList, type SummaryRow } from './summary-list.tsx'
export { Clock, type ClockProps, clockWords, StateTag, type Tone } from './tags.tsx'
export { Timeline, type TimelineItem } from './timeline.tsx'
export { titled } from './titled.ts'
export { type ListView, Views } from './views.tsx'
export { type WorkItem, WorkList } from './work-list.tsx'
export { Written } from './written.tsx'
