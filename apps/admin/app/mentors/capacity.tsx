/** People and places, as dots and in words. Somebody who weighs double takes two. */
export function Capacity({
  open,
  places: taken,
  capacity,
}: {
  readonly open: number
  readonly places: number
  readonly capacity: number
}) {
  const places = Math.max(taken, capacity)
  return (
    <p className="ad-mentor__fact">
      <svg
        className="ad-places"
        width={places * 20}
        height="16"
        viewBox={`0 0 ${places * 20} 16`}
        aria-hidden="true"
        focusable="false"
      >
        {Array.from({ length: places }, (_, index) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: places are alike and never move
            key={index}
            className={index < taken ? 'ad-places__taken' : 'ad-places__free'}
            cx={index * 20 + 8}
            cy="8"
            r="6.5"
          />
        ))}
      </svg>{' '}
      Supports {open}, {taken} of {capacity} places taken
    </p>
  )
}
