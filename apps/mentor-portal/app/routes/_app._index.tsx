import { Clock, Columns, Page, StateTag, titled, WorkList } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import { NoticeList } from '@alongside/web/work'
import { NoticeDone } from '@alongside/web/work.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { NotAMentor } from '../not-a-mentor.tsx'
import { PeopleList } from '../people/people-list.tsx'
import { stepPage } from '../person/steps.ts'
import { CheckForm, sendCheck } from '../today/check.server.ts'
import { MeetingCard } from '../today/meeting-card.tsx'
import { type Today, todayOf } from '../today/today.server.ts'

export const meta = titled('My work today')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => ({ today: await todayOf(api) }))
}

export function action(args: ActionFunctionArgs) {
  return submit(args, z.union([CheckForm, NoticeDone]), async (form, api) => {
    if ('event' in form) return { to: '/', said: await sendCheck(form, api) }
    await api.work.noticeDone.mutate(form)
    return { to: '/', said: 'Ticked off' }
  })
}

/** What waits for this mentor, the next session first. */
export default function Home() {
  const { today } = useLoaderData<typeof loader>()
  if (today === null) return <NotAMentor />
  const { next, proposals, answered, todo, more, own, ending, notices, people, peopleInAll } = today
  return (
    <Page title="My work today">
      <Columns
        main={
          <>
            {next ? (
              <MeetingCard
                meeting={next.meeting}
                title={`Your next session: ${next.called ?? 'somebody'}`}
                logPage={stepPage(next.personId, 'logSession')}
              >
                <Link className="al-next__link" to={`/people/${next.personId}`}>
                  Open their page
                </Link>
              </MeetingCard>
            ) : null}
            <Matches proposals={proposals} answered={answered} />
            {today.praise ? <p className="al-praise">{today.praise}</p> : null}
            <ToDos todo={todo} more={more} />
            <Own own={own} ending={ending} notNow={today.notNow} />
            <NoticeList title="To know" notices={notices} />
            {people.length === 0 ? <MyPeople people={people} inAll={0} /> : null}
          </>
        }
        side={people.length > 0 ? <MyPeople people={people} inAll={peopleInAll} /> : null}
      />
    </Page>
  )
}

function MyPeople({ people, inAll }: Pick<Today, 'people'> & { readonly inAll: number }) {
  return (
    <section aria-labelledby="people">
      <h2 className="nhsuk-heading-m" id="people">
        My people
      </h2>
      <PeopleList people={people} />
      {inAll > people.length ? (
        <p>
          <Link to="/people">All {inAll} people</Link>
        </p>
      ) : null}
    </section>
  )
}

function Matches({ proposals, answered }: Pick<Today, 'proposals' | 'answered'>) {
  if (proposals.length + answered === 0) return null
  return (
    <section aria-labelledby="matches">
      <h2 className="nhsuk-heading-m" id="matches">
        Matches
      </h2>
      {proposals.length > 0 ? (
        <WorkList
          items={proposals.map(({ id, clinicName, daysLeft }) => ({
            id,
            to: `/matches/${id}`,
            title: 'Would you like to meet somebody?',
            detail: `At ${clinicName}. You see what they need, and no name.`,
            tags: daysLeft === null ? null : <Clock workingDays={daysLeft} what="An answer is" />,
          }))}
          empty=""
        />
      ) : null}
      {answered > 0 ? (
        <p className="al-quiet">
          You said yes to {answered === 1 ? 'a match' : `${answered} matches`}. We are waiting for their
          answer, and you hear as soon as it is there.
        </p>
      ) : null}
    </section>
  )
}

function ToDos({ todo, more }: Pick<Today, 'todo' | 'more'>) {
  if (todo.length === 0) return null
  return (
    <section aria-labelledby="todo">
      <h2 className="nhsuk-heading-m" id="todo">
        To do
      </h2>
      <WorkList
        items={todo.map(({ id, to, title, detail, waited, daysLeft, isLate }) => ({
          id,
          to,
          title,
          detail: waited ? `${detail} · ${waited}` : detail,
          tags:
            daysLeft !== null && (daysLeft <= 0 || !isLate) ? (
              <Clock workingDays={daysLeft} />
            ) : isLate ? (
              <StateTag tone="red">overdue</StateTag>
            ) : null,
        }))}
        empty=""
      />
      {more > 0 ? (
        <p className="al-quiet">
          And {more} more. <Link to="/people">My people</Link> has them all.
        </p>
      ) : null}
    </section>
  )
}

/** What is about the mentor themself: supervision, refreshers, dates that end, and whether they are asked at all. */
function Own({ own, ending, notNow }: Pick<Today, 'own' | 'ending' | 'notNow'>) {
  if (own.length + ending.length === 0 && !notNow) return null
  return (
    <section aria-labelledby="own">
      <h2 className="nhsuk-heading-m" id="own">
        About me
      </h2>
      <ul className="al-own">
        {own.map(({ id, label, clinicName, waitsFor, daysLeft, isLate }) => (
          <li key={id}>
            <strong>{label}</strong> at {clinicName}: waits for {waitsFor}{' '}
            {daysLeft !== null ? (
              <Clock workingDays={daysLeft} />
            ) : isLate ? (
              <StateTag tone="red">overdue</StateTag>
            ) : null}
          </li>
        ))}
        {ending.map(({ key, words }) => (
          <li key={key}>{words} Your coordinator helps you to renew it.</li>
        ))}
        {notNow ? (
          <li>
            You said “not now”, so nobody new is proposed to you. <Link to="/room">Change it</Link>
          </li>
        ) : null}
      </ul>
    </section>
  )
}
