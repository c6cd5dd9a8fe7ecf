import type { ReactNode } from 'react'

/** Says that there is nothing, and what that means. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <div className="al-empty">{typeof children === 'string' ? <p>{children}</p> : children}</div>
}
