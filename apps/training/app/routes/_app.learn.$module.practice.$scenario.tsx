import { ButtonLink, Notice, Page, titled } from '@alongside/web/page'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { loadModule } from '../learning/module.server.ts'

export const meta = titled('Practise')

/**
 * One turn of a conversation with somebody made up. Where it stands is in the address, by numbers only; what was
 * chosen is for the one who practises, and is kept nowhere.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { page } = await loadModule(args)
  const scenario = page.scenarios.find(({ id }) => id === args.params.scenario)
  if (!scenario) throw new Response('', { status: 404 })
  const turns = Object.entries(scenario.turns)
  const ends = Object.entries(scenario.ends)
  const names = [...turns, ...ends].map(([name]) => name)
  const { searchParams } = new URL(args.request.url)
  const numberOf = (name: string | null, otherwise: number) => {
    const number = Number(searchParams.get(name ?? ''))
    return Number.isInteger(number) && searchParams.has(name ?? '') ? number : otherwise
  }
  const at = numberOf('at', names.indexOf(scenario.start))
  const name = names[at] ?? scenario.start
  const cameFrom = turns[numberOf('from', -1)]?.[1].choices[numberOf('said', -1)]
  const turn = scenario.turns[name]
  return {
    module: page.key,
    moduleTitle: page.title,
    id: scenario.id,
    title: scenario.title,
    person: scenario.person,
    task: scenario.task,
    isFirst: name === scenario.start,
    before: cameFrom ? { say: cameFrom.say, because: cameFrom.because, serves: cameFrom.serves } : null,
    happens: turn?.happens ?? scenario.ends[name]?.happens ?? '',
    choices: (turn?.choices ?? []).map((choice, said) => ({
      say: choice.say,
      to: `?at=${names.indexOf(choice.leads)}&from=${names.indexOf(name)}&said=${said}`,
    })),
    learn: scenario.ends[name]?.learn ?? null,
  }
}

const servesWords = {
  well: 'That serves them well.',
  partly: 'That serves them in part.',
  badly: 'That does not serve them.',
} as const

/** What happens, what you might say, and what comes of it. */
export default function Practice() {
  const turn = useLoaderData<typeof loader>()
  const home = `/learn/${turn.module}`
  return (
    <Page narrow title={turn.title} caption={turn.moduleTitle} back={{ to: home, label: 'This module' }}>
      {turn.isFirst ? (
        <>
          <p>{turn.person}</p>
          <p>
            <strong>{turn.task}</strong> They are made up. Nobody keeps what you choose.
          </p>
        </>
      ) : null}
      {turn.before ? (
        <Notice
          title={servesWords[turn.before.serves]}
          tone={turn.before.serves === 'badly' ? 'warning' : 'info'}
        >
          <p>You: “{turn.before.say}”</p>
          <p>{turn.before.because}</p>
        </Notice>
      ) : null}
      <p className="al-happens">{turn.happens}</p>
      {turn.learn === null ? (
        <>
          <h2 className="nhsuk-heading-s">What do you do?</h2>
          <ul className="al-choices">
            {turn.choices.map(({ say, to }) => (
              <li key={say}>
                <Link className="al-choice" to={to}>
                  {say}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p>
            <strong>{turn.learn}</strong>
          </p>
          <ButtonLink to={`${home}/practice/${turn.id}`} tone="secondary">
            Try another way
          </ButtonLink>{' '}
          <ButtonLink to={`${home}/check`}>Check what you know</ButtonLink>
        </>
      )}
    </Page>
  )
}
