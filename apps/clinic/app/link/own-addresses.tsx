import type { ReactNode } from 'react'

/** A text with the addresses of our own private page as links, as a phone would show them; no other address is one. */
export function ownAddresses(text: string): ReactNode[] {
  return text.split(/(https?:\/\/[^\s/]+\/a\/[a-z0-9]+)/).map((part, index) => {
    const path = /^https?:\/\/[^/]+(\/a\/[a-z0-9]+)$/.exec(part)?.[1]
    return path === undefined ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their places
      <a key={index} href={path}>
        {part}
      </a>
    )
  })
}
