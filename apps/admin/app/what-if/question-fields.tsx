import {
  type Change,
  changeWords,
  type Origin,
  type Today,
  type TodayField,
  todayWords,
} from '@alongside/domain/what-if'
import { TextField } from '@alongside/web/form'

/** What would be otherwise. */
export function ChangeFields() {
  return (
    <div className="wi-fields">
      {(Object.keys(changeWords) as (keyof Change)[]).map(name => (
        <TextField
          key={name}
          name={`change.${name}`}
          width={3}
          inputMode="decimal"
          {...changeWords[name]}
          optional={isOptional(name)}
        />
      ))}
    </div>
  )
}

/** Today, number by number; each can be put otherwise. */
export function TodayFields({
  origins,
}: {
  readonly origins: Readonly<Partial<Record<TodayField, Origin>>>
}) {
  return (
    <div className="wi-fields">
      {(Object.keys(todayWords) as TodayField[]).map(name => {
        const { hint, ...words } = todayWords[name]
        const guess = origins[name] === 'tooFew' ? 'A guess: too few people were counted.' : undefined
        return (
          <TextField
            key={name}
            name={`today.${name}`}
            width={4}
            inputMode="decimal"
            {...words}
            hint={[hint, guess].filter(part => part !== undefined).join(' ') || undefined}
          />
        )
      })}
    </div>
  )
}

/** A question as the boxes of its form hold it. */
export function valuesOf(question: {
  readonly today: Today
  readonly change: Partial<Change>
  readonly months: number
  readonly targetDays: number
}): Record<string, string> {
  const boxes: Record<string, string> = {
    months: String(question.months),
    targetDays: String(question.targetDays),
  }
  for (const [name, value] of Object.entries(question.today)) boxes[`today.${name}`] = String(value)
  for (const [name, value] of Object.entries(question.change))
    if (value !== undefined) boxes[`change.${name}`] = String(value)
  return boxes
}

function isOptional(name: keyof Change): boolean {
  return name === 'placesEach' || name === 'firstTryWithinDays'
}
