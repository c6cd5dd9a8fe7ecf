import type { SpcPicture } from './spc-picture.ts'

/** The two icons of these charts, as trusts know them, each with its words: variation, and assurance against an aim. */
export function SpcIcons({ chart }: { readonly chart: SpcPicture }) {
  const { variation, assurance } = chart
  return (
    <ul className="al-spc-icons">
      <li className="al-spc-icons__item">
        <svg aria-hidden="true" width="40" height="40" viewBox="0 0 40 40" focusable="false">
          <circle className={`al-spc-icon al-spc__mark--${variation}`} cx="20" cy="20" r="17" />
          {variation === 'commonCause' ? (
            <path className="al-spc-icon__line" d="M9,22 L15,16 L20,23 L25,17 L31,21" />
          ) : (
            <text className="al-spc-icon__letter" x="20" y="26" textAnchor="middle">
              {letters[variation]}
            </text>
          )}
        </svg>
        {variations[variation]}
      </li>
      {assurance ? (
        <li className="al-spc-icons__item">
          <svg aria-hidden="true" width="40" height="40" viewBox="0 0 40 40" focusable="false">
            <circle
              className={`al-spc-icon al-spc__mark--${assurances[assurance].look}`}
              cx="20"
              cy="20"
              r="17"
            />
            <text className="al-spc-icon__letter" x="20" y="26" textAnchor="middle">
              {assurances[assurance].letter}
            </text>
          </svg>
          {assurances[assurance].words}
        </li>
      ) : null}
    </ul>
  )
}

const letters = { improvement: 'B', concern: 'W', neutralHigh: 'H', neutralLow: 'L' } as const

const variations = {
  commonCause: 'Only chance',
  improvement: 'Better, and more than chance',
  concern: 'Worse, and more than chance',
  neutralHigh: 'Higher, and more than chance',
  neutralLow: 'Lower, and more than chance',
} as const satisfies Record<SpcPicture['variation'], string>

const assurances = {
  consistentlyMet: { words: 'Passes the aim', letter: 'P', look: 'improvement' },
  consistentlyMissed: { words: 'Falls short of the aim', letter: 'F', look: 'concern' },
  hitAndMiss: { words: 'Passes the aim or not, by chance', letter: '?', look: 'commonCause' },
} as const satisfies Record<
  NonNullable<SpcPicture['assurance']>,
  { words: string; letter: string; look: SpcPicture['variation'] }
>
