/** Counts under each other, each with its words. */
export function Counts({
  rows,
}: {
  readonly rows: readonly { readonly key: string; readonly note?: string; readonly value: string }[]
}) {
  return (
    <dl className="ad-counts">
      {rows.map(row => (
        <div key={row.key} className="ad-counts__row">
          <dt>
            {row.key}
            {row.note ? <span className="ad-parts">{row.note}</span> : null}
          </dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
