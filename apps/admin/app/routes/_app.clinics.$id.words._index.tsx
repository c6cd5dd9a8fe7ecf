import { Language, languages, languagesFor, TemplatePurpose } from '@alongside/domain/messages'
import { useAccount } from '@alongside/web/frame'
import { Notice, Page, Panel, titled, Views } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { MessageShown, WhoseWords, WordsSince } from '../clinics/message-shown.tsx'
import { SettledRows } from '../clinics/settled-rows.tsx'
import { messageFacts, rowsOf } from '../clinics/words.server.ts'

export const meta = titled('What messages say')

export function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams.get('in')
  const language = Language.safeParse(asked).data ?? 'en'
  return load(args, async api => {
    const clinic = await api.places.clinic.query({ id: args.params.id ?? '' })
    const { id, name, now } = clinic
    return {
      clinic: { id, name },
      isWrittenIn: now.messages.languages.includes(language),
      inWords: languages[language].inEnglish,
      isEnglish: language === 'en',
      views: Language.options.map(code => ({
        to: `/clinics/${id}/words?in=${code}`,
        label: languages[code].inEnglish,
        isCurrent: code === language,
      })),
      messages: TemplatePurpose.options
        .filter(purpose => languagesFor(purpose).includes(language))
        .map(purpose => messageFacts(clinic, { purpose, language })),
      rows: rowsOf(clinic, row => row.language === language),
    }
  })
}

/** What each message of one clinic says, in one language, and whose words they are. */
export default function WordsOfClinic() {
  const { clinic, views, messages, rows, inWords, isEnglish, isWrittenIn } = useLoaderData<typeof loader>()
  const mayChange = useAccount()?.role === 'administrator'
  return (
    <Page
      title="What messages say"
      caption={clinic.name}
      lead="Each message as somebody reads it, here with a made-up name, day and address."
      back={{ to: `/clinics/${clinic.id}`, label: clinic.name }}
    >
      <Views label="Languages" views={views} />
      {isWrittenIn ? null : (
        <Notice title={`Nobody is written to in ${inWords} here`}>
          The clinic settled without it. Whoever asked for it is written to in English.
        </Notice>
      )}
      {isEnglish ? null : (
        <Notice title="Somebody who grew up with it has to read it">
          {`The programme’s words in ${inWords} still wait for a native speaker. Words of this clinic say who read them.`}
        </Notice>
      )}
      {messages.map(message => (
        <Panel
          key={message.purpose}
          title={message.title}
          aside={
            mayChange ? (
              <Link to={message.to}>
                Change<span className="nhsuk-u-visually-hidden">: {message.title}</span>
              </Link>
            ) : null
          }
        >
          <p className="ad-tags">
            <WhoseWords {...message} />
          </p>
          <MessageShown facts={message} />
          <WordsSince {...message} />
        </Panel>
      ))}
      <Panel title="What was changed, and when">
        {rows.length === 0 ? (
          <p>Nothing yet: every message in {inWords} has the programme’s words.</p>
        ) : (
          <SettledRows rows={rows} />
        )}
      </Panel>
    </Page>
  )
}
