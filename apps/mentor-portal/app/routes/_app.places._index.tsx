import {
  ButtonLink,
  dayInWords,
  Empty,
  Page,
  Panel,
  StateTag,
  SummaryList,
  titled,
} from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AboutMe } from '../room/about-me.tsx'
import { nearTones, nearWords, placeTones } from '../room/place.words.ts'

export const meta = titled('My places')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => ({ places: await api.standing.mine.query() }))
}

/** Where a mentor works, what has to be in date there, and the way into a break and out of it. */
export default function Places() {
  const { places } = useLoaderData<typeof loader>()
  return (
    <Page
      title="My places"
      lead="What must be in date before you meet somebody new. Whatever runs out, those you support stay with you."
    >
      <AboutMe at="places" />
      {places.length === 0 ? (
        <Empty>Nothing is written down here yet. Your coordinator knows it.</Empty>
      ) : null}
      {places.map(place => {
        const step = place.options.find(({ type, open }) => open && type in breakWords)
        return (
          <Panel
            key={place.id}
            title={place.clinicName}
            aside={<StateTag tone={placeTones[place.state] ?? 'grey'}>{place.label}</StateTag>}
          >
            {place.breakUntil ? <p>You chose {dayInWords(place.breakUntil)} as the last day.</p> : null}
            <SummaryList
              rows={place.items.map(({ label, until, nearness }) => ({
                key: label,
                value: (
                  <>
                    <StateTag tone={nearTones[nearness]}>{nearWords[nearness]}</StateTag>{' '}
                    {until ? `${nearness === 'ranOut' ? 'on' : 'until'} ${dayInWords(until)}` : ''}
                  </>
                ),
              }))}
            />
            {step ? (
              <ButtonLink to={`/places/${place.id}/break`} tone="secondary" small>
                {breakWords[step.type as keyof typeof breakWords]}
              </ButtonLink>
            ) : null}
          </Panel>
        )
      })}
      <p className="al-quiet">You take a refresher where you learned. Your coordinator records the rest.</p>
    </Page>
  )
}

const breakWords = { startBreak: 'Take a break', endBreak: 'End the break' } as const
