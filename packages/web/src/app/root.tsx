import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react'
import type { ReactNode } from 'react'
import stylesheet from '../styles/alongside.scss?url'
import { ErrorPage } from './error-page.tsx'
import { Frame } from './frame.tsx'
import { type App, AppContext } from './frame-data.ts'
import { useNonce } from './nonce.ts'

/**
 * Tells the styles that scripts run, before anything is painted. The second class is what the NHS components ask for
 * when they wake up; without it they refuse and take the page down. The title is put back as React expects it: the
 * summary of mistakes gives it its "Error:" again.
 */
const awake =
  "document.body.className+=' js-enabled'+('noModule' in HTMLScriptElement.prototype?' nhsuk-frontend-supported':'');document.title=document.title.replace(/^Error: /,'')"

/** Styles and icon, all from our own server. */
export const rootLinks: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/kit/icon.svg', type: 'image/svg+xml' },
]

/** The title of a page that gives none of its own. */
export const rootMeta: MetaFunction = () => [{ title: 'Alongside' }]

/** The document around every page of an app; its `Layout` is this with the app's own facts. */
export function Document({ app, children }: { readonly app: App; readonly children: ReactNode }) {
  const nonce = useNonce()
  return (
    <html lang="en-GB" className="nhsuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#0d3b45" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        <Links />
      </head>
      <body className="nhsuk-template__body" suppressHydrationWarning>
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file, held by the nonce
          dangerouslySetInnerHTML={{ __html: awake }}
        />
        <AppContext.Provider value={app}>
          <Frame>{children}</Frame>
        </AppContext.Provider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

/** Whatever page the address stands for. */
export function RootPage() {
  return <Outlet />
}

/** What stands in the frame when no page of the app can. */
export function RootErrorBoundary() {
  return <ErrorPage />
}
