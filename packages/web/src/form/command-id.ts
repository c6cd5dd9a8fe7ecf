import { useLocation } from '@remix-run/react'
import { usePageKey } from '../app/frame-data.ts'
import { useFormResult } from './form.tsx'

/**
 * The id of the command that one form on one page sends. It stays the same until the page was answered, so a double
 * click or a repeated send is recognised; every form and every page has its own. A form that came back because nobody
 * knows whether it had its effect keeps the id it had.
 */
export function useCommandId(formId: string): string {
  const pageKey = usePageKey()
  const { pathname } = useLocation()
  const result = useFormResult()
  if (result?.form === formId && result.commandId !== undefined) return result.commandId
  return mixed(pageKey, `${pathname} ${formId}`)
}

/** A UUID made of a random one and a text: the random bits of the first, moved by the text. */
export function mixed(uuid: string, text: string): string {
  const head = (Number.parseInt(uuid.slice(0, 8), 16) ^ hash(text, 0x811c9dc5)) >>> 0
  const tail = (Number.parseInt(uuid.slice(-8), 16) ^ hash(text, 0x1b873593)) >>> 0
  return `${hex(head)}${uuid.slice(8, -8)}${hex(tail)}`
}

/** FNV-1a: short, and the same on the server and in every browser. */
function hash(text: string, start: number): number {
  let value = start
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0')
}
