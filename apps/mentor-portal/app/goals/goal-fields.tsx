import { RadiosField } from '@alongside/web/form'

const numbers = Array.from({ length: 11 }, (_, index) => String(index))

/** How near they feel to each goal, if they like to say. */
export function GoalFields({
  goals,
}: {
  readonly goals: readonly {
    readonly goalId: string
    readonly text: string
    readonly latest: number | null
  }[]
}) {
  return goals.map(({ goalId, text, latest }) => (
    <RadiosField
      key={goalId}
      name={`goals.${goalId}`}
      label={`“${text}” – how near do they feel?`}
      labelSize="s"
      hint={`They say the number: 0 is not begun, 10 is reached.${latest === null ? '' : ` Last time: ${latest}.`}`}
      look="chips"
      optional
      choices={[...numbers.map(value => ({ value, label: value })), { value: '', label: 'Not asked' }]}
    />
  ))
}
