import { CommandField, EventForm, Form, SubmitButton } from '@alongside/web/form'
import { ButtonLink, dayInWords, More, Notice, Page, Panel, StateTag } from '@alongside/web/page'
import { Journey } from '@alongside/web/pictures'
import { checkTones, joiningStages, nextOf, type Recruitment } from './what-next.ts'

/** Where somebody who applies is, what happens next, and by when. */
export function JoiningPage({
  recruitment,
  draftId,
}: {
  readonly recruitment: Recruitment
  readonly draftId: string | null
}) {
  const next = nextOf(recruitment)
  const isOver = recruitment.status === 'done'
  return (
    <Page title="Your way" lead={isOver ? undefined : 'Everybody goes through the same steps.'}>
      <section className="al-coming" aria-labelledby="next">
        <h2 className="al-coming__head" id="next">
          {isOver ? 'Where you are' : 'What happens next'}
        </h2>
        <p className="al-coming__title">{next.title}</p>
        {next.sentences.map(sentence => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      <Act recruitment={recruitment} draftId={draftId} />
      {recruitment.state === 'checks' ? <Checks recruitment={recruitment} /> : null}
      {isOver ? null : (
        <Panel title="Where you are">
          <Journey title="Your way to joining" stages={joiningStages(recruitment)} />
        </Panel>
      )}
      {isOver ? null : (
        <p className="al-quiet">
          <More summary="If you change your mind">
            <p>You can withdraw at any time. You do not have to say why, and nobody is cross.</p>
            <ButtonLink to="/withdraw" tone="secondary" small>
              Withdraw
            </ButtonLink>
          </More>
        </p>
      )}
    </Page>
  )
}

function Act({
  recruitment,
  draftId,
}: {
  readonly recruitment: Recruitment
  readonly draftId: string | null
}) {
  if (recruitment.path === 'invitedToChat.writing')
    return draftId ? (
      <ButtonLink to={`/application/${draftId}`}>Go on with your application</ButtonLink>
    ) : (
      <Form id="begin">
        <CommandField form="begin" />
        <input type="hidden" name="recruitmentId" value={recruitment.id} />
        <SubmitButton>Begin your application</SubmitButton>
      </Form>
    )
  if (recruitment.path === 'conditionallyOffered')
    return <EventForm event="acceptOffer" version={recruitment.seq} label="Yes, I accept" />
  return null
}

function Checks({ recruitment }: { readonly recruitment: Recruitment }) {
  return (
    <section aria-labelledby="checks">
      <h2 className="nhsuk-heading-m" id="checks">
        Your checks
      </h2>
      <ul className="al-checks">
        {recruitment.checks.map(each => (
          <li key={each.check} className="al-check">
            <div className="al-check__head">
              <h3 className="al-check__title">{each.label}</h3>
              <StateTag tone={checkTones[each.stage]}>{each.stageLabel}</StateTag>
            </div>
            <p className="al-check__words">{each.why}</p>
            <p className="al-check__when">{whenOf(each)}</p>
          </li>
        ))}
      </ul>
      <Notice title="Equality questions">
        <p>
          We would like to know whether everybody has the same chance here. You can answer a few questions
          about yourself. They are kept apart from your name, and you can skip every one.
        </p>
        <ButtonLink to="/equality" tone="secondary" small>
          Answer or skip
        </ButtonLink>
      </Notice>
    </section>
  )
}

function whenOf(check: Recruitment['checks'][number]): string {
  switch (check.stage) {
    case 'asked':
      return [
        check.askedOn ? `Asked for on ${dayInWords(check.askedOn)}` : 'Asked for',
        check.chasedOn ? `asked again on ${dayInWords(check.chasedOn)}` : '',
        check.chaseOn ? `we ask again on ${dayInWords(check.chaseOn)}` : '',
      ]
        .filter(words => words !== '')
        .join(', ')
    case 'received':
      return check.receivedOn ? `Here since ${dayInWords(check.receivedOn)}` : 'Here'
    case 'accepted':
      return [
        check.decidedOn ? `Done on ${dayInWords(check.decidedOn)}` : 'Done',
        check.expiresOn ? `good until ${dayInWords(check.expiresOn)}` : '',
      ]
        .filter(words => words !== '')
        .join(', ')
    case 'ranOut':
      return check.expiresOn ? `Ran out on ${dayInWords(check.expiresOn)}. We ask for a new one.` : 'Ran out'
    case 'notAccepted':
      return 'Your coordinator talks with you about it.'
    case 'notAsked':
      return 'You hear when it begins.'
  }
}
