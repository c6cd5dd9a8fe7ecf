/** The two widths that every page has to be good at. */
export const widths = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 900 } },
} as const

export type Width = keyof typeof widths
