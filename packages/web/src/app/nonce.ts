import { createContext, useContext } from 'react'

/** This answer's own nonce: the only thing that lets an inline script run. */
export const NonceContext = createContext('')

/** The nonce on the server; empty in the browser, which never shows it again. */
export function useNonce(): string {
  return useContext(NonceContext)
}
