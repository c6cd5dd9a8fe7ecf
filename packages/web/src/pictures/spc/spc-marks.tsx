import type { SpcPointType } from './spc-picture.ts'

/** What a point looks like: each kind has a shape of its own as well as a colour. */
export const looks: readonly { readonly types: readonly SpcPointType[]; readonly words: string }[] = [
  { types: ['commonCause'], words: 'Chance' },
  { types: ['improvement'], words: 'Better, more than chance' },
  { types: ['concern'], words: 'Worse, more than chance' },
  { types: ['neutralHigh', 'neutralLow'], words: 'Changed, more than chance' },
]

export function PointMark({
  x,
  y,
  type = 'commonCause',
}: {
  readonly x: number
  readonly y: number
  readonly type?: SpcPointType | undefined
}) {
  return (
    <svg aria-hidden="true" x={`${x}%`} y={`${y}%`} overflow="visible" className={`al-spc__mark--${type}`}>
      <Shape type={type} />
    </svg>
  )
}

function Shape({ type }: { readonly type: SpcPointType }) {
  switch (type) {
    case 'improvement':
      return <path d="M0,-7 L7,0 L0,7 L-7,0 Z" />
    case 'concern':
      return <rect x="-5.5" y="-5.5" width="11" height="11" />
    case 'neutralHigh':
    case 'neutralLow':
      return <path d="M0,-6.5 L6.5,5 L-6.5,5 Z" />
    case 'commonCause':
      return <circle r="4.5" />
  }
}
