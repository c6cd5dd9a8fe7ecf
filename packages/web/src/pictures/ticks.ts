interface Scale {
  ticks(count?: number): number[]
}

/** The lines of a chart from the side: whole ones where only whole things are counted, as nobody is half a person. */
export function ticksOf(scale: Scale, figures: readonly number[]): number[] {
  const ticks = scale.ticks(4)
  return figures.every(Number.isInteger) ? ticks.filter(Number.isInteger) : ticks
}
