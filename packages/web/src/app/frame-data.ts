import type { Role } from '@alongside/domain/people'
import { useRouteLoaderData } from '@remix-run/react'
import { createContext, useContext } from 'react'
import type { AppName } from '../app-name.ts'

/** What the root of every app loads. */
export interface RootData {
  /** New with every page load and after every submit. */
  readonly pageKey: string
  /** What was just done, in one sentence. */
  readonly said: string | null
}

/** Who is signed in: for the frame, and for pages that look different from role to role. It gives no right. */
export interface Account {
  readonly name: string
  readonly role: Role
  readonly mentorId: string | null
  readonly traineeId: string | null
  readonly clinics: readonly { readonly id: string; readonly name: string; readonly trustName: string }[]
}

/** What the layout of the signed-in pages loads. */
export interface SignedInData {
  readonly account: Account
}

/** One entry of the navigation. */
export interface NavigationItem {
  readonly to: string
  readonly label: string
  /** Whose page it is; absent: everybody's. It saves people a walk to a page that is not theirs, and gives no right. */
  readonly roles?: readonly Role[]
}

/** Pages that belong together: one entry of the navigation, and a second row while one of them is open. */
export interface NavigationSection {
  readonly label: string
  readonly pages: readonly NavigationItem[]
  /** Beginnings of addresses that belong here and stand in no row. */
  readonly also?: readonly string[]
}

/** What makes one app differ from the other three in its frame. */
export interface App {
  readonly name: AppName
  /** Stands beside the product's name. Neutral: a stranger who reads it learns nothing. */
  readonly label: string
  readonly navigation: readonly (NavigationItem | NavigationSection)[]
  /** After so many minutes without a touch the page gives way to the sign-in page. */
  readonly idleMinutes: number
  /** Plain text in the footer: where to find help. */
  readonly help: string
}

/** The id of the layout route of the signed-in pages: `app/routes/_app.tsx` in every app. */
export const signedInRoute = 'routes/_app'

/** The app around a component. */
export const AppContext = createContext<App>({
  name: 'clinic',
  label: '',
  navigation: [],
  idleMinutes: 15,
  help: '',
})

/** The app around a component. */
export function useApp(): App {
  return useContext(AppContext)
}

/** What the root loaded; absent when the root itself failed. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData('root') as RootData | undefined
}

/** Changes with every page load and every answered submit. */
export function usePageKey(): string {
  return useRootData()?.pageKey ?? '00000000-0000-4000-8000-000000000000'
}

/** Who is signed in, or nothing on the pages outside. */
export function useAccount(): Account | undefined {
  return (useRouteLoaderData(signedInRoute) as SignedInData | undefined)?.account
}
