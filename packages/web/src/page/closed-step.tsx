/** A step that cannot be taken now: it stays visible, greyed out, and says why. */
export function ClosedStep({
  id,
  label,
  reasons,
}: {
  readonly id: string
  readonly label: string
  readonly reasons: readonly string[]
}) {
  const whyId = `why-not-${id}`
  return (
    <>
      {/* Not `disabled`: a person who goes by keyboard or screen reader must reach the reason as well. */}
      <button type="button" className="al-closed" aria-disabled="true" aria-describedby={whyId}>
        {label}
      </button>
      <div className="al-step__why" id={whyId}>
        {reasons.map(reason => (
          <p key={reason}>{reason}</p>
        ))}
      </div>
    </>
  )
}
