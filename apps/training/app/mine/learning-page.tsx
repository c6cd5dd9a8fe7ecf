import { ButtonLink, dayInWords, More, Page, Panel } from '@alongside/web/page'
import { Journey } from '@alongside/web/pictures'
import type { Api } from '@alongside/web/request.server'
import { Link } from '@remix-run/react'
import { Bar } from '../learning/bar.tsx'

type Mine = Awaited<ReturnType<Api['training']['mine']['query']>>
type Training = NonNullable<Mine['training']>

const stages = [
  { key: 'enrolled', label: 'Enrolled' },
  { key: 'learning', label: 'Learning' },
  { key: 'shadowing', label: 'Watching' },
  { key: 'observed', label: 'Leading' },
  { key: 'signOff', label: 'Signing' },
  { key: 'accredited', label: 'Ready' },
] as const

function stagesOf(training: Training) {
  const shown = training.state === 'deferred' ? 'learning' : training.state
  const here = stages.findIndex(({ key }) => key === shown)
  const whenOf: Partial<Record<(typeof stages)[number]['key'], string>> = {
    learning: training.modulesDone > 0 ? `${training.modulesDone} of ${training.modulesOf} modules` : '',
    shadowing:
      training.watchedOn.length > 0 ? `${training.watchedOn.length} of ${training.watchSessions}` : '',
    observed: training.ledOn.length > 0 ? `${training.ledOn.length} of ${training.leadSessions}` : '',
  }
  return stages.map((stage, index) => ({
    ...stage,
    standing:
      index < here ? ('visited' as const) : index === here ? ('current' as const) : ('ahead' as const),
    ...(whenOf[stage.key] ? { when: whenOf[stage.key] } : {}),
  }))
}

/** Where a trainee is on their way, and what comes next. */
export function LearningPage({
  training,
  modules,
  cohort,
  now,
}: {
  readonly training: Training
  readonly modules: Mine['modules']
  readonly cohort: Mine['cohort']
  readonly now: string
}) {
  const day = cohort?.days.find(({ heldOn }) => heldOn >= now.slice(0, 10))
  return (
    <Page
      title="Your way"
      lead={`You joined on ${dayInWords(training.enrolledAt)}. Take it at your own pace.`}
    >
      <section className="al-coming" aria-labelledby="next">
        <h2 className="al-coming__head" id="next">
          What comes next
        </h2>
        <Next training={training} modules={modules} />
      </section>
      {day ? (
        <p>
          Your group meets on <strong>{dayInWords(day.heldOn)}</strong>, {day.from} to {day.until},{' '}
          {day.place}. <Link to="/group">All days</Link>
        </p>
      ) : null}
      <Bar
        label="What you have learned"
        done={training.modulesDone}
        of={training.modulesOf}
        words={`${training.modulesDone} of ${training.modulesOf} modules, ${training.hoursLearned} of ${training.hoursAltogether} hours`}
      />
      <Panel title="Where you are">
        <Journey title="Your way to being ready" stages={stagesOf(training)} />
      </Panel>
      <p>
        <Link to="/learn">All modules</Link> · <Link to="/practice">Watching, leading and signing</Link> ·{' '}
        <Link to="/record">My record</Link>
      </p>
      {training.status === 'active' ? (
        <More summary="Take a break, or stop">
          <p>Nothing that you learned is lost.</p>
          <ButtonLink to="/break" tone="secondary" small>
            Take a break
          </ButtonLink>{' '}
          <ButtonLink to="/withdraw" tone="secondary" small>
            Withdraw
          </ButtonLink>
        </More>
      ) : null}
    </Page>
  )
}

function Next({ training, modules }: { readonly training: Training; readonly modules: Mine['modules'] }) {
  switch (training.state) {
    case 'enrolled':
    case 'learning': {
      const next =
        modules.find(({ doneOn, place }) => doneOn === null && place !== null) ??
        modules.find(({ doneOn, before }) => doneOn === null && before.length === 0)
      return next ? (
        <>
          <p className="al-coming__title">{next.title}</p>
          <p>{next.afterwards}</p>
          <p>
            <Link className="al-coming__link" to={`/learn/${next.key}`}>
              {next.place === null ? 'Begin this module' : 'Go on where you stopped'}
            </Link>
          </p>
        </>
      ) : null
    }
    case 'shadowing':
      return (
        <>
          <p className="al-coming__title">Watch a session</p>
          <p>You sit in with a mentor, and the person has said yes to that first.</p>
          <p>Your coordinator arranges it. Afterwards you talk about what you saw.</p>
        </>
      )
    case 'observed':
      return (
        <>
          <p className="al-coming__title">
            {training.ledOn.length < training.leadSessions
              ? 'Lead a session, with somebody beside you'
              : 'Write a page of your own thoughts'}
          </p>
          <p>What went well, what was hard, and what you would do again. There is no right answer.</p>
          <p>
            <Link className="al-coming__link" to="/practice">
              {training.reflectedOn ? 'See what you wrote' : 'Write your thoughts'}
            </Link>
          </p>
        </>
      )
    case 'signOff':
      return (
        <>
          <p className="al-coming__title">Two people sign</p>
          <p>
            The clinic and your coordinator both say that you are ready. There is nothing you need to do now.
          </p>
        </>
      )
    case 'deferred':
      return (
        <>
          <p className="al-coming__title">You are on a break</p>
          <p>
            {training.deferredUntil ? `Until ${dayInWords(training.deferredUntil)}. ` : ''}Come back when you
            are ready.
          </p>
          <p>
            <Link className="al-coming__link" to="/break">
              Go on now
            </Link>
          </p>
        </>
      )
    case 'accredited':
      return <p className="al-coming__title">You are ready</p>
    default:
      return (
        <>
          <p className="al-coming__title">You have withdrawn</p>
          <p>What you learned stays on your record.</p>
        </>
      )
  }
}
