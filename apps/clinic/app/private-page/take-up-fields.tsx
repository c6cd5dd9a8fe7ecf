import type { ConsentScope } from '@alongside/domain/consent'
import { useSpoken } from './page-data.ts'
import { Choice, Group, type Mistakes, TextLine } from './page-parts.tsx'
import { hours, type TakeUpValues, waysToReach } from './take-up.values.ts'

interface TakeUpFieldsProps {
  readonly scopes: readonly ConsentScope[]
  readonly values: TakeUpValues
  readonly mistakes: Mistakes
}

/** Each question a yes or a no of its own, then how and when it is safe to be reached. */
export function TakeUpFields({ scopes, values, mistakes }: TakeUpFieldsProps) {
  const { words } = useSpoken()
  const { takeUp } = words
  return (
    <>
      <h2>{takeUp.scopesHeading}</h2>
      {scopes.map(scope => (
        <Group key={scope} name={scope} label={takeUp.scopes[scope]} mistake={mistakes[scope]}>
          <div className="pp-side-by-side">
            {(['yes', 'no'] as const).map(reply => (
              <Choice
                key={reply}
                type="radio"
                name={scope}
                value={reply}
                id={reply === 'yes' ? scope : `${scope}-no`}
                label={words[reply]}
                isChosen={values.scopes[scope] === reply}
              />
            ))}
          </div>
        </Group>
      ))}
      <h2>{takeUp.contactHeading}</h2>
      <TextLine
        name="called"
        label={takeUp.called}
        hint={takeUp.optional}
        value={values.called}
        mistake={mistakes.called}
        most={60}
      />
      <Group name="channels" label={takeUp.ways} mistake={mistakes.channels}>
        {waysToReach.map((way, index) => (
          <Choice
            key={way}
            type="checkbox"
            name="channels"
            value={way}
            id={index === 0 ? 'channels' : `channels-${way}`}
            label={takeUp.way[way]}
            isChosen={values.channels.includes(way)}
          />
        ))}
      </Group>
      <TextLine
        name="phone"
        type="tel"
        label={takeUp.phone}
        hint={takeUp.phoneHint}
        value={values.phone}
        mistake={mistakes.phone}
        most={20}
      />
      <TextLine
        name="email"
        type="email"
        label={takeUp.email}
        hint={takeUp.optional}
        value={values.email}
        mistake={mistakes.email}
        most={120}
      />
      <Group name="days" label={takeUp.days} mistake={mistakes.days}>
        {takeUp.day.map((label, index) => (
          <Choice
            key={label}
            type="checkbox"
            name="days"
            value={String(index + 1)}
            id={index === 0 ? 'days' : `days-${index + 1}`}
            label={label}
            isChosen={values.days.includes(String(index + 1))}
          />
        ))}
      </Group>
      {(['from', 'until'] as const).map(name => (
        <div key={name} className={mistakes[name] ? 'pp-field pp-is-wrong' : 'pp-field'}>
          <label className="pp-label" htmlFor={name}>
            {takeUp[name]}
          </label>
          {mistakes[name] ? <span className="pp-mistake">{words.mistakes[mistakes[name]]}</span> : null}
          <select id={name} name={name} defaultValue={values[name]} dir="ltr">
            {hours.map(hour => (
              <option key={hour} value={hour}>
                {hour}
              </option>
            ))}
          </select>
        </div>
      ))}
      <TextLine
        name="ifSomeoneElseAnswers"
        label={takeUp.someoneElse}
        hint={takeUp.someoneElseHint}
        value={values.ifSomeoneElseAnswers}
        mistake={mistakes.ifSomeoneElseAnswers}
        most={300}
      />
    </>
  )
}
