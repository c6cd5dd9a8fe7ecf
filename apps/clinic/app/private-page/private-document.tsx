import type { ReactNode } from 'react'
import { useSpoken } from './page-data.ts'
import stylesheet from './private-page.css?url'

/**
 * The document of the private page: no name of ours, no script at all, one small style sheet. It is quick on an old phone,
 * and says nothing to whoever looks over a shoulder.
 */
export function PrivateDocument({ children }: { readonly children: ReactNode }) {
  const { language, runs, words } = useSpoken()
  return (
    <html lang={language} dir={runs}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        <title>{words.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body>
        <form className="pp-leave" method="post" action="/leave">
          <button className="pp-leave__button" type="submit">
            {words.leave}
          </button>
        </form>
        <main className="pp-main">{children}</main>
      </body>
    </html>
  )
}
