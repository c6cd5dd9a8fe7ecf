import { Language, languages as spoken } from '@alongside/domain/messages'
import { CommandField, Form, SubmitButton } from '@alongside/web/form'
import { Columns, Day, Moment, Notice, Page, Panel, titled, Views } from '@alongside/web/page'
import { load, submit } from '@alongside/web/request.server'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { wayWords } from '../link/link.words.ts'
import { SentLinks } from '../link/sent-links.tsx'
import { notYetReviewed } from '../private-page/reviewed.words.ts'
import { whom } from '../referral/step-page.tsx'

export const meta = titled('Private link')

export function loader(args: LoaderFunctionArgs) {
  const wanted = Language.safeParse(new URL(args.request.url).searchParams.get('language'))
  return load(args, api =>
    api.links.preview.query({
      referralId: args.params.id ?? '',
      ...(wanted.success ? { language: wanted.data } : {}),
    }),
  )
}

/** Sends a link, or takes one back: whichever of the two the form names. */
const SendOrTakeBack = z.strictObject({
  commandId: z.uuid(),
  language: Language.optional(),
  linkId: z.uuid().optional(),
})

export function action(args: ActionFunctionArgs) {
  const referralId = args.params.id ?? ''
  return submit(args, SendOrTakeBack, async ({ commandId, language, linkId }, api) => {
    const to = `/referrals/${referralId}/link`
    if (linkId !== undefined) {
      await api.links.revoke.mutate({ linkId, commandId })
      return { to, said: 'Taken back. The link opens nothing any more' }
    }
    await api.links.issue.mutate({ referralId, language: language ?? 'en', commandId })
    return { to, said: 'On its way. It leaves at the next hour that is safe for them' }
  })
}

export default function PrivateLink() {
  const { referralId, personId, name, clinicNumber, language, languages, plan, reason, links } =
    useLoaderData<typeof loader>()
  const isOpen = links.some(({ state }) => state === 'waiting' || state === 'sent')
  return (
    <Page
      title="Send a private link"
      caption={whom({ name, clinicNumber })}
      lead="It opens a page that is theirs alone, where they can answer in peace. It works once."
      back={{ to: `/people/${personId}`, label: 'Back to this person' }}
    >
      <Columns
        main={
          plan === null ? (
            <Notice title="No link can be sent now" tone="warning">
              <p>{reason}</p>
              <p>
                <Link to={`/people/${personId}`}>See where things stand</Link>
              </p>
            </Notice>
          ) : (
            <Panel title="What is sent, word for word">
              <Views
                label="Language of the message and the page"
                views={languages.map(value => ({
                  to: `/referrals/${referralId}/link?language=${value}`,
                  label: spoken[value].inEnglish,
                  isCurrent: value === language,
                }))}
              />
              <blockquote className="al-letter" lang={language} dir={spoken[language].runs}>
                {plan.text}
              </blockquote>
              <p className="al-quiet">
                The dots stand for a secret part that nobody sees but them.
                {notYetReviewed.includes(language)
                  ? ' The words in this language wait to be read by somebody who grew up with it.'
                  : null}
              </p>
              <p>
                {wayWords[plan.channel]} to the {plan.channel === 'text' ? 'number' : 'address'} ending in{' '}
                <strong>{plan.ending}</strong>, signed as {plan.from}.{' '}
                {plan.isNow ? (
                  'It leaves at once.'
                ) : (
                  <>
                    It leaves{' '}
                    <strong>
                      <Moment at={plan.leavesAt} />
                    </strong>
                    , the next hour that is safe for them.
                  </>
                )}{' '}
                The page works until <Day on={plan.expiresAt} />.
              </p>
              <Form id="send">
                <input type="hidden" name="language" value={language} />
                <CommandField form="send" />
                {isOpen ? (
                  <p>The link from before then opens nothing any more: only the newest one works.</p>
                ) : null}
                <SubmitButton busy="Sending…">
                  {isOpen ? 'Send a new link instead' : 'Send the link'}
                </SubmitButton>
              </Form>
            </Panel>
          )
        }
        side={
          <>
            <SentLinks links={links} />
            <Panel title="On their page">
              <p>What is offered, in plain words, and three answers: yes, not now, no thank you.</p>
              <p>
                A yes asks each question of the agreement, and how it is safe to reach them. You hear of every
                answer at once.
              </p>
              <p>
                <Link to={`/leaflet?language=${language}`}>The leaflet says the same on paper</Link>
              </p>
            </Panel>
          </>
        }
      />
    </Page>
  )
}
