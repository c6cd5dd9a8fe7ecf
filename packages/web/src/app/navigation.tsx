import type { Role } from '@alongside/domain/people'
import { Link, useLocation } from '@remix-run/react'
import { type NavigationItem, type NavigationSection, useApp } from './frame-data.ts'

/** The pages of this app that are this role's: one row, and a second one for the pages of the section that is open. */
export function Navigation({ role }: { readonly role: Role }) {
  const { pathname } = useLocation()
  const { navigation } = useApp()
  const entries = navigation.flatMap(entry => {
    if (!('pages' in entry)) return isTheirs(entry, role) ? [{ ...entry, pages: [entry], isOpen: false }] : []
    const pages = entry.pages.filter(page => isTheirs(page, role))
    const [first] = pages
    if (!first) return []
    // a section with one page for this role is that page
    const label = pages.length === 1 ? first.label : entry.label
    return [{ to: first.to, label, pages, isOpen: isIn(entry, pathname) }]
  })
  if (entries.length === 0) return null
  const open = entries.find(({ isOpen, pages }) => isOpen && pages.length > 1)
  return (
    <nav className="al-nav" aria-label="Main">
      <ul className="nhsuk-width-container al-width al-nav__list">
        {entries.map(({ to, label, pages, isOpen }) => (
          <li key={to} className="al-nav__item">
            <Link
              className="al-nav__link"
              to={to}
              aria-current={pages.length === 1 && isOn(to, pathname) ? 'page' : isOpen ? 'true' : undefined}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
      {open ? (
        <ul
          className="nhsuk-width-container al-width al-nav__list al-nav__list--pages"
          aria-label={open.label}
        >
          {open.pages.map(page => (
            <li key={page.to} className="al-nav__item">
              <Link
                className="al-nav__link al-nav__link--page"
                to={page.to}
                aria-current={isOn(page.to, pathname) ? 'page' : undefined}
              >
                {page.label}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </nav>
  )
}

function isTheirs({ roles }: NavigationItem, role: Role): boolean {
  return roles === undefined || roles.includes(role)
}

function isIn({ pages, also = [] }: NavigationSection, pathname: string): boolean {
  return [...pages.map(({ to }) => to), ...also].some(start => isOn(start, pathname))
}

/** The page itself and everything below it; the first page is only itself. */
function isOn(to: string, pathname: string): boolean {
  return pathname === to || (to !== '/' && pathname.startsWith(`${to}/`))
}
