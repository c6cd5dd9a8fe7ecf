/** How far somebody is, as a bar and in words. */
export function Bar({
  label,
  done,
  of,
  words,
}: {
  readonly label: string
  readonly done: number
  readonly of: number
  readonly words?: string
}) {
  return (
    <div className="al-bar">
      <label className="al-bar__label">
        <span>{label}</span>
        <span className="al-bar__words">{words ?? `${done} of ${of}`}</span>
        <progress className="al-bar__line" value={done} max={Math.max(of, 1)}>
          {words ?? `${done} of ${of}`}
        </progress>
      </label>
    </div>
  )
}
