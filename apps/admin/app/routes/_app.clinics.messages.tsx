import {
  exampleParts,
  filledIn,
  Language,
  languages,
  languagesFor,
  mayBeSent,
  programmeWords,
  purposeWords,
  TemplatePurpose,
} from '@alongside/domain/messages'
import { Page, Panel, StateTag, titled, Views } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

export const meta = titled('What messages say')

export function loader(args: LoaderFunctionArgs) {
  return load(args, async api => {
    const asked = new URL(args.request.url).searchParams.get('in')
    const language = Language.safeParse(asked).data ?? 'en'
    const { trusts } = await api.places.list.query()
    const names = trusts.flatMap(trust => [trust.name, ...trust.clinics.map(({ name }) => name)])
    return {
      clinics: trusts.flatMap(trust => trust.clinics.map(({ id, name }) => ({ id, name }))),
      language,
      texts: TemplatePurpose.options
        .filter(purpose => languagesFor(purpose).includes(language))
        .map(purpose => {
          const text = filledIn(programmeWords(purpose, language), exampleParts(language))
          return { purpose, text, verdict: mayBeSent(text, names) }
        }),
    }
  })
}

/** Every text that leaves by itself, as it reads, and what the reader of words says about it. */
export default function Messages() {
  const { clinics, language, texts } = useLoaderData<typeof loader>()
  return (
    <Page
      title="What messages say"
      back={{ to: '/clinics', label: 'Clinics' }}
      lead="Each is read for words that would tell a stranger something, here and again as it leaves. It also looks for the names of your clinics."
    >
      <Views
        label="Languages"
        views={Language.options.map(code => ({
          to: `/clinics/messages?in=${code}`,
          label: languages[code].inEnglish,
          isCurrent: code === language,
        }))}
      />
      {texts.map(({ purpose, text, verdict }) => (
        <Panel
          key={purpose}
          title={purposeWords[purpose]}
          aside={
            verdict === true ? (
              <StateTag tone="green">Tells nothing</StateTag>
            ) : (
              <StateTag tone="red">Must not leave</StateTag>
            )
          }
        >
          <p className="ad-message" lang={language} dir={languages[language].runs}>
            {text}
          </p>
          {verdict === true ? null : <p>{verdict}</p>}
        </Panel>
      ))}
      <Panel title="What the messages of one clinic say">
        <p>Above are the programme’s words. A clinic may settle its own.</p>
        <ul className="ad-places-list">
          {clinics.map(({ id, name }) => (
            <li key={id}>
              <Link to={`/clinics/${id}/words?in=${language}`}>{name}</Link>
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  )
}
