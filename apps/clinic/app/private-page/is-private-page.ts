import { useMatches } from '@remix-run/react'

/** Marks the routes that anybody may open who holds a link: they have a document of their own. */
export const privatePage = { isPrivatePage: true } as const

/** Whether the page that is shown is one of those. */
export function useIsPrivatePage(): boolean {
  return useMatches().some(({ handle }) => (handle as { isPrivatePage?: boolean } | undefined)?.isPrivatePage)
}
