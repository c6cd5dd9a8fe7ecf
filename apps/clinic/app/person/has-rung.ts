interface Entry {
  readonly lifecycleId: string
  readonly type: string
}

/** Clocks that remind and begin anew. The end of the decision window is none of them: it moves things on. */
const reminders: readonly string[] = [
  'timer.tellDue',
  'timer.reOfferDue',
  'timer.releaseDue',
  'timer.triageDue',
]

/** Whether the clinic was reminded of a record and nobody has acted since; entries come with the latest first. */
export function hasRung(
  entries: readonly Entry[],
  { id, owner }: { readonly id: string; readonly owner: string },
): boolean {
  const last = entries.find(entry => entry.lifecycleId === id)
  return owner === 'clinic' && last !== undefined && reminders.includes(last.type)
}
