import { Link, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { SaidOnce } from '../page/said.tsx'
import { useAccount, useApp } from './frame-data.ts'
import { IdleGuard } from './idle-guard.tsx'
import { LeaveButton } from './leave-button.tsx'
import { Navigation } from './navigation.tsx'

/** Header, main part and footer of every page, whatever stands in it. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const app = useApp()
  const account = useAccount()
  return (
    <>
      <a className="nhsuk-skip-link" href="#maincontent">
        Skip to main content
      </a>
      <LoadingBar />
      <Header />
      <div className="nhsuk-width-container al-width">
        <main className="nhsuk-main-wrapper al-main" id="maincontent" tabIndex={-1}>
          <SaidOnce>{children}</SaidOnce>
        </main>
      </div>
      <footer className="al-footer">
        <div className="nhsuk-width-container al-width">
          <p className="al-footer__help">{app.help}</p>
          <p className="al-footer__small">
            “Leave this page” signs you out and opens the weather. Pressing the Shift key three times does the
            same.
          </p>
        </div>
      </footer>
      <LeaveButton />
      {account ? <IdleGuard minutes={app.idleMinutes} /> : null}
    </>
  )
}

function Header() {
  const app = useApp()
  const account = useAccount()
  return (
    <header className="al-header">
      <div className="nhsuk-width-container al-width al-header__row">
        <Link className="al-header__name" to="/">
          <Mark />
          <span className="al-header__words">
            <span className="al-header__product">Alongside</span>
            <span className="al-header__label">{app.label}</span>
          </span>
        </Link>
        {account ? (
          <details className="al-account">
            <summary className="al-account__summary">
              <span className="nhsuk-u-visually-hidden">Your account: </span>
              <span className="al-account__name">{account.name}</span>
            </summary>
            <div className="al-account__menu">
              <Link className="al-account__item" to="/my-sign-in">
                My sign-in
              </Link>
              <form method="post" action="/sign-out">
                <button className="al-account__item" type="submit">
                  Sign out
                </button>
              </form>
            </div>
          </details>
        ) : null}
      </div>
      {account ? <Navigation role={account.role} /> : null}
    </header>
  )
}

/** The product's own mark: two lines that keep each other company. */
function Mark() {
  return (
    <svg className="al-mark" viewBox="0 0 40 40" width="36" height="36" aria-hidden="true" focusable="false">
      <path
        d="M11 33C11 20 15 13 24 7"
        fill="none"
        stroke="#f2c879"
        strokeWidth="5.5"
        strokeLinecap="round"
      />
      <path
        d="M21 33C21 24 24 18 31 14"
        fill="none"
        stroke="currentColor"
        strokeWidth="5.5"
        strokeLinecap="round"
      />
    </svg>
  )
}

/** A thin moving line at the top while the next page is on its way. */
function LoadingBar() {
  const navigation = useNavigation()
  return (
    <div className={`al-loading${navigation.state === 'idle' ? '' : ' al-loading--on'}`} aria-hidden="true" />
  )
}
