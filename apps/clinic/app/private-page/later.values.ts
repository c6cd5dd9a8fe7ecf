/** What the boxes hold on which somebody says when they may be asked again. */
export interface LaterValues {
  readonly when: string
  readonly day: string
  readonly month: string
  readonly year: string
}

export const emptyLater: LaterValues = { when: '', day: '', month: '', year: '' }
