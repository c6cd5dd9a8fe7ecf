/**
 * A path of this very app, or `/` for anything else. Addresses that came from outside reach a redirect only
 * through here: no host, no scheme, no backslash that a browser would read as a slash.
 */
export function ownPath(given: unknown): string {
  if (typeof given !== 'string' || given.length > 500) return '/'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (!/^\/(?![/\\])/.test(given) || /[\\\u0000-\u001f\u007f]/.test(given)) return '/'
  const base = 'https://own.invalid'
  const url = URL.canParse(given, base) ? new URL(given, base) : null
  if (url === null || url.origin !== base || url.pathname.startsWith('//')) return '/'
  url.searchParams.delete('_data')
  if (url.pathname === '/sign-in' || url.pathname.startsWith('/sign-in/')) return '/'
  return `${url.pathname}${url.search}`
}
