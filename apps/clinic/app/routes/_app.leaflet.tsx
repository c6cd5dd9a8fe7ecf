import { Language, languages } from '@alongside/domain/messages'
import { Page, titled, Views } from '@alongside/web/page'
import { load } from '@alongside/web/request.server'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageWords } from '../private-page/all.words.ts'
import { notYetReviewed } from '../private-page/reviewed.words.ts'

export const meta = titled('Leaflet')

export function loader(args: LoaderFunctionArgs) {
  const wanted = Language.safeParse(new URL(args.request.url).searchParams.get('language'))
  return load(args, async api => {
    const { languages: offered } = await api.links.languages.query()
    const isOffered = wanted.success && offered.includes(wanted.data)
    const language = isOffered ? wanted.data : ('en' as const)
    const { offer, leaflet } = pageWords[language]
    return { offered, language, leaflet: { ...leaflet, says: [...offer.says, ...leaflet.answer] } }
  })
}

/** One page of paper that may lie on any table: it names no place, no condition and no service. */
export default function Leaflet() {
  const { language, offered, leaflet } = useLoaderData<typeof loader>()
  return (
    <div className="al-leaflet">
      <Page title="Leaflet" lead="Print it from your browser. Only the part in the frame is printed." narrow>
        <Views
          label="Language of the leaflet"
          views={offered.map(value => ({
            to: `/leaflet?language=${value}`,
            label: languages[value].inEnglish,
            isCurrent: value === language,
          }))}
        />
        {notYetReviewed.includes(language) ? (
          <p className="al-quiet al-leaflet__beside">
            The words in this language wait to be read by somebody who grew up with it.
          </p>
        ) : null}
        <article className="al-leaflet__paper" lang={language} dir={languages[language].runs}>
          <h2 className="nhsuk-heading-l">{leaflet.heading}</h2>
          {leaflet.says.map(sentence => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p className="al-leaflet__who">
            <span>{leaflet.who}:</span> <span className="al-leaflet__line" />
          </p>
        </article>
      </Page>
    </div>
  )
}
