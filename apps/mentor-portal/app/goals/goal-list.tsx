import type { GoalLine } from './goals.server.ts'

/** Each goal with its number as a bar: theirs, from 0 to 10. */
export function GoalList({ goals }: { readonly goals: readonly GoalLine[] }) {
  return (
    <ul className="al-goals">
      {goals.map(({ goalId, text, latest, change, isLetGo }) => (
        <li key={goalId} className={isLetGo ? 'al-goal al-goal--let-go' : 'al-goal'}>
          <p className="al-goal__text">{text}</p>
          {isLetGo ? <p className="al-quiet">Let go of</p> : null}
          {latest === null || isLetGo ? null : (
            <>
              <svg
                className="al-goal__bar"
                width="100%"
                height="14"
                viewBox="0 0 100 14"
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                <rect className="al-goal__way" width="100" height="14" />
                <rect className="al-goal__done" width={latest * 10} height="14" />
                {change ? (
                  <rect
                    className="al-goal__from"
                    x={Math.max(0, change.from * 10 - 0.5)}
                    width="1"
                    height="14"
                  />
                ) : null}
              </svg>
              <p className="al-goal__words">
                <strong>{latest}</strong> of 10{change ? `, ${moved(change)}` : ''}
              </p>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function moved({ from, to }: { readonly from: number; readonly to: number }): string {
  if (from === to) return `the same as at first`
  return `${to > from ? 'up' : 'down'} from ${from} at first`
}
